package com.datifyy.bootstrap.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.datifyy.bootstrap.backup.InstalledPostgres;
import com.datifyy.bootstrap.service.Database;
import com.datifyy.bootstrap.service.Databases;
import com.datifyy.bootstrap.service.MainProcess;
import com.datifyy.migrations.Migrations;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Backups as an operator makes them: command lines, what they print, and what they end with.
class BackupCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path parent;

    @Test
    void h7_a_backup_is_made_drilled_and_restored() throws Exception {
        Optional<Path> programs = InstalledPostgres.programs();
        assumeThat(programs).as("PostgreSQL's programs").isPresent();
        InstalledPostgres server = InstalledPostgres.start(programs.orElseThrow());
        try {
            Database original = server.database("original");
            new Migrations("jdbc:postgresql://127.0.0.1:" + original.port() + "/original", "postgres", "any").migrate();
            Path folder = Files.createDirectory(parent.resolve("a folder with spaces"));
            Path old = Files.createFile(folder.resolve(backupOf(Duration.ofDays(31))));
            Path young = Files.createFile(folder.resolve(backupOf(Duration.ofDays(29))));

            assertThat(run(original, "backup", "create", "--to", folder.toString()))
                    .as(err::toString)
                    .isZero();
            assertThat(old).doesNotExist();
            assertThat(young).exists();
            Files.delete(young);
            Path dump = onlyDumpIn(folder);
            assertThat(out).hasToString("Made " + dump + System.lineSeparator());

            assertThat(run(original, "backup", "drill", dump.toString())).isZero();
            assertThat(out.toString()).matches("The backup is good: [1-9]\\d* rows, each table as it was\\.\\R");

            assertThat(run(server.database("empty"), "backup", "restore", dump.toString()))
                    .isZero();
            assertThat(out.toString()).matches("Restored [1-9]\\d+ tables, each as it was\\.\\R");
            assertThat(err.toString()).isEmpty();

            Path sheet = Path.of(dump + ".sums");
            String whole = Files.readString(sheet);
            Files.writeString(sheet, whole.replaceAll("(?m)^outbox 0 0$", "outbox 3 7"));
            assertThat(run(original, "backup", "drill", dump.toString())).isEqualTo(1);
            assertThat(err.toString().lines())
                    .containsExactly(
                            "datifyy: what was restored is not what was backed up", "  outbox has 0 rows, expected 3");
            assertThat(run(server.database("another"), "backup", "restore", dump.toString()))
                    .isEqualTo(1);

            Files.writeString(sheet, whole.replaceFirst("^sha256 .", "sha256 x"));
            assertThat(run(original, "backup", "drill", dump.toString())).isEqualTo(1);
            assertThat(err.toString().lines())
                    .containsExactly("datifyy: the backup is damaged: its SHA-256 is not the one of its sheet");
        } finally {
            server.stop();
        }
    }

    @Test
    void without_pg_dump_on_the_path_it_says_what_to_install() throws Exception {
        Path tools = Files.createDirectory(parent.resolve("tools"));
        Path folder = parent.resolve("backups");

        assertThat(runAlone(tools, "backup", "create", "--to", folder.toString()))
                .containsExactly(
                        "datifyy: pg_dump is not on the path: install PostgreSQL's client programs, not older than the"
                                + " server",
                        "ends with 69");
        assertThat(folder).isEmptyDirectory();
    }

    /// What pg_dump 15 says to a server of 18, word for word, by a program that says nothing else.
    @Test
    void what_a_pg_dump_that_is_older_than_the_server_says_is_told() throws Exception {
        Path tools = Files.createDirectory(parent.resolve("tools"));
        Path standIn = Files.writeString(tools.resolve("pg_dump"), """
                #!/bin/sh
                echo 'pg_dump: error: aborting because of server version mismatch' >&2
                echo 'pg_dump: detail: server version: 18.6; pg_dump version: 15.20' >&2
                exit 1
                """);
        Files.setPosixFilePermissions(standIn, PosixFilePermissions.fromString("rwx------"));
        Path folder = parent.resolve("backups");

        assertThat(runAlone(tools, "backup", "create", "--to", folder.toString()))
                .containsExactly(
                        "datifyy: pg_dump failed",
                        "  pg_dump: error: aborting because of server version mismatch",
                        "  pg_dump: detail: server version: 18.6; pg_dump version: 15.20",
                        "ends with 69");
        assertThat(folder).isEmptyDirectory();
    }

    private int run(Database database, String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return CommandLines.run(
                Map.of("ENV", "development", "LOG_LEVEL", "error", "DATABASE_URL", database.url()),
                out,
                err,
                arguments);
    }

    /// In a process of its own, which finds programs in one folder alone.
    ///
    /// @return what it said, and what it ended with
    private static List<String> runAlone(Path tools, String... arguments) throws IOException, InterruptedException {
        Process process = MainProcess.of(
                        Map.of(
                                "PATH",
                                tools.toString(),
                                "ENV",
                                "development",
                                "LOG_LEVEL",
                                "error",
                                "DATABASE_URL",
                                Databases.fresh().url()),
                        arguments)
                .start();
        List<String> said = new ArrayList<>(new String(process.getInputStream().readAllBytes(), UTF_8)
                .lines()
                .toList());
        said.add("ends with " + process.waitFor());
        return said;
    }

    private static String backupOf(Duration ago) {
        return DateTimeFormatter.ofPattern("'datifyy-'uuuuMMdd'T'HHmmss'Z.dump'")
                .withZone(ZoneOffset.UTC)
                .format(Instant.now().minus(ago));
    }

    private static Path onlyDumpIn(Path folder) throws IOException {
        try (var files = Files.newDirectoryStream(folder, "*.dump")) {
            List<Path> found = new ArrayList<>();
            files.forEach(found::add);
            assertThat(found).hasSize(1);
            return found.getFirst();
        }
    }
}
