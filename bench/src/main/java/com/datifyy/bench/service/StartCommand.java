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
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "start",
        showDefaultValues = true,
        mixinStandardHelpOptions = true,
        description = "Measures the time from the start of the process to the first 200 from /health.")
final class StartCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Surroundings surroundings;
    private final Supplier<PrintWriter> out;

    @Option(names = "--runs", paramLabel = "N", description = "How often serve is started after the first time.")
    private int runs = 5;

    @Option(names = "--clone", negatable = true, description = "Whether to measure from a fresh clone, too.")
    private boolean fromClone;

    StartCommand(Surroundings surroundings, Supplier<PrintWriter> out) {
        this.surroundings = surroundings;
        this.out = out;
    }

    @Override
    public Integer call() throws Exception {
        Markdown table = new Markdown("what", "time", "RSS MiB");
        surroundings.build();
        Path data = surroundings.population(1_000);
        Path archive = surroundings.checkout().resolve("bootstrap/target/quick/datifyy/serve.jsa");
        try (MeasuredDatabase database = MeasuredDatabase.in(data)) {
            say(Surroundings.told() + "; PostgreSQL " + database.version());
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
            times.sort(Duration::compareTo);
            if (!times.isEmpty()) {
                table.row(
                        "serve, later: median (least, most) of " + times.size(),
                        "%s (%s, %s)"
                                .formatted(
                                        seconds(times.get(times.size() / 2)),
                                        seconds(times.getFirst()),
                                        seconds(times.getLast())),
                        "");
            }
        }
        if (fromClone) {
            fromClone(table);
        }
        say(table.toString());
        return 0;
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
