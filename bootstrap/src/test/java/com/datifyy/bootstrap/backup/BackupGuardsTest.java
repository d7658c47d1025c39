package com.datifyy.bootstrap.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.datifyy.bootstrap.Complaint;
import com.datifyy.bootstrap.Schema;
import com.datifyy.bootstrap.service.Database;
import com.datifyy.bootstrap.settings.DatabaseAddress;
import com.datifyy.bootstrap.settings.Environment;
import com.datifyy.bootstrap.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a backup has to bring along besides rows. Needs what [BackupsTest] needs.
class BackupGuardsTest {
    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final Duration MONTH = Duration.ofDays(30);

    private static InstalledPostgres server;
    private static Database original;

    @TempDir
    private Path folder;

    @BeforeAll
    static void aDatabase() throws IOException, InterruptedException {
        Optional<Path> programs = InstalledPostgres.programs();
        assumeThat(programs).as("PostgreSQL's programs").isPresent();
        server = InstalledPostgres.start(programs.orElseThrow());
        original = server.database("original");
        Schema.of(address(original)).migrate();
        original.run("SELECT setval('datifyy.audit_events_id_seq', 1000)");
        original.run("CREATE POLICY nobody ON datifyy.outbox USING (false)");
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (server != null) {
            server.stop();
        }
    }

    @Test
    void h7_a_dump_that_lacks_what_guards_the_rows_is_not_good() throws Exception {
        Path expected = new Backups(address(original)).create(folder, MONTH, NOW);
        Database other = server.database("unguarded");
        Backups.Proof restored = new Backups(address(other)).restore(expected);
        assertThat(restored.remarks()).isEmpty();
        other.run("DROP TRIGGER audit_events_stay_a_while ON datifyy.audit_events");
        other.run("ALTER TABLE datifyy.audit_events DISABLE TRIGGER audit_events_are_not_changed");
        other.run("DROP POLICY nobody ON datifyy.outbox");
        other.run("ALTER TABLE datifyy.outbox DISABLE ROW LEVEL SECURITY");
        other.run("ALTER TABLE datifyy.users ALTER COLUMN created_at DROP NOT NULL");
        other.run("CREATE OR REPLACE FUNCTION datifyy.refuse_to_change_deeds() RETURNS trigger LANGUAGE plpgsql"
                + " AS 'BEGIN RETURN NEW; END'");
        other.run("DROP INDEX datifyy.outbox_asked_for");
        other.run("ALTER TABLE datifyy.outbox DROP CONSTRAINT outbox_holds_what_waits_and_nothing_else");
        other.run("SELECT setval('datifyy.audit_events_id_seq', 999)");
        Path dump = withSheetOf(expected, new Backups(address(other)).create(folder.resolve("other"), MONTH, NOW));

        assertThatThrownBy(() -> new Backups(address(original)).drill(dump, Long.MAX_VALUE, NOW))
                .isInstanceOfSatisfying(Complaint.class, complaint -> {
                    assertThat(complaint.kind()).isEqualTo(Complaint.Cause.NOT_GOOD);
                    assertThat(complaint.details())
                            .containsExactly(
                                    "columns of users is another than it was",
                                    "constraint outbox_holds_what_waits_and_nothing_else of outbox is missing",
                                    "function refuse_to_change_deeds() is another than it was",
                                    "index outbox_asked_for of outbox is missing",
                                    "policy nobody of outbox is missing",
                                    "row level security of outbox is another than it was",
                                    "trigger audit_events_are_not_changed of audit_events is another than it was",
                                    "trigger audit_events_stay_a_while of audit_events is missing",
                                    "sequence audit_events_id_seq gives 1000 next, expected 1001");
                });
        assertThat(server.databases()).noneMatch(name -> name.startsWith("datifyy_drill"));
    }

    @Test
    void what_the_sheet_does_not_know_is_named_too() throws Exception {
        Path expected = new Backups(address(original)).create(folder, MONTH, NOW);
        Database other = server.database("more");
        new Backups(address(other)).restore(expected);
        other.run("CREATE INDEX outbox_more ON datifyy.outbox (key)");
        other.run("CREATE SEQUENCE datifyy.more");
        Path dump = withSheetOf(expected, new Backups(address(other)).create(folder.resolve("other"), MONTH, NOW));

        assertThatThrownBy(() -> new Backups(address(original)).drill(dump, Long.MAX_VALUE, NOW))
                .isInstanceOfSatisfying(
                        Complaint.class,
                        complaint -> assertThat(complaint.details())
                                .containsExactly(
                                        "index outbox_more of outbox is not on the sheet",
                                        "sequence more is not on the sheet"));
    }

