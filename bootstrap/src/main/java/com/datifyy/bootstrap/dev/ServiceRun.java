package com.datifyy.bootstrap.dev;

import com.datifyy.bootstrap.Complaint;
import com.datifyy.bootstrap.settings.Variable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The service that lies in a folder, served once by a process of its own, and what is asked of it meanwhile.
final class ServiceRun implements AutoCloseable {
    /// Training takes its time where others work, too.
    private static final Duration LONGEST_START = Duration.ofMinutes(5);
    private static final Duration LONGEST_END = Duration.ofMinutes(5);
    private static final Duration LONGEST_PROBE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final int MOST_LINES = 40;
    private static final int TOO_MANY = 429;
    private static final int MOST_TIMES = 10;
    private static final int ENDED_BY_SIGTERM = 143;

    private final Path layout;
    private final int port;
    private final Path log;
    private final long began;
    private final Process process;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    private ServiceRun(Path layout, int port, Path log, long began, Process process) {
        this.layout = layout;
        this.port = port;
        this.log = log;
        this.began = began;
        this.process = process;
    }

    /// Lets the service in a folder bring the database to its schema.
    static void migrate(Path layout, Map<String, String> settings, Path here) throws IOException, InterruptedException {
        Process migrate = started(layout, "migrate", settings, here);
        if (!migrate.waitFor(LONGEST_START) || migrate.exitValue() != 0) {
            migrate.destroyForcibly();
            throw failed("migrate did not do its work", logIn(here));
        }
    }

    /// Starts it.
    ///
    /// @param here where its log goes
    static ServiceRun serve(Path layout, Map<String, String> settings, Path here) throws IOException {
        int port = Integer.parseInt(settings.getOrDefault(Variable.PORT.name(), "0"));
        return new ServiceRun(layout, port, logIn(here), System.nanoTime(), started(layout, "serve", settings, here));
    }

    /// Waits for the first 200 of `/readyz`.
    ///
    /// @return how long that took from starting the process
    Duration awaitReady() throws InterruptedException {
        var probe =
                HttpRequest.newBuilder(uri("/readyz")).timeout(LONGEST_PROBE).build();
        while (System.nanoTime() - began < LONGEST_START.toNanos()) {
            try {
                if (client.send(probe, BodyHandlers.discarding()).statusCode() == 200) {
                    return Duration.ofNanos(System.nanoTime() - began);
                }
            } catch (IOException _) {
                // Not there yet, or too busy to answer in time.
            }
            if (!process.isAlive()) {
                throw failed("serve ended by itself");
            }
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
        }
        throw failed("serve did not become ready");
    }

    /// Asks for something that has to be answered well.
    ///
    /// @param bearer the access token of whoever asks; null for nobody's
    String answer(@Nullable String bearer, String method, String path, String body) throws InterruptedException {
        var request = HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(60));
        if (bearer != null) {
            request.header("Authorization", "Bearer " + bearer);
        }
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        try {
            var asked = request.method(method, BodyPublishers.ofString(body)).build();
            var answer = client.send(asked, BodyHandlers.ofString());
            // Just started, on a machine that others use as well, hashing the first password may take too long.
            for (int time = 0; answer.statusCode() == TOO_MANY && time < MOST_TIMES; time++) {
                TimeUnit.SECONDS.sleep(1);
                answer = client.send(asked, BodyHandlers.ofString());
            }
            if (answer.statusCode() / 100 != 2) {
                throw failed(method + " " + path + " was answered with " + answer.statusCode());
            }
            return answer.body();
        } catch (IOException unanswered) {
            throw failed(method + " " + path + " was not answered");
        }
    }

    /// What stands in an answer as the text of a field of this name.
    String textIn(String answer, String name) {
        var text = Pattern.compile('"' + name + "\":\\s*\"([^\"]+)\"").matcher(answer);
        if (!text.find()) {
            throw failed("an answer has no " + name);
        }
        return text.group(1);
    }

    /// Asks as the health check of the image does.
    void requireHealthy() throws IOException, InterruptedException {
        var check = new ProcessBuilder(layout.resolve("healthy").toString());
        check.environment().put(Variable.PORT.name(), Integer.toString(port));
        Process running = check.start();
        if (!running.waitFor(Duration.ofSeconds(10)) || running.exitValue() != 0) {
            throw failed("the health check of the image says no");
        }
    }

    /// The process it is served by.
    long pid() {
        return process.pid();
    }

    /// Ends it as a platform does, and requires that it ends well.
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(LONGEST_END) || process.exitValue() != ENDED_BY_SIGTERM) {
            throw failed("serve did not end as it should on SIGTERM");
        }
    }

    /// What to tell when it does not do what it should, with its last lines.
    Complaint failed(String sentence) {
        return failed(sentence, log);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        client.close();
    }

    private static Process started(Path layout, String command, Map<String, String> settings, Path here)
            throws IOException {
        var builder = new ProcessBuilder(layout.resolve("datifyy").toString(), command)
                .directory(here.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(logIn(here).toFile()));
        for (var variable : Variable.values()) {
            builder.environment().remove(variable.name());
        }
        builder.environment().putAll(settings);
        if (command.equals("migrate")) {
            builder.environment().remove("JAVA_TOOL_OPTIONS");
        }
        return builder.start();
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static Path logIn(Path here) {
        return here.resolve("log");
    }

    private static Complaint failed(String sentence, Path log) {
        List<String> lines = List.of();
        try {
            List<String> all = Files.readAllLines(log);
            lines = all.subList(Math.max(0, all.size() - MOST_LINES), all.size());
        } catch (IOException unreadable) {
            lines = List.of("and its log cannot be read");
        }
        return new Complaint(Complaint.Cause.UNAVAILABLE, sentence, lines);
    }
}
