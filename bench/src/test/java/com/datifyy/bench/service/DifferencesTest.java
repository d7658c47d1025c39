package com.datifyy.bench.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DifferencesTest {
    private final Differences differences = new Differences();

    @Test
    void a4_a_difference_either_way_breaks_the_promise() {
        differences.add("a sign-in, an owner", 9.9, false);
        assertThat(differences.held(10).exitCode()).isZero();

        differences.add("a reset, an owner", -10.1, false);
        assertThat(differences.held(10).exitCode()).isEqualTo(1);
        assertThat(differences.held(10).toString()).contains("BROKEN  a reset, an owner: 10.10 %, promised 10");
    }

    @Test
    void what_strangers_are_apart_is_chance_and_no_promise() {
        differences.add("a reset, an owner", 12, false);
        differences.add("a code, nobody either", -3, true);
        differences.add("a number, nobody either", 1, true);

        assertThat(differences.held(10).toString()).isEqualTo("kept    a reset, an owner: 12 %, promised 13");
        assertThat(differences.held(8).exitCode()).isEqualTo(1);
    }
}
