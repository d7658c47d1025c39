package com.datifyy.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.postgres.PostgresCheckup.Answers;
import com.datifyy.adapters.postgres.PostgresCheckup.Refuses;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
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
                        assertThat(answers.mostConnections()).isEqualTo(Integer.parseInt(connections));
                        assertThat(answers.sessionKept()).isTrue();
                        assertThat(answers.clockAhead().abs())
                                .as("the clock of the same machine")
                                .isLessThan(Duration.ofSeconds(10));
                        assertThat(answers.staff()).isZero();
                        assertThat(answers.role()).isEqualTo(TestDatabase.Server.RUNNING.user());
                        assertThat(answers.rowsHidden()).isFalse();
                        assertThat(answers.sequencesClosed()).isEmpty();
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
                assertThat(answers.rowsHidden()).isTrue();
                assertThat(answers.sequencesClosed()).containsExactly("some_numbers");
                assertThat(answers.staff()).isNull();
            });

            database.execute("ALTER ROLE %1$s BYPASSRLS; GRANT USAGE ON ALL SEQUENCES IN SCHEMA datifyy TO %1$s"
                    .formatted(role));
            assertThat(PostgresCheckup.of(asThat)).isInstanceOfSatisfying(Answers.class, answers -> {
                assertThat(answers.rowsHidden()).isFalse();
                assertThat(answers.sequencesClosed()).isEmpty();
                assertThat(answers.staff()).isZero();
            });
            database.execute("DROP OWNED BY %1$s; DROP ROLE %1$s".formatted(role));
        }
    }

    @Test
    void before_there_is_a_table_of_the_staff_nobody_knows_how_many_they_are() {
        String empty = TestDatabase.Server.RUNNING.createDatabase();

        assertThat(PostgresCheckup.of(settings(TestDatabase.Server.RUNNING.jdbcUrl(empty))))
                .isInstanceOfSatisfying(Answers.class, answers -> {
                    assertThat(answers.staff()).isNull();
                    assertThat(answers.rowsHidden()).isFalse();
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
