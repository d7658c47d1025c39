package com.datifyy.adapters.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HashingLimitsTest {
    private static final long MEBIBYTE = 1 << 20;

    @ParameterizedTest(name = "{0} MiB: {1}")
    @CsvSource({"16, 1", "108, 1", "151, 1", "152, 2", "304, 4", "6000, 4"})
    void a3_as_many_hashes_run_at_once_as_fit_into_a_quarter_of_the_heap(long heap, int atOnce) {
        var limits = HashingLimits.forProcessors(4).within(heap * MEBIBYTE, Argon2Cost.RECOMMENDED);

        assertThat(limits).isEqualTo(new HashingLimits(atOnce, 128, Duration.ofSeconds(10)));
    }

    @Test
    void at_least_one_runs_and_waits_for_some_time() {
        var wait = Duration.ofSeconds(1);
        assertThatIllegalArgumentException().isThrownBy(() -> new HashingLimits(0, 1, wait));
        assertThatIllegalArgumentException().isThrownBy(() -> new HashingLimits(1, 0, wait));
        assertThatIllegalArgumentException().isThrownBy(() -> new HashingLimits(1, 1, Duration.ZERO));
    }
}
