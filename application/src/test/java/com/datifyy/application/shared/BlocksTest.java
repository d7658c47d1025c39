package com.datifyy.application.shared;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.application.shared.port.CountingRateLimiter;
import com.datifyy.application.shared.port.Limit;
import com.datifyy.application.shared.port.Limit.Counted;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Limits whose permits instances take from the common count in blocks.
class BlocksTest {
    private static final Limit LOOKS = new Limit("looks", 500, Duration.ofDays(1), Counted.IN_BLOCKS);

    private final TestClock clock = new TestClock();
    private final CountingRateLimiter everywhere = new CountingRateLimiter(clock);
    private final SharedRateLimiter one = instance();
    private final SharedRateLimiter other = instance();

    private SharedRateLimiter instance() {
        var budget = new CommandBudget("limits", 1_000_000, new CountingRateLimiter(clock));
        return new SharedRateLimiter(new CountingRateLimiter(clock), everywhere, budget, clock);
    }

    private static int granted(SharedRateLimiter limiter, int uses) {
        int granted = 0;
        for (int i = 0; i < uses; i++) {
            granted += limiter.take(LOOKS, "maya").granted() ? 1 : 0;
        }
        return granted;
    }

    @Test
    void a_block_is_one_question() {
        assertThat(granted(one, LOOKS.block())).isEqualTo(LOOKS.block());

        assertThat(everywhere.uses()).hasSize(1);
        assertThat(granted(one, 1)).isEqualTo(1);
        assertThat(everywhere.uses()).hasSize(2);
    }

    @Test
    void a_block_is_spent_whole_by_who_spends_it_soon() {
        for (int i = 0; i < LOOKS.block(); i++) {
            assertThat(granted(one, 1)).isEqualTo(1);
            clock.advance(Duration.ofMinutes(2));
        }

        assertThat(everywhere.uses()).hasSize(1);
    }

    @Test
    void a5_instances_allow_together_what_one_would() {
        int granted = 0;
        for (int i = 0; i < 600; i++) {
            granted += granted(one, 1) + granted(other, 1);
        }

        assertThat(granted).isEqualTo(LOOKS.permits());
    }

    @Test
    void of_a_block_larger_than_what_is_left_there_is_what_is_left() {
        assertThat(one.take(LOOKS, "maya", 490).granted()).isTrue();

        assertThat(granted(other, 20)).isEqualTo(10);
    }

    @Test
    void several_at_once_are_taken_together_or_not_at_all() {
        assertThat(one.take(LOOKS, "maya", 20).granted()).isTrue();
        assertThat(everywhere.uses()).hasSize(1);
        assertThat(one.take(LOOKS, "maya", 5).granted()).isTrue();
        assertThat(everywhere.uses()).as("what the block had left").hasSize(1);

        assertThat(one.take(LOOKS, "maya", 100).granted()).isTrue();
        assertThat(other.take(LOOKS, "maya", 376).granted()).isFalse();
        assertThat(instance().take(LOOKS, "maya", 375).granted()).isTrue();
        assertThat(one.take(LOOKS, "maya", 1).granted()).isFalse();
    }

    @Test
    void who_was_refused_and_waits_as_long_as_told_passes() {
        assertThat(granted(one, 500)).isEqualTo(500);
        var refused = other.take(LOOKS, "maya", 20);
        assertThat(refused.granted()).isFalse();

        clock.advance(refused.nextIn());

        assertThat(other.take(LOOKS, "maya", 20).granted()).isTrue();
    }

    @Test
    void who_has_used_up_the_day_and_goes_on_is_asked_about_once_for_each_permit_that_comes_back() {
        assertThat(granted(one, 500)).isEqualTo(500);
        int asked = everywhere.uses().size();

        assertThat(granted(other, 400)).isZero();
        assertThat(everywhere.uses()).hasSize(asked + 1);

        clock.advance(Duration.ofSeconds(100));
        var refused = other.take(LOOKS, "maya");
        assertThat(refused.granted()).isFalse();
        assertThat(refused.nextIn()).isEqualTo(Duration.ofSeconds(73));
        assertThat(other.take(LOOKS, "arjun").granted()).isTrue();

        clock.advance(refused.nextIn());
        assertThat(other.take(LOOKS, "maya").granted()).isTrue();
        assertThat(other.take(LOOKS, "maya").granted()).isFalse();
    }

