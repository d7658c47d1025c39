package com.datifyy.bootstrap.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.postgres.PostgresCheckup.Answers;
import com.datifyy.adapters.postgres.PostgresCheckup.Refuses;
import com.datifyy.bootstrap.doctor.DatabaseChecks.Tools;
import com.datifyy.migrations.SchemaState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Every line about PostgreSQL, from what a look may have found.
class DatabaseChecksTest {
    private static final Finding SCHEMA = Finding.ok("schema", "the one of this release");
    private static final Duration NONE = Duration.ZERO;

    private static final String PUBLIC = "postgres://maya:pw@db.example.com/datifyy";
    private static final String PUBLIC_IN_THE_CLEAR = PUBLIC + "?sslmode=disable";

    @Test
    void a_database_that_is_as_it_should_be_has_a_line_for_each_thing() {
        assertThat(checks(Map.of()).findings(answers(18, NONE, 100, true, 2L), SCHEMA, tools(18)))
                .containsExactly(
                        Finding.ok("database", "asked without TLS, on a private network"),
                        Finding.ok("database", "localhost:5432 answers, version 18"),
                        SCHEMA,
                        Finding.ok("pool mode", "session"),
                        Finding.ok("pool size", "10 of 100 connections for each instance"),
                        Finding.ok("clock", "0 ms between the clocks of this machine and of the database"),
                        Finding.ok("staff", "2 may sign in"),
                        Finding.ok("backup", "pg_dump 18 is here; try a drill"));
    }

    @Test
    void one_that_refuses_is_told_in_its_words() {
        assertThat(checks(Map.of("DATABASE_URL", PUBLIC)).unreachable(new Refuses("FATAL: no")))
                .containsExactly(
                        Finding.ok("database", "asked over TLS"),
                        Finding.failure(
                                "database",
                                "db.example.com:5432: FATAL: no",
                                "check DATABASE_URL and who may connect from here"));
    }

    @Test
    void across_a_public_network_without_tls_is_a_failure() {
        assertThat(checks(Map.of("DATABASE_URL", PUBLIC_IN_THE_CLEAR, "ENV", "development"))
                        .unreachable(new Refuses("FATAL: no")))
                .contains(Finding.failure(
                        "database", "asked without TLS", "add sslmode=require or verify-full to DATABASE_URL"));
    }

    @Test
    void versions_from_15_on_will_do() {
        assertThat(found(answers(15, NONE, 100, true, 1L)))
                .contains(Finding.ok("database", "localhost:5432 answers, version 15"));
        assertThat(found(answers(14, NONE, 100, true, 1L)))
                .contains(Finding.failure("database", "localhost:5432 answers, version 14", "use version 15 or newer"));
    }

    @Test
    void each_state_of_the_schema_has_its_mend() {
        assertThat(DatabaseChecks.schema(new SchemaState.UpToDate("073"))).isEqualTo(SCHEMA);
        assertThat(DatabaseChecks.schema(new SchemaState.Newer("074", "073")))
                .isEqualTo(Finding.warning(
                        "schema",
                        "the database is at version 074, which is newer than this release (073)",
                        "go back to the newer release once it is mended"));
        assertThat(DatabaseChecks.schema(new SchemaState.Empty("073")))
                .isEqualTo(Finding.failure("schema", "the database is empty", "run `datifyy migrate` of this release"));
        assertThat(DatabaseChecks.schema(new SchemaState.Older("072", "073")))
                .isEqualTo(Finding.failure(
                        "schema",
                        "the database is at version 072 and this release needs 073",
                        "run `datifyy migrate` of this release"));
        assertThat(DatabaseChecks.schema(new SchemaState.MadeByHand("somebody was here")))
                .isEqualTo(Finding.failure(
                        "schema",
                        "somebody was here",
                        "let `datifyy migrate` make the schema in an empty database, and bring the rows there"));
        assertThat(DatabaseChecks.schema(new SchemaState.Unknown("migration 005 is Failed")))
                .isEqualTo(Finding.failure(
                        "schema",
                        "the database does not go with this release: migration 005 is Failed",
                        "run the release whose migrations these are, or restore a backup into an empty database"));
    }

    @Test
    void the_pool_mode_has_to_be_the_one_that_is_seen() {
        assertThat(found(answers(18, NONE, 100, false, 1L)))
                .contains(Finding.failure(
                        "pool mode",
                        "said to be session, but the server's session changes between statements",
                        "set DB_POOL_MODE=transaction, and DATABASE_MIGRATION_URL"));
        Answers throughAPooler = answers(18, NONE, 100, false, 1L);
        assertThat(checks(Map.of("DB_POOL_MODE", "transaction")).findings(throughAPooler, SCHEMA, tools(18)))
                .contains(Finding.failure(
                        "pool mode",
                        "transaction, and no other address for `migrate`",
                        "give a direct or session-pooled one in DATABASE_MIGRATION_URL"));
        assertThat(checks(Map.of(
                                "DB_POOL_MODE",
                                "transaction",
                                "DATABASE_MIGRATION_URL",
                                "postgres://maya:pw@localhost:5433/datifyy"))
                        .findings(throughAPooler, SCHEMA, tools(18)))
                .contains(Finding.ok("pool mode", "transaction, with an address of its own for `migrate`"));
    }

    @Test
    void two_releases_side_by_side_must_find_room() {
        assertThat(found(answers(18, NONE, 21, true, 1L)))
                .contains(Finding.ok("pool size", "10 of 21 connections for each instance"));
        assertThat(found(answers(18, NONE, 20, true, 1L)))
                .contains(Finding.warning(
                        "pool size",
                        "10 of 20 connections for each instance",
                        "lower DATABASE_POOL_SIZE: while a release replaces another both are connected"));
    }

