package com.datifyy.bench.service;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What measurements happen in: the checkout, folders for data and logs, and what to tell of the machine.
///
/// @param served the folder whose `datifyy` serves: the checkout, or what `datifyy image` made
/// @param before what stands before its command, if it serves in a container
record Surroundings(Path checkout, Path folder, Path served, List<String> before) {
    Surroundings(Path checkout, Path folder) {
        this(checkout, folder, checkout, List.of());
    }

    /// The same with what `datifyy image` made, if it did.
    Surroundings serving(@Nullable Path image) {
        return image == null ? this : new Surroundings(checkout, folder, image.toAbsolutePath(), before);
    }

    /// The same with the service in a container, if there is one.
    Surroundings within(@Nullable Container container) {
        return container == null ? this : new Surroundings(checkout, folder, served, container.before());
    }

    private static final long KIB_PER_GIB = 1024 * 1024;

    /// A million people take less than ten minutes on a quiet machine, and hours on a busy one.
    private static final Duration FILLED = Duration.ofHours(3);

    /// A population as `datifyy dev` invents it, made when it is not there yet and kept for the next time, when
    /// migrations that have come since are applied to it.
    ///
    /// @return its data folder
    Path population(int people) throws IOException {
        Path data = folder.resolve("data").resolve(Integer.toString(people));
        Path complete = data.resolve("complete");
        String migrations = migrations();
        if (!Files.exists(complete)) {
            remove(data);
            List<String> arguments =
                    List.of("dev", "--people", Integer.toString(people), "--data-dir", data.toString());
            try (ServiceProcess dev = ServiceProcess.start(
                    checkout, arguments, Map.of("ENV", "development"), log("seed-" + people), FILLED)) {
                Files.writeString(complete, migrations);
            }
        } else if (!Files.readString(complete).equals(migrations)) {
            try (MeasuredDatabase database = MeasuredDatabase.in(data)) {
                run(Map.of("DATABASE_URL", database.url()), "", "migrate");
            }
            Files.writeString(complete, migrations);
        }
        return data;
    }

    /// The names of all of them, a line each: one that comes later may have an earlier number.
    private String migrations() throws IOException {
        try (Stream<Path> files = Files.walk(checkout.resolve("migrations").resolve("src"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("V\\d+__.*[.]sql"))
                    .sorted()
                    .collect(Collectors.joining("\n"));
        }
    }

    private static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /// Builds the service unless it is built.
    void build() throws IOException, InterruptedException {
        Process build = new ProcessBuilder(checkout.resolve("datifyy").toString(), "version")
                .redirectErrorStream(true)
                .redirectOutput(log("build").toFile())
                .start();
        if (!build.waitFor(10, TimeUnit.MINUTES) || build.exitValue() != 0) {
            throw new IOException("the build failed: " + log("build"));
        }
    }

    /// `serve` as in production, except that people may come from as many addresses and ask as often as
    /// they like, and that their tokens outlast a run. Only development allows the latter; what else it changes is
    /// set as in production.
    ServiceProcess serve(MeasuredDatabase database, String name) throws IOException {
        return serve(database, name, Map.of());
    }

    /// The same with other settings.
    ServiceProcess serve(MeasuredDatabase database, String name, Map<String, String> changes) throws IOException {
        return serve(database, name, changes, Duration.ofMinutes(2));
    }

    /// The same with less patience.
    ///
    /// @throws IOException when it does not answer in that time
    ServiceProcess serve(MeasuredDatabase database, String name, Map<String, String> changes, Duration patience)
            throws IOException {
        byte[] secret = new byte[48];
        new SecureRandom().nextBytes(secret);
        Map<String, String> environment = new HashMap<>(Map.of(
                "ENV", "development",
                "LOG_FORMAT", "json",
                "GRPC_REFLECTION", "false",
                "WEEKEND_NUDGES", "true",
                "METRICS_TOKEN", HexFormat.of().formatHex(secret),
                "DATABASE_URL", database.url(),
                "JWT_SECRET", HexFormat.of().formatHex(secret),
                "TRUSTED_PROXY_HOPS", "1",
                "RATE_LIMITS",
                        "default=1000000/1s,discover=1000000/1s,people-pages=off,people-shown=off,people-looks=off",
                "ACCESS_TOKEN_MINUTES", "120"));
        environment.putAll(changes);
        return ServiceProcess.start(before, served, List.of("serve"), environment, log(name), patience);
    }

    /// Runs a command of what serves, to its end.
    ///
    /// @param input what it reads
    /// @throws IOException when it fails
    void run(Map<String, String> environment, String input, String... command) throws IOException {
        List<String> line = new ArrayList<>(List.of(served.resolve("datifyy").toString()));
        line.addAll(List.of(command));
        ProcessBuilder builder = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(log(command[0]).toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try (Writer writer = process.outputWriter()) {
            writer.write(input);
        }
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException("`datifyy " + command[0] + "` failed: " + log(command[0]));
        }
    }

    /// A folder for data with nothing in it.
    Path emptied(String name) throws IOException {
        Path data = folder.resolve("data").resolve(name);
        remove(data);
        Files.createDirectories(data);
        return data;
    }

    Path log(String name) throws IOException {
        Path logs = folder.resolve("logs");
        Files.createDirectories(logs);
        return logs.resolve(name + ".log");
    }

    /// The day, the machine and the Java of these measurements.
    static String told() throws IOException {
        long memory = Files.readAllLines(Path.of("/proc/meminfo")).stream()
                .filter(line -> line.startsWith("MemTotal:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")))
                .findFirst()
                .orElse(0);
        String processor = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown processor");
        return String.format(
                Locale.ROOT,
                "%s; %d cores (%s), %d GiB; Java %s",
                Instant.now().truncatedTo(ChronoUnit.MINUTES),
                Runtime.getRuntime().availableProcessors(),
                processor,
                Math.round((double) memory / KIB_PER_GIB),
                Runtime.version());
    }

    static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.2f s", time.toMillis() / 1e3);
    }
}
