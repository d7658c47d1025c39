package com.datifyy.bench.service;

import com.datifyy.bench.load.KeptSessions;
import com.datifyy.bench.load.Outcome;
import com.datifyy.bench.load.Plan;
import com.datifyy.bench.load.Plan.Arrival;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "sessions",
        showDefaultValues = true,
        mixinStandardHelpOptions = true,
        description = {"Measures how long refreshing tokens takes, and what many sign-ins at once do to everybody else."
        })
final class SessionsCommand implements Callable<Integer> {
    private static final int PEOPLE = 1_000;
    private static final String AUTH = "/api/v1/auth/";
    private static final double NANOS_PER_MILLI = 1e6;
    private static final Pattern TOKEN = Pattern.compile("\"(accessToken|refreshToken)\":\"([^\"]+)\"");
    private static final Map<String, String> NO_LIMITS =
            Map.of("RATE_LIMITS", "default=off,discover=off,login=off,token=off,refresh-session=off");

    private final Surroundings surroundings;
    private final Supplier<PrintWriter> out;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Option(names = "--connections", paramLabel = "N", description = "Sessions that are refreshed at a time.")
    private int connections = 16;

    @Option(names = "--seconds", paramLabel = "N", description = "Measured time of refreshing.")
    private int seconds = 10;

    @Option(names = "--warmup", paramLabel = "N", description = "Seconds of refreshing before that, not measured.")
    private int warmUp = 20;

    @Option(names = "--sign-ins", paramLabel = "N", description = "People who sign in at the same moment.")
    private int signIns = 50;

    @Option(names = "--new-log", description = "With a database that has to make files for its log, as a new one does.")
    private boolean newLog;

    private final Markdown table = new Markdown(
            "measured",
            "meanwhile",
            "answers",
            "p50 ms",
            "p90 ms",
            "p99 ms",
            "max ms",
            "refused",
            "generator's longest stall ms");

    SessionsCommand(Surroundings surroundings, Supplier<PrintWriter> out) {
        this.surroundings = surroundings;
        this.out = out;
    }

    /// @param millis how long it took
    private record Reply(int status, String text, double millis) {
        String token(String kind) throws IOException {
            Matcher found = TOKEN.matcher(text);
            while (found.find()) {
                if (found.group(1).equals(kind)) {
                    return found.group(2);
                }
            }
            throw new IOException("an answer " + status + " without a token");
        }
    }

    @Override
    public Integer call() throws Exception {
        surroundings.build();
        Path data = surroundings.population(PEOPLE);
        String password = Files.readString(data.resolve("demo-password")).strip();
        try (MeasuredDatabase database = MeasuredDatabase.in(data);
                ServiceProcess service = surroundings.serve(database, "sessions", NO_LIMITS);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            say(Surroundings.told() + "; PostgreSQL " + database.version());
            String base = "http://" + service.target().host();
            List<String> emails = database.letIn(connections + signIns);
            List<Reply> signedIn = new ArrayList<>();
            for (String email : emails.subList(0, connections)) {
                signedIn.add(signIn(base, email, password));
            }
            List<String> tokens = new ArrayList<>();
            for (Reply reply : signedIn) {
                tokens.add(reply.token("refreshToken"));
            }
            if (!newLog) {
                database.wearIn();
            }
            MeasuredDatabase.LogFiles before = database.logFiles();
            refresh(new KeptSessions(service.target(), tokens));
            MeasuredDatabase.LogFiles during = database.logFiles().since(before);

            String access = signedIn.getFirst().token("accessToken");
            row("one's own profile", "nothing else", profiles(base, access, threads, () -> {
                Thread.sleep(3_000);
                return List.of();
            }));
            List<Reply> entries = new ArrayList<>();
            row("one's own profile", signIns + " sign-ins at once", profiles(base, access, threads, () -> {
                entries.addAll(together(base, emails.subList(connections, emails.size()), password, threads));
                return entries;
            }));
            row("a sign-in", signIns + " at once", entries);
            say("");
            say(table.toString());
            say(String.format(
                    Locale.ROOT,
                    "Files the database made for its log while tokens were refreshed: %d, in %.0f ms",
                    during.made(),
                    during.millis()));
            say("RSS at most " + service.memory().peakMiB() + " MiB");
        }
        return 0;
    }