    /// Numbers are given out while a dump is made, and a dump holds those of its end.
    @Test
    void a_sequence_that_went_on_meanwhile_is_as_it_should_be() throws Exception {
        Path dump = new Backups(address(original)).create(folder, MONTH, NOW);
        Path sheet = sheetOf(dump);
        Files.writeString(
                sheet,
                Files.readString(sheet)
                        .replace("sequence audit_events_id_seq gives 1001", "sequence audit_events_id_seq gives 990"));

        assertThat(new Backups(address(original))
                        .drill(dump, Long.MAX_VALUE, NOW)
                        .remarks())
                .isEmpty();
    }

    @Test
    void a_sheet_of_an_earlier_release_proves_the_rows_and_the_drill_says_what_it_does_not_prove() throws Exception {
        Path dump = new Backups(address(original)).create(folder, MONTH, NOW);
        List<String> lines = Files.readAllLines(sheetOf(dump));
        Files.write(
                sheetOf(dump),
                lines.stream()
                        .filter(line -> !line.matches("PostgreSQL \\d+ with \\d+ guards")
                                && !line.matches("(guard|sequence|takes) .*"))
                        .toList());

        Backups.Proof proof = new Backups(address(original)).drill(dump, Long.MAX_VALUE, NOW);

        assertThat(proof.tables()).isGreaterThan(20);
        assertThat(proof.remarks())
                .containsExactly(
                        "Its sheet is of an earlier release: sequences and what guards the rows were not compared.");
    }

    @Test
    void on_a_server_of_another_version_only_names_are_compared_and_the_drill_says_so() throws Exception {
        Path dump = new Backups(address(original)).create(folder, MONTH, NOW);
        Path sheet = sheetOf(dump);
        String whole = Files.readString(sheet);
        String elsewhere = whole.replaceFirst("(?m)^PostgreSQL \\d+", "PostgreSQL 14")
                .replaceAll("(?m)^guard [0-9a-f]{32} trigger", "guard 00000000000000000000000000000000 trigger");
        Files.writeString(sheet, elsewhere);

        assertThat(new Backups(address(original))
                        .drill(dump, Long.MAX_VALUE, NOW)
                        .remarks())
                .singleElement()
                .asString()
                .startsWith("It is of PostgreSQL 14 and was restored by ")
                .endsWith(": of what guards the rows only the names were compared.");

        Files.writeString(sheet, elsewhere.replace("trigger audit_events_stay_a_while", "trigger audit_events_leave"));
        assertThatThrownBy(() -> new Backups(address(original)).drill(dump, Long.MAX_VALUE, NOW))
                .isInstanceOfSatisfying(
                        Complaint.class,
                        complaint -> assertThat(complaint.details())
                                .containsExactly(
                                        "trigger audit_events_leave of audit_events is missing",
                                        "trigger audit_events_stay_a_while of audit_events is not on the sheet"));
    }

    @Test
    void a_sheet_that_lacks_some_of_its_guards_proves_nothing() throws Exception {
        Path dump = new Backups(address(original)).create(folder, MONTH, NOW);
        List<String> lines = Files.readAllLines(sheetOf(dump));

        for (String lost :
                List.of("guard .* trigger audit_events_stay_a_while of .*", "PostgreSQL .*", "sequence .*")) {
            Files.write(
                    sheetOf(dump),
                    lines.stream().filter(line -> !line.matches(lost)).toList());
            assertThatThrownBy(() -> new Backups(address(original)).drill(dump, Long.MAX_VALUE, NOW))
                    .isInstanceOfSatisfying(
                            Complaint.class,
                            complaint -> assertThat(complaint.kind()).isEqualTo(Complaint.Cause.NOT_GOOD))
                    .hasMessage("the backup is damaged: its sheet is not whole");
        }
    }

    /// The dump of one backup with the sheet of another, as if it were its own.
    private static Path withSheetOf(Path expected, Path dump) throws IOException {
        List<String> lines = Files.readAllLines(sheetOf(expected));
        lines.set(0, Files.readAllLines(sheetOf(dump)).getFirst());
        Files.write(sheetOf(dump), lines);
        return dump;
    }

    private static Path sheetOf(Path dump) {
        return dump.resolveSibling(dump.getFileName() + ".sums");
    }

    private static DatabaseAddress address(Database database) {
        return Settings.forMigration(Environment.of(Map.of("ENV", "development", "DATABASE_URL", database.url())))
                .address();
    }
}
