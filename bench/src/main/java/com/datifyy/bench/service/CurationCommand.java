package com.datifyy.bench.service;

import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.admin.AdminRole;
import com.datifyy.domain.admin.AdminSessionId;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "curation",
        showDefaultValues = true,
        mixinStandardHelpOptions = true,
        description = {
            "Measures what the staff and two people in love ask: the dashboard of people with a hundred dates each, the",
            "first page of candidates, the analysis of fifty pairs by a provider that takes a second, and each figure."
        })
final class CurationCommand implements Callable<Integer> {
    private static final AdminCaller GENIE =
            new AdminCaller(new AdminId(1), new AdminSessionId(new UUID(0, 1)), AdminRole.SUPER_ADMIN, "");

    private final Surroundings surroundings;
    private final Supplier<PrintWriter> out;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--people", paramLabel = "N", description = "Size of the population; all of them are free.")
    private int people = 100_000;

    @Option(names = "--callers", paramLabel = "N", description = "How many of them look at their dashboard.")
    private int callers = 300;

    @Option(names = "--dates", paramLabel = "N", description = "Dates of each of these.")
    private int dates = 100;

    @Option(names = "--connections", paramLabel = "N", description = "Connections kept open.")
    private int connections = 16;

    @Option(names = "--seconds", paramLabel = "N", description = "Measured time of the dashboard.")
    private int seconds = 8;

    @Option(names = "--warmup", paramLabel = "N", description = "Seconds before it, not measured.")
    private int warmUp = 10;

    @Option(names = "--times", paramLabel = "N", description = "How often candidates and figures are asked for.")
    private int times = 20;

    @Option(names = "--only-dashboard", description = "Neither candidates nor analysis nor figures.")
    private boolean onlyDashboard;

    private final Markdown table = new Markdown("what", "p50 ms", "p99 ms", "p99.9 ms", "max ms", "remarks");

    CurationCommand(Surroundings surroundings, Supplier<PrintWriter> out) {
        this.surroundings = surroundings;
        this.out = out;
    }

    @Override
    public Integer call() throws Exception {
        requireOthers(Math.min(people, CurationData.CAST));
        surroundings.build();
        Path data = surroundings.population(people);
        String password = Files.readString(data.resolve("demo-password")).strip();
        try (MeasuredDatabase database = MeasuredDatabase.in(data)) {
            requireOthers(Math.min(CurationData.CAST, CurationData.matched(database)));
            long began = System.nanoTime();
            CurationData.fill(database, callers, dates);
            say("filled in %s".formatted(Surroundings.seconds(Duration.ofNanos(System.nanoTime() - began))));
            say("%s; PostgreSQL %s; %,d people, %s"
                    .formatted(Surroundings.told(), database.version(), database.people(), database.size()));
            try (ServiceProcess service = surroundings.serve(database, "curation-" + people)) {
                new DashboardLoad(callers, connections, Duration.ofSeconds(warmUp), Duration.ofSeconds(seconds))
                        .run(service, database, password, table);
            }
            if (!onlyDashboard) {
                try (PostgresDatabase connected = database.open(connections)) {
                    var timings = new Timings(times, table);
                    var matchmaking = new Matchmaking(database, connected, GENIE);
                    matchmaking.firstPage(timings);
                    matchmaking.analyses(table);
                    StaffFigures.measure(connected, GENIE, timings);
                }
            }
        }
        say("");
        say(table.toString());
        return 0;
    }

    /// Callers have dates with people who are none.
    private void requireOthers(int cast) {
        if (cast <= callers) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    "--callers must be less than the people whom they can have dates with, " + cast);
        }
    }

    private void say(String line) {
        out.get().println(line);
        out.get().flush();
    }
}
