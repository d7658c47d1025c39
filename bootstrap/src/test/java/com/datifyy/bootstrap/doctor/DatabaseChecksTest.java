package com.datifyy.bootstrap.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.postgres.PostgresCheckup.Answers;
import com.datifyy.adapters.postgres.PostgresCheckup.Durability;
import com.datifyy.adapters.postgres.PostgresCheckup.Refuses;
import com.datifyy.adapters.postgres.PostgresCheckup.Rights;
import com.datifyy.adapters.postgres.PostgresCheckup.Room;
import com.datifyy.bootstrap.doctor.DatabaseChecks.Tools;
import com.datifyy.bootstrap.settings.Variable;
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

    private static final Rights ALL = new Rights(false, List.of(), List.of());
    private static final String SIDE_BY_SIDE = " while deploying, when old and new run side by side";

    private static final Finding POOLED = Finding.warning(
            "pool size",
            "10 connections for each instance, through a pooler: its own size counts, which cannot be seen from here",
            "see that it bears twice DATABASE_POOL_SIZE for each instance, as while deploying");

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
                        Finding.ok(
                                "pool size",
                                "10 connections for each instance, of 100 for maya: enough for 4 instances"
                                        + SIDE_BY_SIDE),
                        Finding.ok("durability", "what was acknowledged is kept"),
                        Finding.ok("clock", "0 ms between the clocks of this machine and of the database"),
                        Finding.ok("staff", "2 may sign in"),
                        Finding.ok("backup", "pg_dump 18 is here; try a drill"));
    }

    @Test
    void one_that_refuses_is_told_in_its_words() {
        assertThat(checks(Map.of("DATABASE_URL", PUBLIC)).unreachable(new Refuses("FATAL: no")))
                .containsExactly(
                        unchecked("database", Variable.DATABASE_URL),
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
    void a_certificate_is_to_be_checked_across_a_public_network_and_there_alone() {
        for (String asking :
                List.of("?sslmode=require", "?ssl=true&sslfactory=org.postgresql.ssl.NonValidatingFactory")) {
            assertThat(encryption(PUBLIC + asking)).isEqualTo(unchecked("replica", Variable.DATABASE_REPLICA_URL));
        }
        for (String asking : List.of("?sslmode=verify-full", "?sslmode=verify-ca", "?ssl=true")) {
            assertThat(encryption(PUBLIC + asking))
                    .isEqualTo(Finding.ok("replica", "asked over TLS, with its certificate checked"));
        }
        for (String host : List.of("127.0.0.1", "dpg-abc123-a", "10.1.2.3")) {
            assertThat(encryption("postgres://maya:pw@" + host + "/datifyy?sslmode=require"))
                    .isEqualTo(Finding.ok("replica", "asked over TLS, on a private network"));
        }
    }

    private static Finding encryption(String url) {
        return DatabaseChecks.encryption(
                "replica",
                Variable.DATABASE_REPLICA_URL,
                ExampleSettings.with(Map.of("DATABASE_URL", url)).database().address());
    }

    private static Finding unchecked(String subject, Variable variable) {
        return Finding.warning(
                subject,
                "asked over TLS across a public network, of whoever answers: no certificate is checked",
                "have sslmode=verify-full and sslrootcert=, the file of the certificates to trust, in " + variable);
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
    void two_releases_side_by_side_must_find_room_and_one_connection_more() {
        Map<Integer, String> told =
                Map.of(21, "enough for 1 instance", 40, "enough for 1 instance", 41, "enough for 2 instances");
        told.forEach((most, enough) -> assertThat(found(answers(18, NONE, most, true, 1L)))
                .contains(Finding.ok(
                        "pool size",
                        "10 connections for each instance, of " + most + " for maya: " + enough + SIDE_BY_SIDE)));
        for (int most : List.of(20, 0)) {
            assertThat(found(answers(18, NONE, most, true, 1L)))
                    .contains(Finding.warning(
                            "pool size",
                            "10 connections for each instance, of " + most + " for maya: not enough for one"
                                    + SIDE_BY_SIDE,
                            "lower DATABASE_POOL_SIZE"));
        }
        assertThat(checks(Map.of("DATABASE_POOL_SIZE", "7"))
                        .findings(answers(18, NONE, 60, true, 1L), SCHEMA, tools(18)))
                .contains(Finding.ok(
                        "pool size",
                        "7 connections for each instance, of 60 for maya: enough for 4 instances" + SIDE_BY_SIDE));
    }

    @Test
    void a_limit_of_the_role_or_the_database_is_told_from_the_servers() {
        assertThat(found(answers(new Room(25, true), true)))
                .contains(Finding.ok(
                        "pool size",
                        "10 connections for each instance, of 25 for maya by its own limit or the database's:"
                                + " enough for 1 instance" + SIDE_BY_SIDE));
        assertThat(found(answers(new Room(15, true), true)))
                .contains(Finding.warning(
                        "pool size",
                        "10 connections for each instance, of 15 for maya by its own limit or the database's:"
                                + " not enough for one" + SIDE_BY_SIDE,
                        "lower DATABASE_POOL_SIZE, or raise that limit"));
    }

    @Test
    void through_a_pooler_its_own_size_counts() {
        Answers roomy = answers(new Room(60, false), true);
        String session = "postgres://postgres.abc:pw@aws-0-eu-west-1.POOLER.supabase.com:5432/postgres";
        assertThat(checks(Map.of("DATABASE_URL", session)).findings(roomy, SCHEMA, tools(18)))
                .contains(POOLED);
        assertThat(checks(Map.of("DATABASE_URL", session))
                        .findings(answers(new Room(20, false), true), SCHEMA, tools(18)))
                .as("where not even the server has them")
                .doesNotContain(POOLED)
                .anyMatch(finding -> finding.mend().equals("lower DATABASE_POOL_SIZE"));
        assertThat(checks(Map.of("DB_POOL_MODE", "transaction")).findings(roomy, SCHEMA, tools(18)))
                .contains(POOLED);
        assertThat(found(answers(new Room(60, false), false)))
                .as("one that was not declared")
                .contains(POOLED);
        assertThat(checks(Map.of("DATABASE_URL", "postgres://postgres:pw@db.abc.supabase.co/postgres"))
                        .findings(roomy, SCHEMA, tools(18)))
                .doesNotContain(POOLED);
    }

    @Test
    void what_is_acknowledged_must_be_kept() {
        assertThat(found(answers(Durability.LATEST_LOST)))
                .contains(Finding.warning(
                        "durability",
                        "synchronous_commit is off for maya: what was acknowledged last is lost when the server is killed",
                        "leave it on, in the server's configuration and for the role and the database"));
        assertThat(found(answers(Durability.ALL_AT_RISK)))
                .contains(Finding.failure(
                        "durability",
                        "fsync is off: when the server's machine fails the whole database may be spoilt",
                        "set fsync = on in the server's configuration"));
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
                        .findings(serving(new Rights(true, List.of(), List.of()), null), emptyToIt, tools(18)))
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
        assertThat(found(serving(new Rights(false, List.of(), List.of("one", "another")), 1L)))
                .contains(Finding.failure(
                        "sequences",
                        "serving may take no numbers from one, another",
                        "run as the schema's owner: GRANT USAGE ON ALL SEQUENCES IN SCHEMA datifyy TO \"serving\""));
    }

    @Test
    void tables_that_the_role_may_not_use_are_named_with_what_gives_the_rights() {
        String mend = "run as their owner: GRANT USAGE ON SCHEMA datifyy TO \"serving\"; GRANT SELECT, INSERT, UPDATE,"
                + " DELETE ON ALL TABLES IN SCHEMA datifyy TO \"serving\"; REVOKE INSERT, UPDATE, DELETE ON"
                + " datifyy.flyway_schema_history FROM \"serving\"";
        Finding nobodyKnows = Finding.warning("staff", "nobody knows, while no row is seen", "ask again once they are");

        assertThat(found(serving(new Rights(false, List.of("admins (SELECT)", "users (DELETE)"), List.of()), null)))
                .contains(
                        Finding.failure("tables", "serving lacks rights on admins (SELECT), users (DELETE)", mend),
                        nobodyKnows);
        assertThat(found(serving(
                        new Rights(false, List.of("a (x)", "b (x)", "c (x)", "d (x)", "e (x)"), List.of()), 1L)))
                .contains(Finding.failure("tables", "serving lacks rights on a (x), b (x), c (x) and 2 more", mend))
                .doesNotContain(nobodyKnows);
    }

    private static Tools tools(int version) {
        return new Tools(version, version, version);
    }

    private static Answers answers(
            int version, Duration clockAhead, int mostConnections, boolean sessionKept, @Nullable Long staff) {
        return new Answers(
                version,
                clockAhead,
                new Room(mostConnections, false),
                sessionKept,
                Durability.KEPT,
                "maya",
                ALL,
                staff);
    }

    private static Answers answers(Room room, boolean sessionKept) {
        return new Answers(18, NONE, room, sessionKept, Durability.KEPT, "maya", ALL, 1L);
    }

    private static Answers answers(Durability durability) {
        return new Answers(18, NONE, new Room(100, false), true, durability, "maya", ALL, 1L);
    }

    private static Answers serving(Rights rights, @Nullable Long staff) {
        return new Answers(18, NONE, new Room(100, false), true, Durability.KEPT, "serving", rights, staff);
    }

    private static List<Finding> found(Answers answers) {
        return checks(Map.of()).findings(answers, SCHEMA, tools(18));
    }

    private static DatabaseChecks checks(Map<String, String> different) {
        return new DatabaseChecks(ExampleSettings.with(different).database());
    }
}
