package com.datifyy.bench.service;

import static com.datifyy.bench.service.Surroundings.seconds;

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

    StartCommand(Surroundings surroundings, Supplier<PrintWriter> out) {
        this.surroundings = surroundings;
        this.out = out;
    }

    @Override
    public Integer call() throws Exception {
        refuseWhatMeansNothing();
        Markdown table = new Markdown("what", "time", "RSS MiB");
        surroundings.build();
        Path data = surroundings.population(1_000);
        Path archive = surroundings.checkout().resolve("bootstrap/target/quick/datifyy/serve.jsa");
        try (MeasuredDatabase database = MeasuredDatabase.in(data)) {
            say(Surroundings.told() + "; PostgreSQL " + database.version());
            if (layout != null) {
                fromLayout(layout, database, table);
                say(table.toString());
                return 0;
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
        try (Container container = processors == null ? null : Container.of(processors)) {
            Surroundings served = surroundings.serving(image).within(container);
            for (int i = 0; i < runs; i++) {
                long began = System.nanoTime();
                try (ServiceProcess service = served.serve(database, "serve-layout")) {
                    service.awaitReady(PATIENCE);
                    times.add(Duration.ofNanos(System.nanoTime() - began));
                    work.add(service.processorTime());
                    if (i < LEFT_ALONE) {
                        Thread.sleep(UNTIL_IDLE);
                        memory.add(service.memory().residentMiB());
                    }
                }
            }
        }
        memory.sort(Long::compareTo);
        table.row(
                "from the image's folder to /readyz: median (least, most) of " + times.size(),
                spread(times),
                memory.isEmpty() ? "" : "idle: " + memory.get(memory.size() / 2));
        table.row("of that, its processor time", spread(work), "");
    }

    /// Median, least and most.
    private static String spread(List<Duration> times) {
        List<Duration> sorted = times.stream().sorted().toList();
        return "%s (%s, %s)"
                .formatted(
                        seconds(sorted.get(sorted.size() / 2)), seconds(sorted.getFirst()), seconds(sorted.getLast()));
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
                        Long.toString(dev.memory().residentMiB()));
            }
        }
    }

    private void row(Markdown table, String what, ServiceProcess service) throws IOException {
        say(what + ": " + seconds(service.startedIn()));
        table.row(
                what,
                seconds(service.startedIn()),
                Long.toString(service.memory().residentMiB()));
    }

    private void say(String line) {
        out.get().println(line);
        out.get().flush();
    }
}
