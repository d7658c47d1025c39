package com.datifyy.adapters.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RefusalPaceTest {
    private static final String NEW = "argon2id";
    private static final String OLD = "bcrypt 10";

    private final RefusalPace pace = new RefusalPace();

    @Test
    void a4_while_all_hashes_are_of_one_kind_nobody_waits() {
        assertThat(rest(NEW, 60)).isZero();
        assertThat(rest(NEW, 20)).isZero();
    }

    @Test
    void a4_an_unknown_account_takes_as_long_as_an_older_slower_hash() {
        rest(NEW, 60);
        assertThat(rest(OLD, 100)).isZero();

        assertThat(rest(NEW, 60)).isEqualTo(40);
        assertThat(rest(NEW, 70)).isEqualTo(30);
        assertThat(rest(OLD, 80))
                .as("its own kind, of which this was the quicker of two")
                .isZero();
        assertThat(rest(NEW, 110)).isZero();
    }

    @Test
    void a4_an_older_quicker_hash_takes_as_long_as_an_unknown_account() {
        rest(NEW, 60);

        assertThat(rest(OLD, 5)).isEqualTo(55);
        assertThat(rest(NEW, 60)).isZero();
    }

    @Test
    void a4_one_slow_check_among_many_slows_nobody_down() {
        rest(OLD, 5);
        for (int i = 0; i < 5; i++) {
            rest(NEW, 60);
        }
        rest(NEW, 5_000);

        assertThat(rest(OLD, 5)).isEqualTo(55);
    }

    @Test
    void a4_one_slow_check_of_a_rare_kind_slows_nobody_down_for_long() {
        rest(NEW, 60);
        rest(OLD, 5_000);
        rest(OLD, 100);

        assertThat(rest(NEW, 60)).isEqualTo(40);
    }

    @Test
    void what_was_long_ago_is_forgotten() {
        rest(OLD, 5);
        for (int i = 0; i < 16; i++) {
            rest(NEW, 900);
        }
        assertThat(rest(OLD, 5)).isEqualTo(895);
        for (int i = 0; i < 16; i++) {
            rest(NEW, 60);
        }

        assertThat(rest(OLD, 5)).isEqualTo(55);
    }

    private long rest(String kind, long millis) {
        return pace.rest(kind, Duration.ofMillis(millis)).toMillis();
    }
}
