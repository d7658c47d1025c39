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
            List<Path> younger = new ArrayList<>();
            for (int days = 24; days < 29; days++) { // the newest seven stay whatever their age
                younger.add(Files.createFile(folder.resolve(backupOf(Duration.ofDays(days)))));
            }

            assertThat(run(original, "backup", "create", "--to", folder.toString()))
                    .as(err::toString)
                    .isZero();
            assertThat(old).doesNotExist();
            assertThat(young).exists();
            Files.delete(young);
            for (Path one : younger) {
                Files.delete(one);
            }
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

        assertThat(runAlone(tools, Databases.fresh(), "backup", "create", "--to", folder.toString()))
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
        standIn(tools, "pg_dump", """
                #!/bin/sh
                echo 'pg_dump: error: aborting because of server version mismatch' >&2
                echo 'pg_dump: detail: server version: 18.6; pg_dump version: 15.20' >&2
                exit 1
                """);
        Path folder = parent.resolve("backups");

        assertThat(runAlone(tools, Databases.fresh(), "backup", "create", "--to", folder.toString()))
                .containsExactly(
                        "datifyy: pg_dump failed",
                        "  pg_dump: error: aborting because of server version mismatch",
                        "  pg_dump: detail: server version: 18.6; pg_dump version: 15.20",
                        "ends with 69");
        assertThat(folder).isEmptyDirectory();
    }

    /// By this machine's programs, of which `pg_restore` says what it says from 17 on: a statement that no server
    /// knows which is older. A row holds the same words, and keeps them.
    @Test
    void programs_that_are_newer_than_the_server_drill_and_restore() throws Exception {
        onAServer((server, original, programs) -> {
            original.run("INSERT INTO datifyy.admins (id, email, name, role, genie, password_hash, active, created_at)"
                    + " VALUES (1, 'lena@example.com', 'SET transaction_timeout = 0;', 'SUPER_ADMIN', false, 'x',"
                    + " true, now())");
            Path dump = dumpOf(original);
            Path tools = Files.createDirectory(parent.resolve("tools"));
            Files.createSymbolicLink(tools.resolve("psql"), programs.resolve("psql"));
            standIn(tools, "pg_restore", """
                    #!/bin/sh
                    case "$*" in
                      --version) echo 'pg_restore (PostgreSQL) 17.6' ;;
                      *--dbname=*)
                        echo 'pg_restore: error: could not execute query: ERROR:  unrecognized configuration parameter' >&2
                        exit 1 ;;
                      *) %s/pg_restore "$@" | /bin/sed '0,/^SET lock_timeout = 0;$/s//&\\nSET transaction_timeout = 0;/' ;;
                    esac
                    """.formatted(programs));
            Database empty = server.database("empty");

            assertThat(runAlone(tools, original, "backup", "drill", dump.toString()))
                    .satisfiesExactly(
                            said -> assertThat(said).startsWith("The backup is good: "),
                            end -> assertThat(end).isEqualTo("ends with 0"));
            assertThat(runAlone(tools, empty, "backup", "restore", dump.toString()))
                    .satisfiesExactly(
                            said -> assertThat(said).startsWith("Restored "),
                            end -> assertThat(end).isEqualTo("ends with 0"));
            assertThat(empty.texts("SELECT name FROM datifyy.admins")).containsExactly("SET transaction_timeout = 0;");
        });
    }

    @Test
    void of_what_newer_programs_restore_nothing_is_kept_unless_it_is_whole() throws Exception {
        onAServer((server, original, programs) -> {
            Path dump = dumpOf(original);
            Path tools = Files.createDirectory(parent.resolve("tools"));
            standIn(tools, "pg_restore", """
                    #!/bin/sh
                    case "$*" in
                      --version) echo 'pg_restore (PostgreSQL) 17.6' ;;
                      *--schema-only*) exec %1$s/pg_restore "$@" ;;
                      *)
                        %1$s/pg_restore "$@" | /usr/bin/head -n 400
                        echo 'pg_restore: error: could not read from input file' >&2
                        exit 1 ;;
                    esac
                    """.formatted(programs));
            Database empty = server.database("empty");

            assertThat(runAlone(tools, empty, "backup", "restore", dump.toString()))
                    .containsExactly(
                            "datifyy: psql is not on the path: install PostgreSQL's client programs, not older than the"
                                    + " server",
                            "ends with 69");

            Files.createSymbolicLink(tools.resolve("psql"), programs.resolve("psql"));
            assertThat(runAlone(tools, empty, "backup", "restore", dump.toString()))
                    .containsExactly(
                            "datifyy: pg_restore failed",
                            "  pg_restore: error: could not read from input file",
                            "ends with 69");
            assertThat(empty.texts("SELECT nspname FROM pg_namespace WHERE nspname = 'datifyy'"))
                    .isEmpty();

            // Whoever restores is refused halfway: here what is made is there already.
            Files.delete(tools.resolve("pg_restore"));
            standIn(tools, "pg_restore", """
                    #!/bin/sh
                    case "$*" in
                      --version) echo 'pg_restore (PostgreSQL) 17.6' ;;
                      *--schema-only*) exec %1$s/pg_restore "$@" ;;
                      *) %1$s/pg_restore "$@" && %1$s/pg_restore "$@" ;;
                    esac
                    """.formatted(programs));
            List<String> said = runAlone(tools, empty, "backup", "restore", dump.toString());
            assertThat(said).startsWith("datifyy: psql failed").endsWith("ends with 69");
            assertThat(said.get(1)).startsWith("  psql:").endsWith("ERROR:  schema \"datifyy\" already exists");
            assertThat(empty.texts("SELECT nspname FROM pg_namespace WHERE nspname = 'datifyy'"))
                    .isEmpty();
        });
    }

    /// Here `psql` has run all there is, and has not been told that this was all.
    @Test
    void of_a_restore_that_is_killed_nothing_is_kept() throws Exception {
        onAServer((server, original, programs) -> {
            Path dump = dumpOf(original);
            Path tools = Files.createDirectory(parent.resolve("tools"));
            Files.createSymbolicLink(tools.resolve("psql"), programs.resolve("psql"));
            // The rest is more than what lies between the programs takes in, so that psql gets to see what is before.
            standIn(tools, "pg_restore", """
                    #!/bin/sh
                    case "$*" in
                      --version) echo 'pg_restore (PostgreSQL) 17.6' ;;
                      *--schema-only*) exec %1$s/pg_restore "$@" ;;
                      *)
                        %1$s/pg_restore "$@"
                        echo "SELECT 'all';"
                        /usr/bin/yes -- '-- the rest' | /usr/bin/head -n 20000
                        exec /bin/sleep 60 ;;
                    esac
                    """.formatted(programs));
            Database empty = server.database("empty");
            Process restoring =
                    alone(tools, empty, "backup", "restore", dump.toString()).start();
            List<ProcessHandle> begun = List.of();
            try {
                String asked =
                        "SELECT state FROM pg_stat_activity WHERE datname = 'empty' AND application_name = 'psql'";
                while (original.texts(asked + " AND query LIKE 'SELECT ''all''%' AND state LIKE 'idle%'")
                        .isEmpty()) {
                    assertThat(restoring.isAlive()).isTrue();
                    Thread.sleep(50);
                }
                begun = restoring.descendants().toList();
                restoring.destroyForcibly().waitFor();
                while (!original.texts(asked).isEmpty()) {
                    Thread.sleep(50);
                }
            } finally {
                restoring.destroyForcibly();
                begun.forEach(ProcessHandle::destroyForcibly);
            }
            assertThat(empty.texts("SELECT nspname FROM pg_namespace WHERE nspname = 'datifyy'"))
                    .isEmpty();
        });
    }

    /// What is made for the drill is kept from being dropped as soon as it is restored.
    @Test
    void a_copy_that_cannot_be_dropped_is_told_beside_what_was_found() throws Exception {
        onAServer((server, original, programs) -> {
            Path dump = dumpOf(original);
            Path tools = Files.createDirectory(parent.resolve("tools"));
            standIn(tools, "pg_restore", """
                    #!/bin/sh
                    %1$s/pg_restore "$@" || exit 1
                    case "$*" in
                      *--dbname=*) %1$s/psql --quiet --command="ALTER DATABASE $PGDATABASE IS_TEMPLATE true" ;;
                    esac
                    """.formatted(programs));

            String left = "  drop the database datifyy_drill_.*, which holds everything; it could not be dropped:"
                    + " ERROR: cannot drop a template database \\(42809\\)";
            assertThat(runAlone(tools, original, "backup", "drill", dump.toString()))
                    .satisfiesExactly(
                            said -> assertThat(said)
                                    .isEqualTo("datifyy: the backup is good, and its copy is still there"),
                            said -> assertThat(said).matches(left),
                            end -> assertThat(end).isEqualTo("ends with 69"));

            Path sheet = Path.of(dump + ".sums");
            Files.writeString(sheet, Files.readString(sheet).replaceAll("(?m)^outbox 0 0$", "outbox 3 7"));
            assertThat(runAlone(tools, original, "backup", "drill", dump.toString()))
                    .satisfiesExactly(
                            said -> assertThat(said).isEqualTo("datifyy: what was restored is not what was backed up"),
                            said -> assertThat(said).isEqualTo("  outbox has 0 rows, expected 3"),
                            said -> assertThat(said).matches(left),
                            end -> assertThat(end).isEqualTo("ends with 1"));
        });
    }

    @Test
    void room_is_given_in_gigabytes() {
        for (String room : List.of("0", "100001", "-1")) {
            assertThat(run(Databases.empty(), "backup", "drill", "--room", room, "any.dump"))
                    .isEqualTo(2);
            assertThat(err).hasToString("datifyy: --room must be from 1 to 100000" + System.lineSeparator());
        }
    }

    /// With a server of the version of this machine's programs, and a database of this release on it.
    private static void onAServer(OnAServer work) throws Exception {
        Optional<Path> programs = InstalledPostgres.programs();
        assumeThat(programs).as("PostgreSQL's programs").isPresent();
        InstalledPostgres server = InstalledPostgres.start(programs.orElseThrow());
        try {
            Database original = server.database("original");
            new Migrations("jdbc:postgresql://127.0.0.1:" + original.port() + "/original", "postgres", "any").migrate();
            work.run(server, original, programs.orElseThrow());
        } finally {
            server.stop();
        }
    }

    @FunctionalInterface
    private interface OnAServer {
        void run(InstalledPostgres server, Database original, Path programs) throws Exception;
    }

    private Path dumpOf(Database original) throws IOException {
        Path folder = parent.resolve("backups");
        assertThat(run(original, "backup", "create", "--to", folder.toString()))
                .as(err::toString)
                .isZero();
        return onlyDumpIn(folder);
    }

    private static void standIn(Path tools, String name, String script) throws IOException {
        Path standIn = Files.writeString(tools.resolve(name), script);
        Files.setPosixFilePermissions(standIn, PosixFilePermissions.fromString("rwx------"));
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
    private static List<String> runAlone(Path tools, Database database, String... arguments)
            throws IOException, InterruptedException {
        Process process = alone(tools, database, arguments).start();
        List<String> said = new ArrayList<>(new String(process.getInputStream().readAllBytes(), UTF_8)
                .lines()
                .toList());
        said.add("ends with " + process.waitFor());
        return said;
    }

    private static ProcessBuilder alone(Path tools, Database database, String... arguments) {
        return MainProcess.of(
                Map.of(
                        "PATH",
                        tools.toString(),
                        "ENV",
                        "development",
                        "LOG_LEVEL",
                        "error",
                        "DATABASE_URL",
                        database.url()),
                arguments);
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