    /// As fast as answered, then at half of that rate at even intervals.
    private void refresh(KeptSessions sessions) throws InterruptedException {
        Plan plan = new Plan(
                connections,
                new Arrival.WhenFree(),
                Duration.ofSeconds(warmUp),
                Duration.ofSeconds(seconds),
                Duration.ofSeconds(20));
        Outcome most = sessions.run(plan);
        row("a refresh, as fast as answered", "nothing else", most);
        double half = Math.max(0.5, most.throughput() / 2);
        row(
                String.format(Locale.ROOT, "a refresh, %.0f/s", half),
                "nothing else",
                sessions.run(plan.with(new Arrival.Even(half))));
    }

    /// What somebody waits for their profile while something else goes on.
    private List<Reply> profiles(String base, String access, ExecutorService threads, Callable<List<Reply>> meanwhile)
            throws Exception {
        var over = new AtomicBoolean();
        List<Future<List<Reply>>> watching = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            watching.add(threads.submit(() -> {
                List<Reply> mine = new ArrayList<>();
                while (!over.get()) {
                    mine.add(send(HttpRequest.newBuilder(URI.create(base + "/api/v1/user/me"))
                            .header("Authorization", "Bearer " + access)
                            .GET()));
                }
                return mine;
            }));
        }
        List<Reply> _ = meanwhile.call();
        over.set(true);
        List<Reply> seen = new ArrayList<>();
        for (Future<List<Reply>> one : watching) {
            seen.addAll(one.get());
        }
        return seen;
    }

    private List<Reply> together(String base, List<String> emails, String password, ExecutorService threads)
            throws InterruptedException, ExecutionException {
        List<Future<Reply>> running = emails.stream()
                .map(email -> threads.submit(() -> signIn(base, email, password)))
                .toList();
        List<Reply> replies = new ArrayList<>();
        for (Future<Reply> one : running) {
            replies.add(one.get());
        }
        return replies;
    }

    private Reply signIn(String base, String email, String password) throws IOException, InterruptedException {
        return post(base, "login/email", "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}");
    }

    private Reply post(String base, String path, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(base + AUTH + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private Reply send(HttpRequest.Builder request) throws IOException, InterruptedException {
        long start = System.nanoTime();
        var answer = client.send(request.build(), BodyHandlers.ofString());
        return new Reply(answer.statusCode(), answer.body(), (System.nanoTime() - start) / NANOS_PER_MILLI);
    }

    private void row(String measured, String meanwhile, Outcome outcome) {
        table.row(
                measured,
                meanwhile,
                Long.toString(outcome.answered()),
                millis(outcome.waitMillis(50)),
                millis(outcome.waitMillis(90)),
                millis(outcome.waitMillis(99)),
                millis(outcome.waitMillis(100)),
                Long.toString(outcome.failed()),
                millis(outcome.standStillMillis()));
    }

    private void row(String measured, String meanwhile, List<Reply> replies) {
        double[] times = replies.stream().mapToDouble(Reply::millis).sorted().toArray();
        table.row(
                measured,
                meanwhile,
                Integer.toString(times.length),
                at(times, 0.5),
                at(times, 0.9),
                at(times, 0.99),
                at(times, 1),
                Long.toString(replies.stream()
                        .filter(reply -> reply.status() / 100 != 2)
                        .count()),
                "");
    }

    private static String at(double[] sorted, double share) {
        int index = (int) Math.min(sorted.length - 1L, (long) (share * sorted.length));
        return millis(sorted[index]);
    }

    private static String millis(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private void say(String line) {
        out.get().println(line);
        out.get().flush();
    }
}
