package com.datifyy.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemainingTest {
    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00.4Z");

    @ParameterizedTest
    @CsvSource({
        "PT1H, 3600",
        "PT59M59.999999999S, 3600",
        "PT59M59.000000001S, 3600",
        "PT59M59S, 3599",
        "PT0.000000001S, 1",
        "PT0S, 0",
        "PT-0.5S, 0",
        "PT-5S, 0"
    })
    void a_second_that_has_begun_counts(Duration left, long told) {
        assertThat(Remaining.seconds(NOW, NOW.plus(left))).isEqualTo(told);
    }
}
