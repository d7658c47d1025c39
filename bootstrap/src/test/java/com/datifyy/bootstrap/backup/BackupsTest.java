package com.datifyy.bootstrap.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.datifyy.bootstrap.Complaint;
import com.datifyy.bootstrap.Schema;
import com.datifyy.bootstrap.service.Database;
import com.datifyy.bootstrap.service.Eventually;
import com.datifyy.bootstrap.settings.DatabaseAddress;
import com.datifyy.bootstrap.settings.Environment;
import com.datifyy.bootstrap.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Needs PostgreSQL's programs on this machine, `pg_dump` and a server of its version; without them it is
/// skipped.
class BackupsTest {
    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final Duration MONTH = Duration.ofDays(30);
    private static final long NO_BOUND = Long.MAX_VALUE;

    private static InstalledPostgres server;
    private static Database original;

    @TempDir
    private Path folder;

    @BeforeAll
    static void aDatabaseWithSomethingInIt() throws IOException, InterruptedException {
        Optional<Path> programs = InstalledPostgres.programs();
        assumeThat(programs).as("PostgreSQL's programs").isPresent();
        server = InstalledPostgres.start(programs.orElseThrow());
        original = server.database("original");
        Schema.of(address(original)).migrate();
        original.run("""
                INSERT INTO datifyy.outbox VALUES
                    ('00000000-0000-0000-0000-000000000001', 'one', 'EMAIL_CODE', 'sealed', '2026-03-02 09:00Z',
                     '2026-03-02 09:10Z', NULL, 2, 'WAITING', NULL, 'nobody answered')""");
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (server != null) {
            server.stop();
        }
    }

