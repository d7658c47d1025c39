package com.datifyy.bootstrap.cli;

import com.datifyy.bootstrap.Complaint;
import com.datifyy.bootstrap.backup.Backups;
import com.datifyy.bootstrap.backup.Backups.Proof;
import com.datifyy.bootstrap.log.Logging;
import com.datifyy.bootstrap.settings.Environment;
import com.datifyy.bootstrap.settings.Settings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "backup",
        description = "Backs the database up with pg_dump, restores it, and proves that a backup can be restored.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class BackupCommand {
    /// In days, ten years.
    private static final int LONGEST = 3_650;

    private static final int MOST_ROOM = 100_000;
    private static final long GIGABYTE = 1_000_000_000;

    private final Supplier<Environment> environment;
    private final Supplier<PrintWriter> out;

    BackupCommand(Supplier<Environment> environment, Supplier<PrintWriter> out) {
        this.environment = environment;
        this.out = out;
    }

    @Command(
            name = "create",
            description = "Makes a compressed backup with checksums, and deletes old ones, but for the newest seven.",
            mixinStandardHelpOptions = true)
    int create(
            @Option(names = "--to", paramLabel = "FOLDER", required = true, description = "where backups are kept")
                    Path folder,
            @Option(
                            names = "--keep-days",
                            paramLabel = "N",
                            defaultValue = "30",
                            description = "for how many days they are kept, 1 to 3650")
                    int days)
            throws InterruptedException {
        if (days < 1 || days > LONGEST) {
            throw new Complaint(
                    Complaint.Cause.USAGE,
                    "--keep-days must be from 1 to " + LONGEST + ": older backups of the folder are deleted");
        }
        out.get().println("Made " + backups().create(folder, Duration.ofDays(days), Instant.now()));
        return 0;
    }

    @Command(
            name = "restore",
            description = "Restores a backup into the database of DATABASE_URL, which must be empty.",
            mixinStandardHelpOptions = true)
    int restore(@Parameters(paramLabel = "FILE", description = "what create made") Path dump)
            throws InterruptedException {
        Proof proof = backups().restore(dump);
        return tell(proof, "Restored " + proof.tables() + " tables, each as it was.");
    }

    @Command(
            name = "drill",
            description = {
                "Restores a backup into a database made for it beside the one of DATABASE_URL,",
                "compares every table and what guards them with what was backed up, and drops it again.",
                "It takes twice the room of the original: let DATABASE_URL name another server than production's.",
                "Ends with 1 when the backup is not good, and with 69 when PostgreSQL is away or pg_restore fails."
            },
            mixinStandardHelpOptions = true)
    int drill(
            @Parameters(paramLabel = "FILE", description = "what create made") Path dump,
            @Option(
                            names = "--room",
                            paramLabel = "GB",
                            description = "how much room the server's disk has for it, 1 to 100000; as much as it needs"
                                    + " when not given")
                    @Nullable
                    Integer room)
            throws InterruptedException {
        if (room != null && (room < 1 || room > MOST_ROOM)) {
            throw new Complaint(Complaint.Cause.USAGE, "--room must be from 1 to " + MOST_ROOM);
        }
        Proof proof = backups().drill(dump, room == null ? Long.MAX_VALUE : room * GIGABYTE, Instant.now());
        return tell(proof, "The backup is good: " + proof.rows() + " rows, each table as it was.");
    }

    private int tell(Proof proof, String sentence) {
        out.get().println(sentence);
        proof.remarks().forEach(out.get()::println);
        return 0;
    }

    private Backups backups() {
        var settings = Settings.forMigration(environment.get());
        Logging.configure(settings.log());
        return new Backups(settings.address());
    }
}