    @Test
    void clocks_may_differ_by_a_second_and_must_not_by_half_a_minute() {
        String mend = "synchronise this machine's clock";
        for (int direction : List.of(1, -1)) {
            assertThat(found(answers(18, Duration.ofMillis(direction * 1_000L), 100, true, 1L)))
                    .contains(Finding.ok("clock", "1000 ms between the clocks of this machine and of the database"));
            assertThat(found(answers(18, Duration.ofMillis(direction * 30_000L), 100, true, 1L)))
                    .contains(Finding.warning(
                            "clock", "30000 ms between the clocks of this machine and of the database", mend));
            assertThat(found(answers(18, Duration.ofMillis(direction * 30_001L), 100, true, 1L)))
                    .contains(Finding.failure(
                            "clock", "30001 ms between the clocks of this machine and of the database", mend));
        }
    }

    @Test
    void without_staff_somebody_has_to_be_made() {
        Finding nobody = Finding.warning("staff", "nobody", "make a first super admin with `datifyy admin create`");
        assertThat(found(answers(18, NONE, 100, true, 0L))).contains(nobody);
        assertThat(found(answers(18, NONE, 100, true, null))).contains(nobody);
    }

    @Test
    void a_backup_needs_client_programs_that_are_not_older_than_the_server() {
        Answers answers = answers(18, NONE, 100, true, 1L);
        assertThat(checks(Map.of()).findings(answers, SCHEMA, new Tools(null, null, null)))
                .contains(Finding.warning(
                        "backup",
                        "no pg_dump here",
                        "install PostgreSQL's client programs where `datifyy backup create` shall run"));
        assertThat(checks(Map.of()).findings(answers, SCHEMA, tools(17)))
                .contains(Finding.warning(
                        "backup",
                        "pg_dump 17 cannot read a server of version 18",
                        "install the client programs of the server's version"));
        assertThat(checks(Map.of()).findings(answers, SCHEMA, tools(19)))
                .contains(Finding.ok("backup", "pg_dump 19 is here; try a drill"));
    }

    @Test
    void what_restores_a_backup_has_to_be_there_too() {
        Answers old = answers(16, NONE, 100, true, 1L);
        assertThat(checks(Map.of()).findings(old, SCHEMA, new Tools(16, null, 16)))
                .contains(Finding.warning(
                        "backup",
                        "no pg_restore here, which drills and restores",
                        "install PostgreSQL's client programs, all of one version"));
        assertThat(checks(Map.of()).findings(old, SCHEMA, new Tools(18, 16, 18)))
                .contains(Finding.warning(
                        "backup",
                        "pg_dump 18 and pg_restore 16 are not of one version",
                        "install PostgreSQL's client programs, all of one version"));
        assertThat(checks(Map.of()).findings(old, SCHEMA, new Tools(17, 17, null)))
                .contains(Finding.warning(
                        "backup",
                        "no psql here, which restores what pg_restore 17 reads on a server of version 16",
                        "install psql 17, or the client programs of the server's version"));
        assertThat(checks(Map.of()).findings(old, SCHEMA, new Tools(17, 17, 16)))
                .contains(Finding.warning(
                        "backup",
                        "psql 16 here, which restores what pg_restore 17 reads on a server of version 16",
                        "install psql 17, or the client programs of the server's version"));
        assertThat(checks(Map.of()).findings(old, SCHEMA, new Tools(16, 16, null)))
                .contains(Finding.ok("backup", "pg_dump 16 is here; try a drill"));
        assertThat(checks(Map.of()).findings(old, SCHEMA, tools(17)))
                .contains(Finding.ok("backup", "pg_dump 17 is here; try a drill"));
    }

    @Test
    void a_role_that_row_level_security_leaves_nothing_to_is_sent_to_who_may_change_that() {
        Finding emptyToIt = DatabaseChecks.schema(new SchemaState.Empty("073"));

        assertThat(checks(Map.of())
                        .findings(
                                new Answers(18, NONE, 100, true, "serving", true, List.of(), null),
                                emptyToIt,
                                tools(18)))
                .contains(
                        Finding.failure(
                                "schema",
                                "serving sees no row of it, for row level security",
                                "have a superuser run ALTER ROLE \"serving\" BYPASSRLS, or serve as the schema's"
                                        + " owner"),
                        Finding.warning("staff", "nobody knows, while no row is seen", "ask again once they are"))
                .doesNotContain(emptyToIt);
    }

    @Test
    void numbers_that_the_role_may_not_take_are_named() {
        assertThat(found(new Answers(18, NONE, 100, true, "serving", false, List.of("one", "another"), 1L)))
                .contains(Finding.failure(
                        "sequences",
                        "serving may take no numbers from one, another",
                        "run as the schema's owner: GRANT USAGE ON ALL SEQUENCES IN SCHEMA datifyy TO \"serving\""));
    }

    private static Tools tools(int version) {
        return new Tools(version, version, version);
    }

    private static Answers answers(
            int version, Duration clockAhead, int mostConnections, boolean sessionKept, @Nullable Long staff) {
        return new Answers(version, clockAhead, mostConnections, sessionKept, "maya", false, List.of(), staff);
    }

    private static List<Finding> found(Answers answers) {
        return checks(Map.of()).findings(answers, SCHEMA, tools(18));
    }

    private static DatabaseChecks checks(Map<String, String> different) {
        return new DatabaseChecks(ExampleSettings.with(different).database());
    }
}
