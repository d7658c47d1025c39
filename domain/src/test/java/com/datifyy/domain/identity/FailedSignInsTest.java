package com.datifyy.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.domain.identity.FailedSignIns.Patience;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailedSignInsTest {
    private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");

    @ParameterizedTest
    @CsvSource({"0, 0", "4, 0", "5, 30", "6, 60", "7, 120", "9, 480", "10, 900", "11, 900", "1000000, 900"})
    void a5_the_wait_doubles_with_each_failure_up_to_a_quarter_of_an_hour(int failures, long seconds) {
        assertThat(new FailedSignIns(failures, START).waitAt(START, Patience.ONE_NETWORK))
                .isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void a5_from_everywhere_together_nobody_ever_waits_longer_than_a_minute() {
        assertThat(new FailedSignIns(1_000_000, START).waitAt(START, Patience.EVERYWHERE))
                .isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void the_wait_runs_out() {
        var failures = new FailedSignIns(5, START);

        assertThat(failures.waitAt(START.plusSeconds(29), Patience.ONE_NETWORK)).isEqualTo(Duration.ofSeconds(1));
        assertThat(failures.waitAt(START.plusSeconds(30), Patience.ONE_NETWORK)).isZero();
    }

    @Test
    void failures_are_forgotten_after_a_day() {
        Instant later = START.plus(FailedSignIns.MEMORY).plusSeconds(1);

        assertThat(new FailedSignIns(9, START).andOneMore(later)).isEqualTo(new FailedSignIns(1, later));
        assertThat(new FailedSignIns(9, START).andOneMore(START)).isEqualTo(new FailedSignIns(10, START));
    }
}
