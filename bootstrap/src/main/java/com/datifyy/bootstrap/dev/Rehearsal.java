package com.datifyy.bootstrap.dev;

import com.datifyy.adapters.embedded.EmbeddedDatabase;
import com.datifyy.bootstrap.Complaint;
import com.datifyy.bootstrap.Schema;
import com.datifyy.bootstrap.settings.Settings;
import com.datifyy.bootstrap.settings.Variable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The service as it lies in a folder, run once from beginning to end: schema, start, a person's first steps,
/// and the end by SIGTERM. It runs as in production, as processes of its own and on a PostgreSQL that comes
/// and goes with them.
public final class Rehearsal {
    /// Training takes its time where others work, too.
    private static final Duration LONGEST_START = Duration.ofMinutes(5);
    private static final Duration LONGEST_END = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final int MOST_LINES = 40;
    private static final int TOO_MANY = 429;
    private static final int MOST_TIMES = 10;
    private static final int ENDED_BY_SIGTERM = 143;
    private static final Pattern ACCESS_TOKEN = Pattern.compile("\"accessToken\":\\s*\"([^\"]+)\"");

    /// How it went.
    ///
    /// @param untilReady from starting the process to the first 200 of `/readyz`
    public record Outcome(Duration untilReady) {}

    /// What a run is for.
    private enum Purpose {
        /// To see that what lies in the folder works.
        TRIAL,
        /// To leave a cache of classes in it.
        TRAINING,
        /// To see that it works on the schema of this release, which is newer.
        TAKING_BACK
    }

    private final Path layout;
    private final Purpose purpose;
    private final int port = freePort();
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    private Rehearsal(Path layout, Purpose purpose) {
        this.layout = layout.toAbsolutePath();
        this.purpose = purpose;
    }

    /// Runs it and requires that the cache of classes in the folder can be used, when there is one.
    ///
    /// @throws Complaint when anything goes wrong, with what the service had to say
    public static Outcome of(Path layout) throws InterruptedException {
        return new Rehearsal(layout, Purpose.TRIAL).run();
    }

    /// Runs it and leaves a cache of the classes it used in the folder.
    ///
    /// @throws Complaint when anything goes wrong, with what the service had to say
    public static void training(Path layout) throws InterruptedException {
        new Rehearsal(layout, Purpose.TRAINING).run();
        if (!Files.isRegularFile(layout.resolve("app.aot"))) {
            throw new Complaint(Complaint.Cause.UNAVAILABLE, "the run left no cache of classes");
        }
    }

    /// Runs an earlier release on the schema of this one, as after going back: its `migrate` must find
    /// nothing to do and its `serve` must work.
    ///
    /// @throws Complaint when anything goes wrong, with what the service had to say
    public static Outcome takingBack(Path layout) throws InterruptedException {
        return new Rehearsal(layout, Purpose.TAKING_BACK).run();
    }

