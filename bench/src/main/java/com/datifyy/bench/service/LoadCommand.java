package com.datifyy.bench.service;

import com.datifyy.adapters.embedded.EmbeddedRedis;
import com.datifyy.bench.load.LoadRun;
import com.datifyy.bench.load.Members;
import com.datifyy.bench.load.Outcome;
import com.datifyy.bench.load.Plan;
import com.datifyy.bench.load.Plan.Arrival;
import com.datifyy.bench.load.Scenario;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "load",
        showDefaultValues = true,
        mixinStandardHelpOptions = true,
        description = {
            "Measures throughput, waiting times, memory and processor time under load.",
            "Each scenario is run twice: as fast as answered, then at half of that rate at even intervals; or once, at",
            "the rate that is given. A time is from when a request was due to its answer."
        })
final class LoadCommand implements Callable<Integer> {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Duration FILLED = Duration.ofMinutes(5);
    private static final String NONE = "none";

    private final Surroundings surroundings;
    private final Supplier<PrintWriter> out;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--people", paramLabel = "N", description = "Size of the population.")
    private int people = 10_000;

    @Option(names = "--callers", paramLabel = "N", description = "How many of them call.")
    private int callers = 300;

    @Option(names = "--connections", paramLabel = "N", description = "Connections kept open.")
    private int connections = 16;

    @Option(names = "--seconds", paramLabel = "N", description = "Measured time of each run.")
    private int seconds = 8;

    @Option(names = "--warmup", paramLabel = "N", description = "Seconds before each, not measured.")
    private int warmUp = 2;

    @Option(names = "--beforehand", paramLabel = "N", description = "Seconds of mixed requests before all of them.")
    private int beforehand = 20;

    @Option(names = "--requests", paramLabel = "N", description = "Mixed requests before its memory is looked at.")
    private long requests = 10_000;

    @Option(
            names = "--rss-at-most",
            paramLabel = "MB",
            description = "What it may hold after them; else it ends with 1.")
    private @Nullable Double rssAtMost;

    @Option(
            names = "--p99-at-most",
            paramLabel = "MS",
            description = "How long 99 of 100 may wait in each scenario, without an error; else it ends with 1.")
    private @Nullable Double p99AtMost;

    @Option(
            names = "--scenario",
            paramLabel = "NAME",
            split = ",",
            description = "Only these; all without; none for the mixed requests beforehand alone.")
    private List<String> scenarios = new ArrayList<>();

    @Option(names = "--layout", paramLabel = "FOLDER", description = "Serve from what `datifyy image` made there.")
    private @Nullable Path layout;

    @Option(
            names = "--processors",
            paramLabel = "SHARE",
            description = "In a control group with 512 MB and so many processors, such as 0.5; 0 for all.")
    private @Nullable Double processors;

    @Option(names = "--rate", paramLabel = "N", description = "Only this many requests a second, at even intervals.")
    private @Nullable Double rate;

    @Option(names = "--index", paramLabel = "KIND", description = "What finds people: postgres or memory.")
    private String index = "postgres";

    @Option(
            names = "--memory",
            paramLabel = "MIB",
            description =
                    "Memory of the machine the service believes to be on; 15.5 %% of 512 are heap, 22 %% of much more.")
    private int memory = 512;

    @Mixin
    private final BesideRedis beside = new BesideRedis();

    private final Promises promises = new Promises();

    private final Markdown table = new Markdown(
            "scenario",
            "requests come",
            "good/s",
            "errors",
            "p50 ms",
            "p90 ms",
            "p99 ms",
            "p99.9 ms",
            "max ms",
            "CPU ms each: service",
            "database",
            "RSS MiB",
            "others' CPU %",
            "generator's longest stall ms");

    LoadCommand(Surroundings surroundings, Supplier<PrintWriter> out) {
        this.surroundings = surroundings;
        this.out = out;
    }