    /// What one instance holds is not lost when it ends.
    @Test
    void what_an_instance_took_and_did_not_spend_is_back_for_others_after_a_twentieth_of_the_window() {
        assertThat(granted(one, 1)).isEqualTo(1);
        assertThat(granted(other, 600)).isEqualTo(LOOKS.permits() - LOOKS.block());

        clock.advance(LOOKS.window().dividedBy(20));

        assertThat(granted(other, 600)).isEqualTo(LOOKS.block());
    }

    @Test
    void a_block_does_not_outlive_that_time() {
        assertThat(granted(one, 1)).isEqualTo(1);

        clock.advance(LOOKS.window());

        assertThat(granted(other, 600)).isEqualTo(LOOKS.permits());
        assertThat(granted(one, 600))
                .as("not a block more, though a window has gone by")
                .isZero();
    }

    @Test
    void a_clock_that_is_set_back_brings_no_permits_back() {
        assertThat(granted(one, 1)).isEqualTo(1);
        clock.advance(Duration.ofHours(1));
        assertThat(granted(one, 1)).isEqualTo(1);
        int asked = everywhere.uses().size();

        clock.advance(Duration.ofHours(-1));
        assertThat(granted(one, 10)).isEqualTo(10);

        assertThat(everywhere.uses().size())
                .as("three were left after that hour")
                .isGreaterThan(asked);
    }

    @Test
    void h6_while_the_common_count_is_away_the_block_is_spent_and_then_this_process_counts_alone() {
        assertThat(granted(one, 1)).isEqualTo(1);
        everywhere.goAway();

        assertThat(granted(one, LOOKS.block() - 1)).isEqualTo(LOOKS.block() - 1);
        assertThat(everywhere.uses()).as("nobody was asked for it").hasSize(1);
        assertThat(granted(one, 1_000)).isEqualTo(LOOKS.permits() - LOOKS.block());
        assertThat(granted(other, 1_000)).isEqualTo(LOOKS.permits());

        everywhere.comeBack();
        clock.advance(LOOKS.window());
        assertThat(granted(one, 1_000) + granted(other, 1_000)).isEqualTo(LOOKS.permits());
    }

    @Test
    void a_common_count_that_forgets_lets_nobody_in_beyond_the_limit_of_a_process() {
        assertThat(granted(one, 1_000)).isEqualTo(LOOKS.permits());

        everywhere.forgetEverything();

        assertThat(granted(one, 1_000)).isZero();
    }

    /// Whatever happens when: had each use been counted at once by one alone, all of them would have been granted.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void a5_three_instances_never_grant_what_one_count_of_all_uses_would_not(long seed) {
        var random = new Random(seed);
        List<SharedRateLimiter> instances =
                Stream.generate(this::instance).limit(3).toList();
        var exact = new CountingRateLimiter(clock);
        int granted = 0;
        for (int i = 0; i < 20_000; i++) {
            int permits = 1 + random.nextInt(random.nextInt(10) == 0 ? 40 : 2);
            if (instances.get(random.nextInt(3)).take(LOOKS, "maya", permits).granted()) {
                granted += permits;
                assertThat(exact.take(LOOKS, "maya", permits).granted())
                        .as("use number " + i)
                        .isTrue();
            }
            if (random.nextInt(4) == 0) {
                clock.advance(Duration.ofMillis(random.nextInt(600_000)));
            }
        }
        assertThat(granted).isGreaterThan(LOOKS.permits());
    }

    @Test
    void blocks_that_are_gone_are_forgotten() {
        var blocks = new Blocks();
        for (int i = 0; i < 1_000; i++) {
            blocks.keep(LOOKS, "person " + i, 0, 10, clock.instant());
            clock.advance(LOOKS.onePermit());
        }

        assertThat(blocks.size()).isEqualTo(10);
    }

    @Test
    void of_more_blocks_than_there_is_room_for_the_oldest_are_given_up() {
        var blocks = new Blocks();
        for (int i = 0; i < 60_000; i++) {
            blocks.keep(LOOKS, "person " + i, 0, 10, clock.instant());
        }

        assertThat(blocks.size()).isEqualTo(50_000);
        assertThat(blocks.spend(LOOKS, "person 0", 1, clock.instant())).isFalse();
        assertThat(blocks.spend(LOOKS, "person 59999", 10, clock.instant())).isTrue();
        assertThat(blocks.spend(LOOKS, "person 59999", 1, clock.instant())).isFalse();
    }
}