    private Outcome run() throws InterruptedException {
        try (client) {
            Path here = Files.createTempDirectory("datifyy-rehearsal");
            // With a password, as everywhere else: what asks for it is part of a start.
            try (var database = EmbeddedDatabase.at(here.resolve("data"))) {
                return run(database, here);
            } finally {
                delete(here);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private Outcome run(EmbeddedDatabase database, Path here) throws IOException, InterruptedException {
        Path log = here.resolve("log");
        Map<String, String> environment = environment(database);
        if (purpose == Purpose.TAKING_BACK) {
            Schema.of(Settings.from(environment).database().address()).migrate();
        }
        Process migrate = started("migrate", environment, here);
        if (!migrate.waitFor(LONGEST_START) || migrate.exitValue() != 0) {
            migrate.destroyForcibly();
            throw failed("migrate did not do its work", log);
        }
        long began = System.nanoTime();
        Process serve = started("serve", environment, here);
        try {
            Duration untilReady = waitUntilReady(serve, began, log);
            takeFirstSteps(log);
            requireHealthy(log);
            if (purpose == Purpose.TRIAL) {
                Insight.require(layout, serve.pid(), here);
            }
            serve.destroy();
            if (!serve.waitFor(LONGEST_END) || serve.exitValue() != ENDED_BY_SIGTERM) {
                throw failed("serve did not end as it should on SIGTERM", log);
            }
            return new Outcome(untilReady);
        } finally {
            serve.destroyForcibly();
        }
    }

    private Map<String, String> environment(EmbeddedDatabase database) {
        Map<String, String> environment = new HashMap<>();
        environment.put(Variable.ENV.name(), "production");
        environment.put(
                Variable.DATABASE_URL.name(),
                "postgres://%s:%s@127.0.0.1:%d/%s"
                        .formatted(database.user(), database.password(), database.port(), database.createDatabase()));
        environment.put(Variable.JWT_SECRET.name(), random());
        environment.put(Variable.DATA_KEY.name(), random());
        environment.put(Variable.PORT.name(), Integer.toString(port));
        environment.put(Variable.GRPC_PORT.name(), "0");
        if (purpose == Purpose.TRAINING) {
            environment.put("DATIFYY_AOT_OUTPUT", layout.resolve("app.aot").toString());
        } else if (Files.exists(layout.resolve("app.aot"))) {
            // A cache that does not fit would be passed over in silence.
            environment.put("JAVA_TOOL_OPTIONS", "-XX:AOTMode=on");
        }
        return environment;
    }

    private Process started(String command, Map<String, String> environment, Path here) throws IOException {
        var builder = new ProcessBuilder(layout.resolve("datifyy").toString(), command)
                .directory(here.toFile())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(here.resolve("log").toFile()));
        for (var variable : Variable.values()) {
            builder.environment().remove(variable.name());
        }
        builder.environment().putAll(environment);
        if (command.equals("migrate")) {
            builder.environment().remove("JAVA_TOOL_OPTIONS");
        }
        return builder.start();
    }

    private Duration waitUntilReady(Process serve, long began, Path log) throws InterruptedException {
        while (System.nanoTime() - began < LONGEST_START.toNanos()) {
            try {
                if (client.send(HttpRequest.newBuilder(uri("/readyz")).build(), BodyHandlers.discarding())
                                .statusCode()
                        == 200) {
                    return Duration.ofNanos(System.nanoTime() - began);
                }
            } catch (IOException _) {
                // Not there yet.
            }
            if (!serve.isAlive()) {
                throw failed("serve ended by itself", log);
            }
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
        }
        throw failed("serve did not become ready", log);
    }

    /// Registers, fills in a profile and looks around: what most requests of most days need.
    private void takeFirstSteps(Path log) throws InterruptedException {
        String registered = answer(log, null, "POST", "/api/v1/auth/register/email", """
                {"email": "rehearsal@example.com", "password": "four words in a row", "name": "Rehearsal",
                 "dateOfBirth": "1995-05-05"}""");
        var token = ACCESS_TOKEN.matcher(registered);
        if (!token.find()) {
            throw failed("registering gave no access token", log);
        }
        String bearer = token.group(1);
        answer(log, bearer, "PUT", "/api/v1/user/me", """
                {"basicInfo": {"gender": "GENDER_FEMALE"},
                 "profileDetails": {"location": {"countryCode": "IN", "country": "India", "city": "Mumbai",
                                                 "latitude": 19.08, "longitude": 72.88}},
                 "updateFields": ["gender", "location"]}""");
        for (int time = 0; time < 20; time++) {
            for (String path : List.of(
                    "/api/v1/user/me",
                    "/api/v1/partner-preferences",
                    "/api/v1/user/recommendations?limit=3",
                    "/api/v1/availability")) {
                answer(log, bearer, "GET", path, "");
            }
        }
    }

    private void requireHealthy(Path log) throws IOException, InterruptedException {
        var check = new ProcessBuilder(layout.resolve("healthy").toString());
        check.environment().put(Variable.PORT.name(), Integer.toString(port));
        Process running = check.start();
        if (!running.waitFor(Duration.ofSeconds(10)) || running.exitValue() != 0) {
            throw failed("the health check of the image says no", log);
        }
    }

    private String answer(Path log, @Nullable String bearer, String method, String path, String body)
            throws InterruptedException {
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
                throw failed(method + " " + path + " was answered with " + answer.statusCode(), log);
            }
            return answer.body();
        } catch (IOException unanswered) {
            throw failed(method + " " + path + " was not answered", log);
        }
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
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

    private static String random() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
