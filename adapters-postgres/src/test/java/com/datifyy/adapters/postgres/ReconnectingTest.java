package com.datifyy.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class ReconnectingTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private final SQLException refused = new SQLException("Connection refused", "08001");
    private final SQLException starting = new SQLException("the database system is starting up", "57P03");
    private final SQLException password = new SQLException("password authentication failed", "28P01");

    private final Deque<SQLException> failures = new ArrayDeque<>();
    private final Reconnecting server = new Reconnecting(new Failing(failures), Duration.ofNanos(1));

    @Test
    void h6_the_first_failure_is_told_and_then_a_server_that_is_away_is_asked_until_it_is_back() throws Exception {
        failures.addAll(List.of(refused, refused, refused, starting, starting));

        assertThatThrownBy(server::getConnection).isSameAs(refused);
        try (Connection back = server.getConnection()) {
            assertThat(back.isValid(1)).isTrue();
        }
        assertThat(failures).isEmpty();

        failures.add(starting);
        assertThatThrownBy(server::getConnection)
                .as("another outage is told anew")
                .isSameAs(starting);
    }

    @Test
    void a_server_that_is_there_and_refuses_is_not_asked_again_by_itself() {
        failures.addAll(List.of(refused, password, password));

        assertThatThrownBy(server::getConnection).isSameAs(refused);
        assertThatThrownBy(server::getConnection).isSameAs(password);
        assertThatThrownBy(server::getConnection).isSameAs(password);
        assertThat(failures).isEmpty();
    }

    @Test
    void whoever_closes_the_pool_does_not_wait_for_the_server() {
        failures.addAll(List.of(refused, refused, refused));
        assertThatThrownBy(server::getConnection).isSameAs(refused);

        Thread.currentThread().interrupt();
        assertThatThrownBy(server::getConnection).isSameAs(refused);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failures).hasSize(1);
    }

    /// The tests' server, which fails first as a test says.
    private static final class Failing extends PGSimpleDataSource {
        private static final long serialVersionUID = 1;

        private final transient Deque<SQLException> failures;

        Failing(Deque<SQLException> failures) {
            this.failures = failures;
        }

        @Override
        public Connection getConnection() throws SQLException {
            SQLException failure = failures.poll();
            if (failure != null) {
                throw failure;
            }
            return DATABASE.connect();
        }
    }
}
