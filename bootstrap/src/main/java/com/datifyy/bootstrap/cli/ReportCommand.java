package com.datifyy.bootstrap.cli;

import com.datifyy.adapters.postgres.StatementStatistics;
import com.datifyy.adapters.postgres.StatementStatistics.Line;
import com.datifyy.adapters.postgres.StatementStatistics.Report;
import com.datifyy.bootstrap.Complaint;
import com.datifyy.bootstrap.Schema;
import com.datifyy.bootstrap.log.Logging;
import com.datifyy.bootstrap.settings.Environment;
import com.datifyy.bootstrap.settings.Settings;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "report",
        description = "Tells how the database is used; changes nothing.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class ReportCommand {
    private static final int MOST = 200;

    /// With the figures before it, what fits on a line of 160.
    private static final int LONGEST = 100;

    private final Supplier<Environment> environment;
    private final Supplier<PrintWriter> out;

    ReportCommand(Supplier<Environment> environment, Supplier<PrintWriter> out) {
        this.environment = environment;
        this.out = out;
    }

    @Command(
            name = "queries",
            description = {
                "Prints the statements that took most of the database's time, without values.",
                "PostgreSQL counts them where its extension pg_stat_statements is switched on."
            },
            mixinStandardHelpOptions = true)
    int queries(
            @Option(names = "--top", paramLabel = "N", defaultValue = "20", description = "How many, up to 200.")
                    int top,
            @Option(names = "--whole", description = "Do not cut long statements.") boolean whole) {
        if (top < 1 || top > MOST) {
            throw new Complaint(Complaint.Cause.USAGE, "--top must be from 1 to " + MOST);
        }
        var settings = Settings.forMigration(environment.get());
        Logging.configure(settings.log());
        var address = settings.address();
        Schema.of(address).requireAnswer();
        var statistics = new StatementStatistics(
                address.jdbcUrl(), address.user(), address.password().value());
        var lines = out.get();
        switch (statistics.top(top)) {
            case Report.Top(var found, var hidden) -> {
                lines.printf(
                        Locale.ROOT,
                        "%12s %10s %10s %10s %10s  %s%n",
                        "total ms",
                        "calls",
                        "mean ms",
                        "most ms",
                        "rows",
                        "statement");
                found.forEach(line -> print(lines, line, whole ? line.text() : beginning(line.text())));
                if (hidden > 0) {
                    lines.println("Left out: statements of other roles (" + hidden
                            + "), which only a member of pg_read_all_stats may read.");
                }
            }
            case Report.NotInstalled _ -> {
                lines.println("PostgreSQL counts no statements in this database. To switch it on, once:");
                lines.println(
                        "  1. shared_preload_libraries = 'pg_stat_statements' in postgresql.conf, and a restart;");
                lines.println("     Render, Supabase and most other providers have done that already");
                lines.println(
                        "  2. CREATE EXTENSION pg_stat_statements;  in this database, as a superuser or as the provider's own role");
            }
            case Report.NotLoaded _ -> {
                lines.println("The extension is here, but the server does not load it when it starts.");
                lines.println("Set shared_preload_libraries = 'pg_stat_statements' in postgresql.conf and restart it.");
            }
        }
        return 0;
    }

    private static String beginning(String statement) {
        return statement.length() > LONGEST ? statement.substring(0, LONGEST - 2) + " …" : statement;
    }

    private static void print(PrintWriter lines, Line line, String statement) {
        lines.printf(
                Locale.ROOT,
                "%12.1f %10d %10.2f %10.1f %10d  %s%n",
                line.totalMillis(),
                line.calls(),
                line.meanMillis(),
                line.mostMillis(),
                line.rows(),
                statement);
    }
}
