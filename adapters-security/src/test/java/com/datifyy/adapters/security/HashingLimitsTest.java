package com.datifyy.adapters.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HashingLimitsTest {
    private static final long MEBIBYTE = 1 << 20;
    private static final Duration HASH = Duration.ofMillis(150);

    @ParameterizedTest(name = "{0} processors, {1} MiB: {2} at once, {3} waiting")
    @CsvSource({
        "4, 16, 1, 64",
        "4, 108, 1, 64",
        "4, 151, 1, 64",
        "4, 152, 2, 128",
        "4, 304, 4, 128",
        "4, 6000, 4, 128",
        "2, 108, 1, 64",
        "2, 6000, 2, 64",
        "1, 6000, 1, 32",
        "64, 108, 1, 64"
    })
    void a3_as_many_hashes_run_at_once_as_fit_into_a_quarter_of_the_heap_and_as_many_wait_as_these_serve_in_time(
            int processors, long heap, int atOnce, int waiting) {
        var limits = HashingLimits.forProcessors(processors).within(heap * MEBIBYTE, Argon2Cost.RECOMMENDED);

        assertThat(limits).isEqualTo(new HashingLimits(atOnce, waiting, Duration.ofSeconds(10)));
        var inTurns = HASH.multipliedBy(1 + limits.waiting() / limits.concurrent());
        assertThat(inTurns).as("until the last is served").isLessThan(limits.longestWait());
    }

    @Test
    void at_least_one_runs_and_waits_for_some_time() {
        var wait = Duration.ofSeconds(1);
        assertThatIllegalArgumentException().isThrownBy(() -> new HashingLimits(0, 1, wait));
        assertThatIllegalArgumentException().isThrownBy(() -> new HashingLimits(1, 0, wait));
        assertThatIllegalArgumentException().isThrownBy(() -> new HashingLimits(1, 1, Duration.ZERO));
    }
}
