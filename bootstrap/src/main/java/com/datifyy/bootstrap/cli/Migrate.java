package com.datifyy.bootstrap.cli;

import com.datifyy.bootstrap.Schema;
import com.datifyy.bootstrap.log.Logging;
import com.datifyy.bootstrap.settings.Environment;
import com.datifyy.bootstrap.settings.Settings;
import java.io.PrintWriter;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

@Command(
        name = "migrate",
        description = "Brings the database to this release's schema; safe to run from several instances at once.",
        mixinStandardHelpOptions = true)
final class Migrate implements Runnable {

    private final Supplier<Environment> environment;
    private final Supplier<PrintWriter> out;

    Migrate(Supplier<Environment> environment, Supplier<PrintWriter> out) {
        this.environment = environment;
        this.out = out;
    }

    @Override
    public void run() {
        var settings = Settings.forMigration(environment.get());
        Logging.configure(settings.log());
        var count = Schema.of(settings.address()).migrate();
        out.get()
                .println(
                        switch (count) {
                            case 0 -> "The database is up to date.";
                            case 1 -> "One migration was run.";
                            default -> count + " migrations were run.";
                        });
    }
}
