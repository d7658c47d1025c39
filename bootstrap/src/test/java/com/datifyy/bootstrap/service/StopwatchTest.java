package com.datifyy.bootstrap.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.bootstrap.service.Stopwatch.Pulse;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class StopwatchTest {
    private static final long MILLISECOND = Duration.ofMillis(1).toNanos();
    private static final long BEGIN = Long.MAX_VALUE - 50 * MILLISECOND;

    @Test
    void whoever_comes_as_late_as_is_usual_did_not_stand_still() {
        var pulse = new Pulse(BEGIN);
        long now = BEGIN;
        for (int i = 0; i < 100; i++) {
            now += 200 * MILLISECOND; // a collection, or more to do than there are processors
            assertThat(pulse.stoodStill(now)).isZero();
            pulse.beat(now);
        }
        assertThat(pulse.stoodStill(now)).isZero();
    }

    @Test
    void a_pause_counts_as_soon_as_it_is_over_and_once() {
        var pulse = new Pulse(BEGIN);
        long over = BEGIN + 2_005 * MILLISECOND;
        assertThat(pulse.stoodStill(over)).isEqualTo(2_000 * MILLISECOND);

        pulse.beat(over);
        pulse.beat(over + 5 * MILLISECOND);
        assertThat(pulse.stoodStill(over + 10 * MILLISECOND)).isEqualTo(2_000 * MILLISECOND);

        pulse.beat(over + 310 * MILLISECOND);
        assertThat(pulse.stoodStill(over + 310 * MILLISECOND)).isEqualTo(2_300 * MILLISECOND);
    }

    /// Unless the machine pauses, which it does not always.
    @Test
    void what_takes_long_while_this_process_runs_counts_in_full() {
        Eventually.is("a nap counts", () -> {
            var watch = Stopwatch.started();
            LockSupport.parkNanos(200 * MILLISECOND);
            return watch.soFar().toMillis() >= 190;
        });
    }
}
