package com.datifyy.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandStillTest {
    private static final long MILLISECOND = Duration.ofMillis(1).toNanos();

    @Test
    void nothing_is_noted_before_anything_happened() {
        try (var standStill = new StandStill(Duration.ofDays(1))) {
            assertThat(standStill.longest()).isZero();
        }
    }

    /// The clock may be about to run over.
    @ParameterizedTest
    @ValueSource(longs = {0, -7, Long.MAX_VALUE - 20_000_000})
    void the_longest_stall_counts_beyond_the_pause_that_is_meant_to_be(long begin) {
        var pulse = new StandStill.Pulse(begin, begin);

        pulse.beat(begin + MILLISECOND);
        assertThat(pulse.longest()).as("in time").isZero();

        pulse.beat(begin + 41 * MILLISECOND);
        pulse.beat(begin + 45 * MILLISECOND);
        assertThat(pulse.longest()).isEqualTo(39 * MILLISECOND);
    }

    @Test
    void a_stall_that_ends_while_warming_up_does_not_count() {
        var pulse = new StandStill.Pulse(0, 50 * MILLISECOND);

        pulse.beat(49 * MILLISECOND);
        pulse.beat(50 * MILLISECOND);
        assertThat(pulse.longest()).isZero();

        pulse.beat(60 * MILLISECOND);
        assertThat(pulse.longest()).isEqualTo(9 * MILLISECOND);
    }
}
