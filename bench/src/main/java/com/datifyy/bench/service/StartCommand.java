package com.datifyy.bench.service;

import static com.datifyy.bench.service.Surroundings.seconds;

import com.datifyy.adapters.embedded.EmbeddedRedis;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "start",
        showDefaultValues = true,
        mixinStandardHelpOptions = true,
        description = {
            "Measures the time from the start of the process to the first 200 from /health,",
            "with --layout from /readyz, and what it holds in memory a little later."
        })
final class StartCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /// So many are left alone for a while, to see what memory they hold then.
    private static final int LEFT_ALONE = 3;

    private static final int TOLD_EVERY = 25;

    private static final Duration UNTIL_IDLE = Duration.ofSeconds(10);

    private final Surroundings surroundings;
    private final Supplier<PrintWriter> out;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--runs", paramLabel = "N", description = "How often serve is started after the first time.")
    private int runs = 5;

    @Option(names = "--clone", negatable = true, description = "Whether to measure from a fresh clone, too.")
    private boolean fromClone;

    @Option(names = "--layout", paramLabel = "FOLDER", description = "Start what `datifyy image` made there instead.")
    private @Nullable Path layout;

    @Option(
            names = "--processors",
            paramLabel = "SHARE",
            description = "With --layout: in a control group with 512 MB and so many processors; 0 for all.")
    private @Nullable Double processors;

    @Option(
            names = "--at-most",
            paramLabel = "SECONDS",
            description = "With --layout: what half of the starts may take; else, or when one stalls, it ends with 1.")
    private @Nullable Double secondsAtMost;

    @Option(
            names = "--rss-at-most",
            paramLabel = "MB",
            description = "With --layout: what it may hold when left alone; else it ends with 1.")
    private @Nullable Double rssAtMost;

    @Option(names = "--stalled-after", paramLabel = "SECONDS", description = "When a start counts as one that stalled.")
    private int stalledAfter = 60;

    @Mixin
    private final BesideRedis beside = new BesideRedis();

    private final Promises promises = new Promises();

    StartCommand(Surroundings surroundings, Supplier<PrintWriter> out) {
        this.surroundings = surroundings;
        this.out = out;
    }

    @Override
    public Integer call() throws Exception {
        refuseWhatMeansNothing();
        Markdown table = new Markdown("what", "time", "RSS");
        surroundings.build();
        Path data = surroundings.population(1_000);
        Path archive = surroundings.checkout().resolve("bootstrap/target/quick/datifyy/serve.jsa");
        try (MeasuredDatabase database = MeasuredDatabase.in(data)) {
            say(Surroundings.told() + "; PostgreSQL " + database.version());
            if (layout != null) {
                fromLayout(layout, database, table);
                say(table.toString());
                say(promises.toString());
                return promises.exitCode();
            }
            Files.deleteIfExists(archive);
            try (ServiceProcess service = surroundings.serve(database, "serve-first")) {
                row(table, "serve, first time after a build", service);
            }
            List<Duration> times = new ArrayList<>();
            for (int i = 0; i < runs; i++) {
                try (ServiceProcess service = surroundings.serve(database, "serve-" + i)) {
                    times.add(service.startedIn());
                    say("serve: " + seconds(service.startedIn()));
                }
            }
            if (!times.isEmpty()) {
                table.row("serve, later: median (least, most) of " + times.size(), spread(times), "");
            }
        }
        if (fromClone) {
            fromClone(table);
        }
        say(table.toString());
        return 0;
    }

    private void refuseWhatMeansNothing() {
        if (layout == null && processors != null) {
            throw refused("--processors goes with --layout");
        }
        if (layout == null && (secondsAtMost != null || rssAtMost != null)) {
            throw refused("--at-most and --rss-at-most go with --layout");
        }
        if (layout != null && fromClone) {
            throw refused("--clone does not go with --layout");
        }
        if (runs < 0 || (layout != null && runs == 0)) {
            throw refused("--runs must be " + (layout == null ? "0" : "1") + " at least");
        }
    }

    private ParameterException refused(String why) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), why);
    }

    private void fromLayout(Path image, MeasuredDatabase database, Markdown table) throws Exception {
        List<Duration> times = new ArrayList<>();
        List<Duration> work = new ArrayList<>();
        List<Long> memory = new ArrayList<>();
        int stalled = 0;
        int ended = 0;
        int deaf = 0;
        try (Container container = processors == null ? null : Container.of(processors);
                EmbeddedRedis redis = beside.start(surroundings, this::say)) {
            Surroundings served = surroundings.serving(image).within(container);
            for (int i = 1; i <= runs; i++) {
                long began = System.nanoTime();
                try (ServiceProcess service = served.serve(
                        database, "serve-layout-" + i, BesideRedis.settings(redis), Duration.ofSeconds(stalledAfter))) {
                    service.awaitReady(Duration.ofSeconds(stalledAfter));
                    times.add(Duration.ofNanos(System.nanoTime() - began));
                    work.add(service.processorTime());
                    if (i <= LEFT_ALONE) {
                        Thread.sleep(UNTIL_IDLE);
                        memory.add(service.memory().residentMB());
                    }
                    if (service.endsWhenAsked()) {
                        Files.delete(service.log());
                    } else {
                        deaf++;
                        say("start " + i + " did not end on SIGTERM; its log is " + service.log());
                    }
                } catch (ServiceProcess.EndedAtOnce end) {
                    ended++;
                    say("start " + i + " failed: " + end.getMessage());
                } catch (IOException stall) {
                    stalled++;
                    say("start " + i + " stalled; its log is " + surroundings.log("serve-layout-" + i));
                }
                if (i % TOLD_EVERY == 0) {
                    say("%d of %d starts: %d stalled, %d failed; %s".formatted(i, runs, stalled, ended, spread(times)));
                }
            }
        }
        memory.sort(Long::compareTo);
        table.row(
                "from the image's folder to /readyz: median (least, most) of " + times.size(),
                spread(times),
                memory.isEmpty() ? "" : "idle: " + memory.get(memory.size() / 2) + " MB");
        table.row("of that, its processor time", spread(work), "");
        promises.never("starts that stalled for " + stalledAfter + " s", stalled, runs);
        promises.never("starts that failed", ended, runs);
        promises.never("instances that did not end on SIGTERM", deaf, times.size());
        if (secondsAtMost != null) {
            promises.atMost("half of the starts", median(times).toMillis() / 1e3, secondsAtMost, "s");
        }
        if (rssAtMost != null && !memory.isEmpty()) {
            promises.atMost("RSS when left alone", (double) memory.get(memory.size() / 2), rssAtMost, "MB");
        }
    }

    /// Median, least and most.
    private static String spread(List<Duration> times) {
        if (times.isEmpty()) {
            return "none";
        }
        List<Duration> sorted = times.stream().sorted().toList();
        return "%s (%s, %s)".formatted(seconds(median(times)), seconds(sorted.getFirst()), seconds(sorted.getLast()));
    }

    /// A day when there is none.
    private static Duration median(List<Duration> times) {
        return times.isEmpty()
                ? Duration.ofDays(1)
                : times.stream().sorted().toList().get(times.size() / 2);
    }

    private void fromClone(Markdown table) throws IOException, InterruptedException {
        Path clone = Files.createTempDirectory("datifyy-clone").resolve("datifyy");
        long began = System.nanoTime();
        Process git = new ProcessBuilder(
                        "git", "clone", "-q", surroundings.checkout().toString(), clone.toString())
                .inheritIO()
                .start();
        if (!git.waitFor(1, TimeUnit.MINUTES) || git.exitValue() != 0) {
            throw new IOException("git clone failed");
        }
        Duration cloned = Duration.ofNanos(System.nanoTime() - began);
        for (String when : List.of("first", "second", "third")) {
            try (ServiceProcess dev =
                    ServiceProcess.start(clone, List.of("dev"), Map.of(), surroundings.log("dev-" + when), PATIENCE)) {
                boolean first = "first".equals(when);
                Duration time = first ? cloned.plus(dev.startedIn()) : dev.startedIn();
                say("dev, " + when + ": " + seconds(time));
                table.row(
                        first ? "git clone and dev: build, database, 1,000 people" : "dev, " + when + " start",
                        seconds(time),
                        dev.memory().residentMiB() + " MiB");
            }
        }
    }

    private void row(Markdown table, String what, ServiceProcess service) throws IOException {
        say(what + ": " + seconds(service.startedIn()));
        table.row(what, seconds(service.startedIn()), service.memory().residentMiB() + " MiB");
    }

    private void say(String line) {
        out.get().println(line);
        out.get().flush();
    }
}
