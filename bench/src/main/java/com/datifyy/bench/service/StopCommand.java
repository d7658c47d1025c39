package com.datifyy.bench.service;

import com.datifyy.bench.load.GrpcCalls;
import com.datifyy.bench.load.LoadRun;
import com.datifyy.bench.load.Members;
import com.datifyy.bench.load.Outcome;
import com.datifyy.bench.load.Plan;
import com.datifyy.bench.load.Plan.Arrival;
import com.datifyy.bench.load.Scenario;
import com.datifyy.bench.load.Turns;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "stop",
        showDefaultValues = true,
        mixinStandardHelpOptions = true,
        description = {
            "Replaces the service again and again while people go on over HTTP and gRPC, at a constant rate and over",
            "connections they keep: another instance is started, and the one before gets SIGTERM. Every request has to be",
            "answered, though none is sent a second time, and none may have to wait for long. Ends with 1 when a promise",
            "is broken."
        })
final class StopCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /// Load before the signal, and after the time in which notice is given.
    private static final Duration BEFORE = Duration.ofSeconds(1);

    private static final Duration AFTER = Duration.ofSeconds(10);

    /// What a platform needs that stops sending to an instance before it stops it.
    private static final Duration TURNED_AWAY = Duration.ofMillis(300);

    /// How many this program may fail to send, since all its connections wait, in a hundred that were due.
    private static final double UNSENT_PERCENT = 1;

    private final Surroundings given;
    private final Supplier<PrintWriter> out;
    private final Promises promises = new Promises();

    @Option(names = "--rounds", paramLabel = "N", description = "How often the service is replaced.")
    private int rounds = 20;

    @Option(names = "--rate", paramLabel = "N", description = "Requests a second, half of them over gRPC.")
    private double rate = 200;

    @Option(
            names = "--connections",
            paramLabel = "N",
            description = "Connections over HTTP; as many callers over gRPC.")
    private int connections = 8;

    @Option(
            names = "--notice",
            paramLabel = "SECONDS",
            description = {
                "SHUTDOWN_NOTICE_SECONDS, for a load balancer that asks /readyz.",
                "With 0 nothing is sent to an instance any more before it gets the signal, as Render does it."
            })
    private int notice = 1;

    @Option(
            names = "--instances",
            paramLabel = "N",
            description = "Instances that serve at the same time; each round replaces the one that has served longest.")
    private int instances = 1;

    @Option(
            names = "--redis",
            paramLabel = "URL",
            description = {
                "REDIS_URL of all of them; without it they have none.",
                "Everybody on this machine may read it in the list of processes: name one without a password."
            })
    private @Nullable String redis;

    @Option(names = "--people", paramLabel = "N", description = "How many people go on.")
    private int people = 20;

    @Option(
            names = "--wait-at-most",
            paramLabel = "MS",
            description = "How long an answer may take, from when its request was due.")
    private double waitAtMost = 5_000;

    @Option(names = "--layout", paramLabel = "FOLDER", description = "Serve from what `datifyy image` made there.")
    private @Nullable Path layout;

    StopCommand(Surroundings surroundings, Supplier<PrintWriter> out) {
        this.given = surroundings;
        this.out = out;
    }

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (instances < 1) {
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "--instances must be 1 at least");
        }
        Surroundings surroundings = given.serving(layout);
        if (layout == null) {
            surroundings.build();
        }
        Map<String, String> environment = new HashMap<>();
        try (MeasuredDatabase database = MeasuredDatabase.in(surroundings.emptied("stop"));
                Turns turns = new Turns()) {
            byte[] secret = new byte[32];
            new SecureRandom().nextBytes(secret);
            environment.put("ENV", "production");
            environment.put("ACCESS_TOKEN_MINUTES", "15");
            environment.put("DATABASE_URL", database.url());
            environment.put("JWT_SECRET", HexFormat.of().formatHex(secret));
            environment.put("SHUTDOWN_NOTICE_SECONDS", Integer.toString(notice));
            if (redis != null) {
                environment.put("REDIS_URL", redis);
            }
            surroundings.run(environment, "", "migrate");
            replaceAgainAndAgain(surroundings, database, environment, turns);
        }
        say(promises.toString());
        return promises.exitCode();
    }

    private void replaceAgainAndAgain(
            Surroundings surroundings, MeasuredDatabase database, Map<String, String> environment, Turns turns)
            throws Exception {
        long sent = 0;
        long lost = 0;
        long unsent = 0;
        long deaf = 0;
        double longest = 0;
        Deque<ServiceProcess> serving = new ArrayDeque<>();
        try {
            for (int number = 1; number <= instances; number++) {
                serving.add(ready(surroundings, database, "stop-0-" + number, environment));
            }
            List<String> tokens = registered(serving.getFirst());
            try (GrpcCalls calls = new GrpcCalls(turns, tokens)) {
                for (ServiceProcess instance : serving) {
                    calls.connect(instance.target(), instance.grpcPort(), TIMEOUT);
                    turns.add(instance.target());
                }
                for (int round = 1; round <= rounds; round++) {
                    serving.add(ready(surroundings, database, "stop-" + round, environment));
                    Round result;
                    try (ServiceProcess before = serving.removeFirst()) {
                        result = replace(before, serving.getLast(), turns, calls, tokens);
                    }
                    sent += result.sent();
                    lost += result.lost();
                    unsent += result.unsent();
                    longest = Math.max(longest, result.longestMillis());
                    deaf += result.ended() ? 0 : 1;
                    say("%3d  %s".formatted(round, result));
                    calls.whys().forEach(why -> say("     " + why));
                }
            }
        } finally {
            serving.forEach(ServiceProcess::close);
        }
        promises.never("requests and calls that were not answered", lost, sent);
        promises.atMost(
                "requests and calls never sent, since others took so long",
                100.0 * unsent / Math.max(1, sent + unsent),
                UNSENT_PERCENT,
                "%");
        promises.atMost("the longest wait", longest, waitAtMost, "ms");
        promises.never("instances that did not end by themselves while others asked on", deaf, rounds);
    }

    private List<String> registered(ServiceProcess service) throws IOException {
        try (Members members = service.members()) {
            return members.register(people);
        }
    }

    private static ServiceProcess ready(
            Surroundings surroundings, MeasuredDatabase database, String name, Map<String, String> environment)
            throws Exception {
        ServiceProcess process = surroundings.serve(database, name, environment);
        process.awaitReady(PATIENCE);
        return process;
    }

    /// One replacement, under load from before the signal until after the end.
    private Round replace(
            ServiceProcess before, ServiceProcess after, Turns turns, GrpcCalls calls, List<String> tokens)
            throws Exception {
        Plan plan = new Plan(
                connections,
                new Arrival.Even(rate / 2),
                Duration.ZERO,
                BEFORE.plusSeconds(notice).plus(AFTER),
                TIMEOUT);
        calls.connect(after.target(), after.grpcPort(), TIMEOUT);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Outcome> overHttp = threads.submit(() -> LoadRun.run(turns, plan, Scenario.MIXED.by(tokens)));
            Future<Outcome> overGrpc = threads.submit(() -> calls.run(plan));
            turns.add(after.target());
            TimeUnit.NANOSECONDS.sleep(BEFORE.toNanos());
            if (notice == 0) {
                turns.remove(before.target());
                TimeUnit.NANOSECONDS.sleep(TURNED_AWAY.toNanos());
            }
            long asked = System.nanoTime();
            boolean ended = before.endsWhenAsked() && !overHttp.isDone() && !overGrpc.isDone();
            Duration took = Duration.ofNanos(System.nanoTime() - asked);
            turns.remove(before.target());
            return new Round(overHttp.get(), overGrpc.get(), ended, took);
        }
    }

    private void say(String line) {
        out.get().println(line);
        out.get().flush();
    }

    /// How one replacement went.
    ///
    /// @param ended whether the instance ended by itself, while others were still asking
    /// @param took from the signal to its end
    private record Round(Outcome overHttp, Outcome overGrpc, boolean ended, Duration took) {
        long sent() {
            return overHttp.answered() + overGrpc.answered() + lost();
        }

        /// What was never sent was lost by nobody.
        long lost() {
            return overHttp.failed() + overGrpc.failed() - unsent();
        }

        /// What this program did not come to send, since it was too slow or all its connections waited.
        long unsent() {
            return overHttp.unsent() + overGrpc.unsent();
        }

        double longestMillis() {
            return Math.max(overHttp.waitMillis(100), overGrpc.waitMillis(100));
        }

        @Override
        public String toString() {
            return "%,d requests and %,d calls answered, lost %s %s, the longest wait %.0f ms; %s after SIGTERM in %d ms"
                    .formatted(
                            overHttp.answered(),
                            overGrpc.answered(),
                            overHttp.errors(),
                            overGrpc.errors(),
                            longestMillis(),
                            ended ? "ended" : "NOT ENDED",
                            took.toMillis());
        }
    }
}