    @Override
    public Integer call() throws Exception {
        if (chosen().isEmpty() && p99AtMost != null) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(), "--p99-at-most does not go with --scenario none");
        }
        surroundings.build();
        Path data = surroundings.population(people);
        try (MeasuredDatabase database = MeasuredDatabase.in(data);
                Container container = processors == null ? null : Container.of(processors);
                EmbeddedRedis redis = beside.start(surroundings, this::say);
                ServiceProcess service = surroundings
                        .serving(layout)
                        .within(container)
                        .serve(database, "serve-" + people, settings(redis))) {
            if (index.equals("memory")) {
                service.awaitLogged("people are in memory", FILLED);
            }
            say("%s; PostgreSQL %s; %,d people, %s; index %s, %d MiB"
                    .formatted(
                            Surroundings.told(),
                            database.version(),
                            database.people(),
                            database.size(),
                            index,
                            memory));
            List<String> tokens = signIn(
                    database,
                    service,
                    Files.readString(data.resolve("demo-password")).strip());
            say("%d people signed in; RSS %d MiB"
                    .formatted(tokens.size(), service.memory().residentMiB()));
            mixedRequests(service, tokens);
            if (!chosen().isEmpty()) {
                warmUp(service, tokens);
            }
            for (Scenario scenario : chosen()) {
                double even = rate == null ? half(scenario, service, database, tokens) : rate;
                measure(scenario, plan(new Arrival.Even(even)), service, database, tokens);
            }
            say("");
            say(table.toString());
            say("RSS at the end %d MiB, at most %d MiB"
                    .formatted(service.memory().residentMiB(), service.memory().peakMiB()));
            say(promises.toString());
        }
        return promises.exitCode();
    }

    private Map<String, String> settings(@Nullable EmbeddedRedis redis) {
        Map<String, String> settings = new HashMap<>(BesideRedis.settings(redis));
        settings.put("PEOPLE_INDEX", index);
        settings.put("JDK_JAVA_OPTIONS", javaOptions());
        return settings;
    }

    /// Those given to this process go on to the service.
    private String javaOptions() {
        String given = System.getenv("JDK_JAVA_OPTIONS");
        return "-XX:MaxRAM=" + memory + "m" + (given == null ? "" : " " + given);
    }

    /// Half of what is answered when requests come as fast as answered.
    private double half(Scenario scenario, ServiceProcess service, MeasuredDatabase database, List<String> tokens)
            throws Exception {
        Outcome most = measure(scenario, plan(new Arrival.WhenFree()), service, database, tokens);
        return Math.max(0.5, most.throughput() / 2);
    }

    private List<String> signIn(MeasuredDatabase database, ServiceProcess service, String password) throws Exception {
        List<String> tokens = new ArrayList<>();
        try (Members members = service.members()) {
            for (String email : database.letIn(callers)) {
                tokens.add(members.signIn(email, password));
            }
        }
        return tokens;
    }

    /// Warms the service up; what it holds afterwards is one of the figures.
    private void mixedRequests(ServiceProcess service, List<String> tokens) throws Exception {
        long answered = 0;
        long failed = 0;
        Plan fiveSeconds = new Plan(connections, new Arrival.WhenFree(), Duration.ZERO, Duration.ofSeconds(5), TIMEOUT);
        while (answered < requests) {
            Outcome outcome = LoadRun.run(service.target(), fiveSeconds, Scenario.MIXED.by(tokens));
            answered += outcome.answered();
            failed += outcome.failed();
            if (outcome.failed() > 0) {
                say("mixed requests with errors: " + outcome.errors());
            }
            if (outcome.answered() == 0) {
                throw new IOException("nothing is answered any more; its log is " + service.log());
            }
        }
        say("RSS after %,d mixed requests: %d MiB"
                .formatted(answered, service.memory().residentMiB()));
        if (rssAtMost != null) {
            promises.never("mixed requests that failed", failed, answered + failed);
            promises.atMost(
                    "RSS after %,d mixed requests".formatted(answered),
                    (double) service.memory().residentMB(),
                    rssAtMost,
                    "MB");
        }
    }

    /// The first measured scenario would otherwise pay for the compiling of what all of them use.
    private void warmUp(ServiceProcess service, List<String> tokens) throws InterruptedException {
        Plan thoroughly =
                new Plan(connections, new Arrival.WhenFree(), Duration.ZERO, Duration.ofSeconds(beforehand), TIMEOUT);
        LoadRun.run(service.target(), thoroughly, Scenario.MIXED.by(tokens));
    }

    private Outcome measure(
            Scenario scenario, Plan plan, ServiceProcess service, MeasuredDatabase database, List<String> tokens)
            throws Exception {
        LoadCost cost = LoadCost.of(plan, scenario.by(tokens), service, database);
        Outcome outcome = cost.outcome();
        table.row(
                scenario.title(),
                switch (plan.arrival()) {
                    case Arrival.WhenFree() -> "as fast as answered";
                    case Arrival.Even(double perSecond) -> Markdown.number(perSecond) + "/s";
                },
                Markdown.number(outcome.throughput()),
                outcome.failed() == 0 ? "0" : outcome.failed() + " " + outcome.errors(),
                Markdown.number(outcome.waitMillis(50)),
                Markdown.number(outcome.waitMillis(90)),
                Markdown.number(outcome.waitMillis(99)),
                Markdown.number(outcome.waitMillis(99.9)),
                Markdown.number(outcome.waitMillis(100)),
                Markdown.number(cost.byService()),
                Markdown.number(cost.byDatabase()),
                Long.toString(service.memory().residentMiB()),
                Markdown.number(cost.others()),
                Markdown.number(outcome.standStillMillis()));
        say(scenario.title() + ": " + outcome.report().replace("\n", "\n    ").strip());
        if (p99AtMost != null && plan.arrival() instanceof Arrival.Even(double perSecond)) {
            String what = scenario.title() + " at " + Markdown.number(perSecond) + "/s";
            promises.atMost(what + ", p99", outcome.waitMillis(99), p99AtMost, "ms");
            promises.never(what + ", errors", outcome.failed(), outcome.answered() + outcome.failed());
        }
        return outcome;
    }

    private Plan plan(Arrival arrival) {
        return new Plan(connections, arrival, Duration.ofSeconds(warmUp), Duration.ofSeconds(seconds), TIMEOUT);
    }

    private List<Scenario> chosen() {
        if (scenarios.equals(List.of(NONE))) {
            return List.of();
        }
        return scenarios.isEmpty()
                ? List.of(Scenario.values())
                : scenarios.stream()
                        .map(name ->
                                Scenario.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_')))
                        .toList();
    }

    private void say(String line) {
        out.get().println(line);
        out.get().flush();
    }
}
