package com.datifyy.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.postgres.PostgresCheckup.Answers;
import com.datifyy.adapters.postgres.PostgresCheckup.Durability;
import com.datifyy.adapters.postgres.PostgresCheckup.Refuses;
import com.datifyy.adapters.postgres.PostgresCheckup.Room;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PostgresCheckupTest {
    private static final String NO_ANSWER =
            "no answer in time: it cannot be reached from here, or takes connections and stays silent";

    @Test
    void a_database_that_answers_is_told_with_its_server() throws SQLException {
        try (TestDatabase database = TestDatabase.fresh()) {
            String version = database.strings("SHOW server_version_num").getFirst();
            String connections = database.strings("SHOW max_connections").getFirst();

            assertThat(PostgresCheckup.of(settings(database.jdbcUrl())))
                    .isInstanceOfSatisfying(Answers.class, answers -> {
                        assertThat(answers.version()).isEqualTo(Integer.parseInt(version) / 10_000);
                        assertThat(answers.room())
                                .as("of a superuser")
                                .isEqualTo(new Room(Integer.parseInt(connections), false));
                        assertThat(answers.durability())
                                .as("of a server that tests are to be quick with")
                                .isEqualTo(Durability.ALL_AT_RISK);
                        assertThat(answers.sessionKept()).isTrue();
                        assertThat(answers.clockAhead().abs())
                                .as("the clock of the same machine")
                                .isLessThan(Duration.ofSeconds(10));
                        assertThat(answers.staff()).isZero();
                        assertThat(answers.role()).isEqualTo(TestDatabase.Server.RUNNING.user());
                        assertThat(answers.rights().rowsHidden()).isFalse();
                        assertThat(answers.rights().tablesClosed()).isEmpty();
                        assertThat(answers.rights().sequencesClosed()).isEmpty();
                    });
        }
    }

    @Test
    void of_the_staff_those_are_counted_who_may_sign_in() throws SQLException {
        try (TestDatabase database = TestDatabase.fresh()) {
            database.execute("""
                    INSERT INTO datifyy.admins (id, email, name, role, genie, password_hash, active, created_at)
                    VALUES (1, 'lena@example.com', 'Lena', 'SUPER_ADMIN', false, 'x', true, now()),
                        (2, 'omar@example.com', 'Omar', 'SUPER_ADMIN', false, 'x', false, now())""");

            assertThat(PostgresCheckup.of(settings(database.jdbcUrl())))
                    .isInstanceOfSatisfying(
                            Answers.class,
                            answers -> assertThat(answers.staff()).isEqualTo(1));
        }
    }

    /// As somebody makes a role for the service who forgets about row level security, and about a column that takes
    /// its numbers from a sequence of its own.
    @Test
    void a_role_that_sees_no_row_and_may_take_no_number_is_told_from_an_empty_database() throws SQLException {
        String role = "half_equipped_" + UUID.randomUUID().toString().substring(0, 8);
        try (TestDatabase database = TestDatabase.fresh()) {
            database.execute("""
                    CREATE ROLE %1$s LOGIN PASSWORD 'a secret';
                    GRANT USAGE ON SCHEMA datifyy TO %1$s;
                    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA datifyy TO %1$s;
                    CREATE SEQUENCE datifyy.some_numbers;
                    CREATE TABLE datifyy.numbered (id bigint DEFAULT nextval('datifyy.some_numbers'))""".formatted(role));
            var asThat = new PostgresSettings(database.jdbcUrl(), role, "a secret", 1, false);

            assertThat(PostgresCheckup.of(asThat)).isInstanceOfSatisfying(Answers.class, answers -> {
                assertThat(answers.role()).isEqualTo(role);
                assertThat(answers.rights().rowsHidden()).isTrue();
                assertThat(answers.rights().sequencesClosed()).containsExactly("some_numbers");
                assertThat(answers.staff()).isNull();
            });

            database.execute("ALTER ROLE %1$s BYPASSRLS; GRANT USAGE ON ALL SEQUENCES IN SCHEMA datifyy TO %1$s"
                    .formatted(role));
            assertThat(PostgresCheckup.of(asThat)).isInstanceOfSatisfying(Answers.class, answers -> {
                assertThat(answers.rights().rowsHidden()).isFalse();
                assertThat(answers.rights().sequencesClosed()).isEmpty();
                assertThat(answers.staff()).isZero();
            });
            database.execute("DROP OWNED BY %1$s; DROP ROLE %1$s".formatted(role));
        }
    }

    /// As after the statements of the operations page, and then one table from somebody else's hand.
    @Test
    void tables_are_told_that_a_role_may_not_use_with_what_it_lacks() throws SQLException {
        String role = "serving_" + UUID.randomUUID().toString().substring(0, 8);
        try (TestDatabase database = TestDatabase.fresh()) {
            var asThat = new PostgresSettings(database.jdbcUrl(), role, "a secret", 1, false);
            database.execute("CREATE ROLE %1$s LOGIN BYPASSRLS PASSWORD 'a secret'".formatted(role));
            int tables = database.strings("SELECT relname FROM pg_class WHERE relkind IN ('r', 'p')"
                            + " AND relnamespace = 'datifyy'::regnamespace")
                    .size();
            assertThat(tablesClosed(asThat))
                    .as("without any right, not even on the schema")
                    .hasSize(tables)
                    .contains("admins (SELECT, INSERT, UPDATE, DELETE)", "flyway_schema_history (SELECT)");

            database.execute("""
                    GRANT USAGE ON SCHEMA datifyy TO %1$s;
                    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA datifyy TO %1$s;
                    REVOKE INSERT, UPDATE, DELETE ON datifyy.flyway_schema_history FROM %1$s""".formatted(role));
            assertThat(tablesClosed(asThat)).isEmpty();

            database.execute("""
                    CREATE TABLE datifyy.parted (id int) PARTITION BY RANGE (id);
                    CREATE TABLE datifyy.a_part PARTITION OF datifyy.parted DEFAULT;
                    GRANT SELECT ON datifyy.parted, datifyy.a_part TO %1$s;
                    GRANT DELETE ON datifyy.parted TO %1$s;
                    CREATE TABLE public.elsewhere (id int);
                    REVOKE SELECT ON datifyy.admins, datifyy.flyway_schema_history FROM %1$s""".formatted(role));
            assertThat(PostgresCheckup.of(asThat)).isInstanceOfSatisfying(Answers.class, answers -> {
                assertThat(answers.rights().tablesClosed())
                        .containsExactly(
                                "a_part (INSERT, UPDATE, DELETE)",
                                "admins (SELECT)",
                                "flyway_schema_history (SELECT)",
                                "parted (INSERT, UPDATE)");
                assertThat(answers.rights().rowsHidden()).isFalse();
                assertThat(answers.staff()).as("whom it may not count").isNull();
            });
            database.execute("DROP OWNED BY %1$s; DROP ROLE %1$s".formatted(role));
        }
    }

    private static List<String> tablesClosed(PostgresSettings settings) {
        return switch (PostgresCheckup.of(settings)) {
            case Answers answers -> answers.rights().tablesClosed();
            case Refuses refuses -> throw new AssertionError(refuses.why());
        };
    }

    @Test
    void a_role_has_the_connections_that_the_server_its_own_limit_and_the_databases_leave() throws SQLException {
        String role = "limited_" + UUID.randomUUID().toString().substring(0, 8);
        try (TestDatabase database = TestDatabase.fresh()) {
            int open = Integer.parseInt(database.strings("SHOW max_connections").getFirst())
                    - Integer.parseInt(database.strings("SHOW superuser_reserved_connections")
                            .getFirst())
                    - Integer.parseInt(
                            database.strings("SHOW reserved_connections").getFirst());
            database.execute("CREATE ROLE %1$s LOGIN PASSWORD 'a secret'".formatted(role));
            var asThat = new PostgresSettings(database.jdbcUrl(), role, "a secret", 1, false);
            assertThat(room(asThat)).isEqualTo(new Room(open, false));

            database.execute("ALTER ROLE %1$s CONNECTION LIMIT 1000".formatted(role));
            assertThat(room(asThat)).isEqualTo(new Room(open, false));
            database.execute("ALTER ROLE %1$s CONNECTION LIMIT 21".formatted(role));
            assertThat(room(asThat)).isEqualTo(new Room(21, true));
            String name = database.strings("SELECT current_database()").getFirst();
            database.execute("ALTER DATABASE \"%s\" CONNECTION LIMIT 19".formatted(name));
            assertThat(room(asThat)).isEqualTo(new Room(19, true));
            database.execute("ALTER ROLE %1$s CONNECTION LIMIT -1".formatted(role));
            assertThat(room(asThat)).isEqualTo(new Room(19, true));
            database.execute("DROP ROLE %1$s".formatted(role));
        }
    }

    private static Room room(PostgresSettings settings) {
        return switch (PostgresCheckup.of(settings)) {
            case Answers answers -> answers.room();
            case Refuses refuses -> throw new AssertionError(refuses.why());
        };
    }

    @Test
    void a_server_keeps_what_it_acknowledged_unless_one_of_two_settings_is_off() {
        assertThat(PostgresCheckup.durability("on", "on")).isEqualTo(Durability.KEPT);
        assertThat(PostgresCheckup.durability("on", "local")).isEqualTo(Durability.KEPT);
        assertThat(PostgresCheckup.durability("on", "off")).isEqualTo(Durability.LATEST_LOST);
        assertThat(PostgresCheckup.durability("off", "on")).isEqualTo(Durability.ALL_AT_RISK);
    }

    @Test
    void before_there_is_a_table_of_the_staff_nobody_knows_how_many_they_are() {
        String empty = TestDatabase.Server.RUNNING.createDatabase();

        assertThat(PostgresCheckup.of(settings(TestDatabase.Server.RUNNING.jdbcUrl(empty))))
                .isInstanceOfSatisfying(Answers.class, answers -> {
                    assertThat(answers.staff()).isNull();
                    assertThat(answers.rights().rowsHidden()).isFalse();
                });
    }

    @Test
    void whoever_refuses_is_quoted_by_the_first_line_without_the_password() {
        String nowhere = TestDatabase.Server.RUNNING.jdbcUrl("no_such_database");

        assertThat(PostgresCheckup.of(settings(nowhere)))
                .isEqualTo(new Refuses("FATAL: database \"no_such_database\" does not exist"));
        assertThat(PostgresCheckup.objection(settings(nowhere)))
                .isEqualTo("FATAL: database \"no_such_database\" does not exist");
        assertThat(PostgresCheckup.of(settings("jdbc:postgresql://127.0.0.1:1/nothing")))
                .isInstanceOfSatisfying(
                        Refuses.class,
                        refuses -> assertThat(refuses.why()).isNotBlank().doesNotContain("a secret"));
    }

    @Test
    void words_that_say_nothing_are_replaced_by_some_that_do() {
        assertThat(PostgresCheckup.plainly(new UnknownHostException("db.example.com")))
                .isEqualTo("the host db.example.com is not known");
        assertThat(PostgresCheckup.plainly(new SocketTimeoutException("Read timed out")))
                .isEqualTo(NO_ANSWER);
        assertThat(PostgresCheckup.plainly(new SQLTransientConnectionException("pool")))
                .isEqualTo(NO_ANSWER);
        assertThat(PostgresCheckup.plainly(new SQLException("Connection attempt timed out.", "08001")))
                .isEqualTo(NO_ANSWER);
        assertThat(PostgresCheckup.plainly(
                        new SQLException("Could not find a server with specified targetServerType: primary", "08001")))
                .isNull();
        assertThat(PostgresCheckup.plainly(new SQLException("FATAL: password authentication failed", "28P01")))
                .isNull();
    }

    @Test
    void the_cause_beneath_all_others_is_quoted_and_one_without_words_is_named() {
        assertThat(PostgresCheckup.innermost(new SQLException(
                        "Something went wrong",
                        new SQLException("FATAL: too many clients.\nServer log: more", "53300"))))
                .isEqualTo("FATAL: too many clients");
        assertThat(PostgresCheckup.innermost(new SQLException("", new IllegalStateException())))
                .isEqualTo("IllegalStateException");
    }

    private static PostgresSettings settings(String jdbcUrl) {
        return new PostgresSettings(jdbcUrl, TestDatabase.Server.RUNNING.user(), "a secret", 1, false);
    }
}
