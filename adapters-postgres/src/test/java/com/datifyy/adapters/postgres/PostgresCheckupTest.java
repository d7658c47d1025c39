package com.datifyy.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.postgres.PostgresCheckup.Answers;
import com.datifyy.adapters.postgres.PostgresCheckup.Refuses;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
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

    @Test
    void before_there_is_a_table_of_the_staff_nobody_knows_how_many_they_are() {
        String empty = TestDatabase.Server.RUNNING.createDatabase();

        assertThat(PostgresCheckup.of(settings(TestDatabase.Server.RUNNING.jdbcUrl(empty))))
                .isInstanceOfSatisfying(
                        Answers.class, answers -> assertThat(answers.staff()).isNull());
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