    @Test
    void h7_a_drill_proves_a_backup_and_leaves_nothing_behind() throws Exception {
        Path dump = new Backups(address(original)).create(folder, MONTH, NOW);

        assertThat(new Backups(address(original)).drill(dump, NO_BOUND, NOW).rows())
                .isPositive();
        assertThat(server.databases()).noneMatch(name -> name.startsWith("datifyy_drill"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dump)))
                .isEqualTo("rw-------");
    }

    @Test
    void what_is_written_after_the_backup_does_not_disturb_the_drill() throws Exception {
        Path dump = new Backups(address(original)).create(folder, MONTH, NOW);
        original.run("UPDATE datifyy.outbox SET attempts = attempts + 1");

        assertThat(new Backups(address(original)).drill(dump, NO_BOUND, NOW).rows())
                .isPositive();
    }

    @Test
    void a_backup_is_restored_into_an_empty_database_and_the_service_knows_its_schema() throws Exception {
        Path dump = new Backups(address(original)).create(folder, MONTH, NOW);
        Database empty = server.database("empty");

        assertThat(new Backups(address(empty)).restore(dump).tables()).isGreaterThan(20);
        Schema.of(address(empty)).requireKnown();
        assertThat(empty.texts("SELECT key FROM datifyy.outbox")).containsExactly("one");
        assertThatThrownBy(() -> new Backups(address(empty)).restore(dump))
                .isInstanceOf(Complaint.class)
                .hasMessageContaining("already");
    }

    @Test
    void extensions_that_the_host_keeps_in_a_schema_of_its_own_are_drilled_and_restored_there() throws Exception {
        Database hosted = server.database("hosted");
        hosted.run("CREATE SCHEMA \"the host's\"");
        hosted.run("CREATE EXTENSION btree_gist WITH SCHEMA \"the host's\"");
        hosted.run("CREATE EXTENSION pg_trgm WITH SCHEMA public");
        Schema.of(address(hosted)).migrate();
        Path dump = new Backups(address(hosted)).create(folder, MONTH, NOW);
        Database empty = server.database("another_host");

        assertThat(Files.readAllLines(sheetOf(dump)))
                .filteredOn(line -> line.startsWith("extensions"))
                .containsExactly("extensions in public", "extensions in the host's");
        assertThat(new Backups(address(hosted)).drill(dump, NO_BOUND, NOW).rows())
                .isPositive();
        assertThat(new Backups(address(empty)).restore(dump).tables()).isGreaterThan(20);
        Schema.of(address(empty)).requireKnown();
        assertThat(empty.texts("SELECT extname || ' in ' || nspname FROM pg_extension"
                        + " JOIN pg_namespace n ON n.oid = extnamespace WHERE extname <> 'plpgsql' ORDER BY 1"))
                .containsExactly("btree_gist in the host's", "pg_trgm in public");
    }

    @Test
    void an_extension_that_the_other_host_has_elsewhere_already_is_named_before_anything_is_restored()
            throws Exception {
        Path dump = new Backups(address(original)).create(folder, MONTH, NOW);
        Database prepared = server.database("prepared");
        prepared.run("CREATE SCHEMA extensions");
        prepared.run("CREATE EXTENSION pg_trgm WITH SCHEMA extensions");

        assertThatThrownBy(() -> new Backups(address(prepared)).restore(dump))
                .isInstanceOfSatisfying(
                        Complaint.class,
                        complaint -> assertThat(complaint.details())
                                .containsExactly("pg_trgm is in the schema extensions there and in datifyy in the"
                                        + " backup: DROP EXTENSION pg_trgm, as its owner"));
        assertThat(prepared.texts("SELECT nspname FROM pg_namespace WHERE nspname = 'datifyy'"))
                .isEmpty();

        prepared.run("DROP EXTENSION pg_trgm");
        assertThat(new Backups(address(prepared)).restore(dump).tables()).isGreaterThan(20);
    }

    @Test
    void extensions_that_the_other_host_has_where_they_were_are_used() throws Exception {
        Database hosted = server.database("supplied");
        Database alike = server.database("alike");
        for (Database database : List.of(hosted, alike)) {
            database.run("CREATE SCHEMA \"the host's\"");
            database.run("CREATE EXTENSION btree_gist WITH SCHEMA \"the host's\"");
            database.run("CREATE EXTENSION pg_trgm WITH SCHEMA \"the host's\"");
        }
        Schema.of(address(hosted)).migrate();
        Path dump = new Backups(address(hosted)).create(folder, MONTH, NOW);

        assertThat(new Backups(address(alike)).restore(dump).tables()).isGreaterThan(20);
        Schema.of(address(alike)).requireKnown();
    }

    /// As at hosts where extensions belong to a role of theirs.
    @Test
    void who_is_no_superuser_and_owns_no_extension_makes_drills_and_restores_backups() throws Exception {
        original.run("CREATE ROLE keeper LOGIN CREATEDB");
        Database kept = server.database("kept");
        Database moved = server.database("moved");
        for (Database database : List.of(kept, moved)) {
            database.run("CREATE SCHEMA extensions");
            database.run("CREATE EXTENSION btree_gist WITH SCHEMA extensions");
            database.run("CREATE EXTENSION pg_trgm WITH SCHEMA extensions");
            database.run("GRANT USAGE ON SCHEMA extensions TO keeper");
            database.run("ALTER DATABASE " + database.name() + " OWNER TO keeper");
        }
        Schema.of(address(kept, "keeper")).migrate();
        Path dump = new Backups(address(kept, "keeper")).create(folder, MONTH, NOW);

        assertThat(new Backups(address(kept, "keeper"))
                        .drill(dump, NO_BOUND, NOW)
                        .rows())
                .isPositive();
        assertThat(new Backups(address(moved, "keeper")).restore(dump).tables()).isGreaterThan(20);
        Schema.of(address(moved, "keeper")).requireKnown();
    }

    @Test
    void a_sheet_of_extensions_in_our_own_schema_is_as_it_always_was() throws Exception {
        Path dump = new Backups(address(original)).create(folder, MONTH, NOW);

        assertThat(Files.readAllLines(sheetOf(dump))).noneMatch(line -> line.startsWith("extensions"));
    }

    @Test
    void a_damaged_backup_is_not_restored() throws Exception {
        Path dump = new Backups(address(original)).create(folder, MONTH, NOW);
        byte[] content = Files.readAllBytes(dump);
        content[content.length / 2] ^= 1;
        Files.write(dump, content);

        assertThatThrownBy(() -> new Backups(address(original)).drill(dump, NO_BOUND, NOW))
                .isInstanceOf(Complaint.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void a_backup_that_holds_something_else_than_its_sheet_says_fails_the_drill_and_the_table_is_named()
            throws Exception {
        Path dump = new Backups(address(original)).create(folder, MONTH, NOW);
        Path sheet = sheetOf(dump);
        Files.writeString(sheet, Files.readString(sheet).replaceAll("(?m)^outbox 1 .*$", "outbox 1 7"));

        assertThatThrownBy(() -> new Backups(address(original)).drill(dump, NO_BOUND, NOW))
                .isInstanceOfSatisfying(
                        Complaint.class,
                        complaint -> assertThat(complaint.details())
                                .containsExactly("outbox has 1 rows, expected 1, and other content"));
        assertThat(server.databases()).noneMatch(name -> name.startsWith("datifyy_drill"));
    }

    @Test
    void a_sheet_that_was_cut_off_proves_nothing() throws Exception {
        Path dump = new Backups(address(original)).create(folder, MONTH, NOW);
        Path sheet = sheetOf(dump);
        List<String> whole = Files.readAllLines(sheet);

        for (List<String> rest : List.of(
                List.<String>of(),
                whole.subList(0, 1),
                whole.subList(1, whole.size()),
                List.of(whole.get(0), "users"))) {
            Files.write(sheet, rest);
            assertThatThrownBy(() -> new Backups(address(original)).drill(dump, NO_BOUND, NOW))
                    .isInstanceOf(Complaint.class)
                    .hasMessageContaining("damaged");
        }
        Files.write(sheet, whole.subList(0, whole.size() - 1));
        assertThatThrownBy(() -> new Backups(address(original)).drill(dump, NO_BOUND, NOW))
                .isInstanceOfSatisfying(
                        Complaint.class,
                        complaint -> assertThat(complaint.details())
                                .containsExactly(whole.getLast().split(" ", -1)[0] + " is not on the sheet"));
    }

    @Test
    void h7_nobody_else_may_read_a_backup_or_its_sheet() throws Exception {
        Path dump = new Backups(address(original)).create(folder.resolve("new"), MONTH, NOW);

        for (Path file : List.of(dump, sheetOf(dump))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dump.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void a_second_backup_of_the_same_moment_leaves_the_first_one_as_it_is() throws Exception {
        Path dump = new Backups(address(original)).create(folder, MONTH, NOW);
        String sheet = Files.readString(sheetOf(dump));
        original.run("UPDATE datifyy.outbox SET attempts = attempts + 1");

        assertThatThrownBy(() -> new Backups(address(original)).create(folder, MONTH, NOW))
                .isInstanceOf(Complaint.class)
                .hasMessageContaining("already");
        assertThat(sheetOf(dump)).hasContent(sheet);
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void a_backup_that_fails_deletes_no_older_one_and_leaves_nothing() throws Exception {
        Path old = new Backups(address(original)).create(folder, MONTH, NOW.minus(Duration.ofDays(31)));
        Database nothing = server.database("nothing");

        assertThatThrownBy(() -> new Backups(address(nothing)).create(folder, MONTH, NOW))
                .isInstanceOf(Complaint.class)
                .hasMessageContaining("nothing to back up");
        assertThatThrownBy(() -> new Backups(address(original)).create(folder, Duration.ZERO, NOW))
                .isInstanceOf(Complaint.class)
                .hasMessageContaining("for a day at least");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(old, sheetOf(old));
        }
    }

    @Test
    void what_a_run_that_was_cut_off_left_behind_goes_a_day_later() throws Exception {
        Path left = Files.createFile(folder.resolve("unfinished1.dump"));
        Path young = Files.createFile(folder.resolve("unfinished2.dump"));
        Files.setLastModifiedTime(left, FileTime.from(NOW.minus(Duration.ofHours(25))));
        Files.setLastModifiedTime(young, FileTime.from(NOW.minus(Duration.ofHours(23))));

        new Backups(address(original)).create(folder, MONTH, NOW);

        assertThat(left).doesNotExist();
        assertThat(young).exists();
    }

    @Test
    void a_role_that_may_not_create_databases_and_a_folder_that_cannot_be_written_are_named() throws Exception {
        Path dump = new Backups(address(original)).create(folder, MONTH, NOW);
        original.run("CREATE ROLE plain LOGIN");

        assertThatThrownBy(() -> new Backups(address(original, "plain")).drill(dump, NO_BOUND, NOW))
                .isInstanceOfSatisfying(
                        Complaint.class,
                        complaint -> assertThat(complaint.kind()).isEqualTo(Complaint.Cause.USAGE))
                .hasMessageContaining("may not create");
        assertThatThrownBy(() -> new Backups(address(original)).create(dump.resolve("below"), MONTH, NOW))
                .isInstanceOf(Complaint.class)
                .hasMessageContaining("could be written");
    }

    /// As hosts bound everybody: by less than a look at a large table takes, and by less than `pg_dump` takes while
    /// the moment that it dumps is kept for it.
    @Test
    void what_the_server_bounds_everybody_by_ends_no_backup() throws Exception {
        Database bounded = server.database("bounded");
        Schema.of(address(bounded)).migrate();
        bounded.run("ALTER DATABASE bounded SET statement_timeout = '500ms'");
        bounded.run("ALTER DATABASE bounded SET idle_in_transaction_session_timeout = '10ms'");
        try (var together = Executors.newVirtualThreadPerTaskExecutor();
                var holding = bounded.connect();
                var statement = holding.createStatement()) {
            statement.execute("SET statement_timeout = 0");
            statement.execute("SET idle_in_transaction_session_timeout = 0");
            holding.setAutoCommit(false);
            statement.execute("LOCK TABLE datifyy.users IN ACCESS EXCLUSIVE MODE");

            var made = together.submit(() -> new Backups(address(bounded)).create(folder, MONTH, NOW));
            Eventually.is(
                    "it waits for the table",
                    () -> made.isDone()
                            || !original.texts("SELECT pid::text FROM pg_locks WHERE NOT granted")
                                    .isEmpty());
            Thread.sleep(700);
            holding.rollback();

            assertThat(new Backups(address(original))
                            .drill(made.get(), NO_BOUND, NOW)
                            .rows())
                    .isPositive();
        }
    }

    @Test
    void a_drill_that_may_need_more_room_than_there_is_is_not_begun() throws Exception {
        var backups = new Backups(address(original));
        Path dump = backups.create(folder, MONTH, NOW);

        assertThatThrownBy(() -> backups.drill(dump, 1_000_000, NOW))
                .isInstanceOfSatisfying(
                        Complaint.class,
                        complaint -> assertThat(complaint.kind()).isEqualTo(Complaint.Cause.USAGE))
                .hasMessageContaining("more room than it is given: up to 1 GB,");
        assertThat(backups.drill(dump, 1_000_000_000, NOW).rows()).isPositive();

        Path sheet = sheetOf(dump);
        Files.writeString(sheet, Files.readString(sheet).replaceFirst("(?m)^takes \\d+ bytes\\R", ""));
        assertThatThrownBy(() -> backups.drill(dump, 1_000_000_000, NOW))
                .isInstanceOf(Complaint.class)
                .hasMessageContaining("earlier release");
        assertThat(backups.drill(dump, NO_BOUND, NOW).rows()).isPositive();
    }

    @Test
    void what_a_drill_of_a_day_ago_left_behind_goes_unless_somebody_uses_it() throws Exception {
        Path dump = new Backups(address(original)).create(folder, MONTH, NOW);
        List<String> staying = List.of(
                "datifyy_drill_20261124t100000_0123abcd",
                "datifyy_drill_20251399t000000_0123abcd",
                "datifyy_drill_0123456789ab",
                "datifyy_drill_20261101t000000_0123abcd_of_mine");
        staying.forEach(server::database);
        Database used = server.database("datifyy_drill_20261101t000000_0123abcd");
        server.database("datifyy_drill_20261124t095959_0123abcd");
        try (var _ = used.connect()) {
            List<String> remarks =
                    new Backups(address(original)).drill(dump, NO_BOUND, NOW).remarks();

            assertThat(remarks).hasSize(2);
            assertThat(remarks.getFirst())
                    .startsWith("A drill that was cut off left " + used.name() + ", which could not be dropped: ")
                    .endsWith("is being accessed by other users (55006)");
            assertThat(remarks.getLast())
                    .isEqualTo("Dropped datifyy_drill_20261124t095959_0123abcd, which a drill that was cut off had left"
                            + " there.");
        }
        assertThat(server.databases().stream().filter(name -> name.startsWith("datifyy_drill")))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(staying.stream(), Stream.of(used.name())).toList());

        assertThat(new Backups(address(original)).drill(dump, NO_BOUND, NOW).remarks())
                .containsExactly("Dropped " + used.name() + ", which a drill that was cut off had left there.");

        server.database(used.name());
        Path sheet = sheetOf(dump);
        Files.writeString(sheet, Files.readString(sheet).replaceFirst("(?m)^outbox .*$", "outbox 3 7"));
        assertThatThrownBy(() -> new Backups(address(original)).drill(dump, NO_BOUND, NOW))
                .isInstanceOfSatisfying(
                        Complaint.class,
                        complaint -> assertThat(complaint.details())
                                .hasSize(2)
                                .endsWith(
                                        "Dropped " + used.name() + ", which a drill that was cut off had left there."));
        staying.forEach(name -> original.run("DROP DATABASE " + name));
    }

    @Test
    void old_backups_go_and_foreign_files_stay() throws Exception {
        var backups = new Backups(address(original));
        Path old = backups.create(folder, MONTH, NOW.minus(Duration.ofDays(31)));
        Path young = backups.create(folder, MONTH, NOW.minus(Duration.ofDays(29)));
        List<Path> younger = madeDaysAgo(28, 24);
        Path foreign = Files.createFile(folder.resolve("notes.txt"));
        Path neverMade = Files.createFile(folder.resolve("datifyy-20251399T999999Z.dump"));

        Path newest = backups.create(folder, MONTH, NOW);

        assertThat(List.of(young, foreign, neverMade, newest))
                .allSatisfy(file -> assertThat(file).exists());
        assertThat(old).doesNotExist();
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(6 + 2 * younger.size());
        }
    }

    /// A drill may have proven them, and has not seen the new one.
    @Test
    void after_weeks_without_one_or_with_a_clock_that_is_ahead_the_newest_seven_stay_whatever_their_age()
            throws Exception {
        List<Path> made = madeDaysAgo(45, 36);

        Path newest = new Backups(address(original)).create(folder, MONTH, NOW);

        try (var files = Files.list(folder)) {
            assertThat(files)
                    .containsExactlyInAnyOrderElementsOf(Stream.concat(made.subList(4, 10).stream(), Stream.of(newest))
                            .flatMap(dump -> Stream.of(dump, sheetOf(dump)))
                            .toList());
        }
    }

    /// What is called like a backup, each a day younger than the one before.
    private List<Path> madeDaysAgo(int first, int last) throws IOException {
        var name = DateTimeFormatter.ofPattern("'datifyy-'uuuuMMdd'T'HHmmss'Z.dump'")
                .withZone(ZoneOffset.UTC);
        List<Path> dumps = new ArrayList<>();
        for (int days = first; days >= last; days--) {
            Path dump = Files.createFile(folder.resolve(name.format(NOW.minus(Duration.ofDays(days)))));
            Files.createFile(sheetOf(dump));
            dumps.add(dump);
        }
        return dumps;
    }

    private static Path sheetOf(Path dump) {
        return dump.resolveSibling(dump.getFileName() + ".sums");
    }

    private static DatabaseAddress address(Database database) {
        return address(database, "postgres");
    }

    private static DatabaseAddress address(Database database, String role) {
        return Settings.forMigration(Environment.of(Map.of(
                        "ENV", "development", "DATABASE_URL", database.url().replace("//postgres", "//" + role))))
                .address();
    }
}
