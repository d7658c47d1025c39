package com.datifyy.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.datifyy.bench.load.Plan.Arrival;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PacingTest {
    private static final long MILLISECOND = 1_000_000;

    private final Hand hand = new Hand();

    /// A time that only passes when somebody waits or works.
    private static final class Hand implements Pulse {
        private long now = 1_000;

        @Override
        public long now() {
            return now;
        }

        @Override
        public void waitUntil(long moment) {
            now = Math.max(now, moment);
        }
    }

    /// Answers what the script says after as long as it says.
    private interface Script {
        int answer(int number) throws IOException;
    }

    private Exchange service(Script script) {
        AtomicInteger asked = new AtomicInteger();
        return new Exchange() {
            @Override
            public int next() throws IOException {
                return script.answer(asked.getAndIncrement());
            }

            @Override
            public void close() {}
        };
    }

    private int after(long milliseconds, int status) {
        hand.now += milliseconds * MILLISECOND;
        return status;
    }

    private Outcome run(Plan plan, Script script) throws InterruptedException {
        return new LoadRun(plan, hand).run(() -> service(script));
    }

    private static Plan oneConnection(Arrival arrival, int warmUpMillis, int measuredMillis) {
        return new Plan(
                1, arrival, Duration.ofMillis(warmUpMillis), Duration.ofMillis(measuredMillis), Duration.ofSeconds(1));
    }

    @Test
    void an_even_rate_asks_exactly_so_often_in_the_measured_time() throws InterruptedException {
        Outcome outcome = run(oneConnection(new Arrival.Even(100), 500, 2_000), number -> after(1, 200));

        assertThat(outcome.answered()).isEqualTo(200);
        assertThat(outcome.throughput()).isEqualTo(100);
        assertThat(outcome.waitMillis(100)).isEqualTo(1, within(0.01));
    }

    @Test
    void a_service_that_stops_for_a_second_shows_a_second_of_waiting_callers() throws InterruptedException {
        Outcome outcome =
                run(oneConnection(new Arrival.Even(100), 0, 10_000), number -> after(number == 500 ? 1_000 : 1, 200));

        // The hundred callers of that second waited 1000, 991, 982, … milliseconds, and a few after them.
        assertThat(outcome.answered()).isEqualTo(1_000);
        assertThat(outcome.waits().getMaxValue() / 1e3).isEqualTo(1_000, within(1.0));
        assertThat(outcome.waits().getCountBetweenValues(100_000, 2_000_000)).isBetween(95L, 105L);
        assertThat(outcome.waitMillis(99)).isGreaterThan(850);
        // Measured from the sending, only one request would have been slow.
        assertThat(outcome.exchanges().getCountBetweenValues(100_000, 2_000_000))
                .isEqualTo(1);
    }

    @Test
    void what_a_hopelessly_slow_service_leaves_unsent_counts_as_failed() throws InterruptedException {
        Outcome outcome = run(oneConnection(new Arrival.Even(100), 0, 1_000), number -> after(1_000, 200));

        assertThat(outcome.answered()).isEqualTo(6);
        assertThat(outcome.errors()).isEqualTo(Map.of("never sent", 94L));
    }

    @Test
    void a_connection_without_a_rate_asks_as_soon_as_it_is_answered() throws InterruptedException {
        Outcome outcome = run(oneConnection(new Arrival.WhenFree(), 100, 1_000), number -> after(4, 200));

        assertThat(outcome.answered()).isEqualTo(250);
        assertThat(outcome.waitMillis(99.9)).isEqualTo(4, within(0.01));
    }

    @Test
    void refusals_timeouts_and_lost_connections_are_counted_apart_from_good_answers() throws InterruptedException {
        Outcome outcome = run(oneConnection(new Arrival.Even(10), 0, 1_000), number -> switch (number) {
            case 0, 1 -> after(1, 429);
            case 2 -> throw new IOException("reset");
            case 3 -> throw new SocketTimeoutException();
            default -> after(1, 200);
        });

        assertThat(outcome.answered()).isEqualTo(6);
        assertThat(outcome.errors()).isEqualTo(Map.of("status 429", 2L, "connection lost", 1L, "timeout", 1L));
        assertThat(outcome.failed()).isEqualTo(4);
        assertThat(outcome.report()).contains("6 good answers, 6.0 per second, 4 errors {connection lost=1");
    }
}
