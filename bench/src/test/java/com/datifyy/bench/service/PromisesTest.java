package com.datifyy.bench.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PromisesTest {
    private final Promises promises = new Promises();

    @Test
    void what_is_kept_is_told_and_ends_well() {
        promises.atMost("mixed at 200/s, p99", 12.345, 50, "ms");
        promises.never("starts that stalled", 0, 300);

        assertThat(promises.toString().lines())
                .containsExactly(
                        "kept    mixed at 200/s, p99: 12.35 ms, promised 50",
                        "kept    starts that stalled: 0 of 300, promised none");
        assertThat(promises.exitCode()).isZero();
    }

    @Test
    void one_that_is_broken_is_enough_to_end_with_1() {
        promises.atMost("RSS", 321, 320, "MB");
        promises.never("starts that stalled", 0, 300);

        assertThat(promises.toString()).contains("BROKEN  RSS: 321 MB, promised 320");
        assertThat(promises.exitCode()).isEqualTo(1);
    }

    @Test
    void what_never_came_to_happen_proves_nothing() {
        promises.never("requests that failed", 0, 0);

        assertThat(promises.exitCode()).isEqualTo(1);
    }
}
