package com.datifyy.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;

class ReconnectingTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private final SQLException refused = new SQLException("Connection refused", "08001");
    private final SQLException starting = new SQLException("the database system is starting up", "57P03");
    private final SQLException full = new SQLException("sorry, too many clients already", "53300");
    private final SQLException fullPooler =
            new SQLException("FATAL: MaxClientsInSessionMode: max clients reached", "XX000");
    private final SQLException another = new SQLException("FATAL: Tenant or user not found", "XX000");
    private final SQLException nameless = new SQLException("without a state");
    private final SQLException password = new SQLException("password authentication failed", "28P01");

    private final Deque<SQLException> failures = new ConcurrentLinkedDeque<>();
    private final Reconnecting server =
            new Reconnecting(new Failing(failures), Duration.ofNanos(1), Duration.ofNanos(1));

    /// As the pool asks.
    private Connection connect() throws SQLException {
        return server.getConnection("postgres", "");
    }

    @Test
    void h6_a_failure_is_told_once_and_a_server_that_is_away_is_asked_until_it_is_back() throws Exception {
        failures.addAll(List.of(refused, refused, refused));

        assertThatThrownBy(this::connect).isSameAs(refused);
        try (Connection back = connect()) {
            assertThat(back.isValid(1)).isTrue();
        }
        assertThat(failures).isEmpty();

        failures.add(refused);
        assertThatThrownBy(this::connect).as("another outage is told anew").isSameAs(refused);
    }

    @Test
    void h6_a_server_that_was_away_and_is_starting_is_told_as_such() throws Exception {
        failures.addAll(List.of(refused, refused, starting, starting, refused, starting, starting));

        assertThatThrownBy(this::connect).isSameAs(refused);
        assertThatThrownBy(this::connect).isSameAs(starting);
        assertThatThrownBy(this::connect).isSameAs(refused);
        assertThatThrownBy(this::connect).isSameAs(starting);
        try (Connection back = connect()) {
            assertThat(back.isValid(1)).isTrue();
        }
        assertThat(failures).isEmpty();
    }

    @Test
    void h6_a_server_or_a_pooler_without_room_is_asked_until_it_has_some() throws Exception {
        for (SQLException refusal : List.of(full, fullPooler)) {
            failures.addAll(List.of(refusal, refusal, refusal));

            assertThatThrownBy(this::connect).isSameAs(refusal);
            try (Connection made = connect()) {
                assertThat(made.isValid(1)).isTrue();
            }
            assertThat(failures).isEmpty();
        }
    }

    @Test
    @Timeout(20)
    void one_without_room_is_pressed_less_than_one_that_is_away_is_asked() throws Exception {
        var patient = new Reconnecting(new Failing(failures), Duration.ofNanos(1), Duration.ofDays(1));
        failures.addAll(List.of(refused, refused, full, full, full));
        assertThatThrownBy(() -> patient.getConnection("postgres", "")).isSameAs(refused);
        assertThatThrownBy(() -> patient.getConnection("postgres", "")).isSameAs(full);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = executor.submit(() -> patient.getConnection("postgres", ""));
            while (failures.size() > 1) {
                Thread.onSpinWait();
            }

            patient.close();

            assertThatThrownBy(waiting::get).cause().isSameAs(full);
        }
        assertThat(failures).as("asked once since").hasSize(1);
    }

    @Test
    void a_server_that_is_there_and_refuses_is_not_asked_again_by_itself() {
        for (SQLException refusal : List.of(password, another, nameless)) {
            failures.addAll(List.of(refused, refusal, refusal));

            assertThatThrownBy(this::connect).isSameAs(refused);
            assertThatThrownBy(this::connect).isSameAs(refusal);
            assertThatThrownBy(this::connect).isSameAs(refusal);
            assertThat(failures).isEmpty();
        }
    }

    @Test
    void whoever_is_interrupted_does_not_wait_for_the_server() {
        failures.addAll(List.of(refused, refused, refused));
        assertThatThrownBy(this::connect).isSameAs(refused);

        Thread.currentThread().interrupt();
        assertThatThrownBy(this::connect).isSameAs(refused);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failures).hasSize(1);
    }

    @Test
    void once_closed_it_connects_no_more() {
        failures.add(refused);
        server.close();

        assertThatThrownBy(this::connect).isInstanceOf(SQLException.class).hasMessageContaining("any more");
        assertThat(failures).hasSize(1);
    }

    @Test
    @Timeout(20)
    void whoever_waits_for_the_server_when_it_is_closed_is_told_the_failure() throws Exception {
        failures.addAll(List.of(refused, refused, refused));
        var patient = new Reconnecting(new Failing(failures), Duration.ofDays(1), Duration.ofNanos(1));
        assertThatThrownBy(() -> patient.getConnection("postgres", "")).isSameAs(refused);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = executor.submit(() -> patient.getConnection("postgres", ""));

            patient.close();

            assertThatThrownBy(waiting::get).cause().isInstanceOf(SQLException.class);
        }
    }

    /// The tests' server, which fails first as a test says.
    private static final class Failing extends PGSimpleDataSource {
        private static final long serialVersionUID = 1;

        private final transient Deque<SQLException> failures;

        Failing(Deque<SQLException> failures) {
            this.failures = failures;
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            SQLException failure = failures.poll();
            if (failure != null) {
                throw failure;
            }
            return DATABASE.connect();
        }
    }
}
