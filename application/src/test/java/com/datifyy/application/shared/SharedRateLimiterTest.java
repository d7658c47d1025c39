package com.datifyy.application.shared;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.application.shared.port.Allowance;
import com.datifyy.application.shared.port.CountingRateLimiter;
import com.datifyy.application.shared.port.Limit;
import com.datifyy.application.shared.port.Limit.Counted;
import com.datifyy.application.shared.port.RateLimiter;
import com.datifyy.application.shared.port.RateLimiterContract;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SharedRateLimiterTest implements RateLimiterContract {
    private static final Limit UNSHARED = new Limit("unshared", 3, Duration.ofMinutes(1), Counted.BY_EACH);

    /// Commands a day that no test spends.
    private static final int AMPLE = 1_000_000;

    private final TestClock clock = new TestClock();
    private final CountingRateLimiter everywhere = new CountingRateLimiter(clock);
    private final SharedRateLimiter one = instance();
    private final SharedRateLimiter other = instance();

    private SharedRateLimiter instance() {
        return instance(AMPLE);
    }

    private SharedRateLimiter instance(int commandsPerDay) {
        var budget = new CommandBudget("limits", commandsPerDay, new CountingRateLimiter(clock));
        return new SharedRateLimiter(new CountingRateLimiter(clock), everywhere, budget, clock);
    }

    @Override
    public RateLimiter limiter() {
        return one;
    }

    @Override
    public void letPass(Duration time) {
        clock.advance(time);
    }

    @Test
    void instances_count_together_where_a_limit_is_shared() {
        assertThat(one.take(THREE_A_MINUTE, "maya").remaining()).isEqualTo(2);
        assertThat(other.take(THREE_A_MINUTE, "maya").remaining()).isEqualTo(1);
        assertThat(one.take(THREE_A_MINUTE, "maya").remaining()).isZero();

        assertThat(other.take(THREE_A_MINUTE, "maya").granted()).isFalse();
        assertThat(other.take(THREE_A_MINUTE, "arjun").granted()).isTrue();
    }

    @Test
    void who_was_refused_by_the_common_count_and_waits_as_long_as_told_passes() {
        useUp(one);
        Allowance refused = other.take(THREE_A_MINUTE, "maya");
        assertThat(refused.granted()).isFalse();

        clock.advance(refused.nextIn());

        assertThat(other.take(THREE_A_MINUTE, "maya").granted()).isTrue();
    }

    @Test
    void who_used_up_this_process_by_uses_that_the_common_count_refused_is_told_the_longer_wait() {
        useUp(one);
        clock.advance(Duration.ofSeconds(15));
        useUp(other);
        clock.advance(Duration.ofSeconds(5)); // the common count has one permit again, the other process none

        Allowance refused = other.take(THREE_A_MINUTE, "maya");

        assertThat(refused.granted()).isFalse();
        assertThat(refused.nextIn()).isEqualTo(Duration.ofSeconds(15));
        clock.advance(refused.nextIn());
        assertThat(other.take(THREE_A_MINUTE, "maya").granted()).isTrue();
    }

    @Test
    void who_was_refused_several_by_the_common_count_is_told_when_both_have_so_many() {
        assertThat(one.take(THREE_A_MINUTE, "maya").granted()).isTrue();

        Allowance refused = other.take(THREE_A_MINUTE, "maya", 3); // two are left for all, and none in this process

        assertThat(refused.granted()).isFalse();
        assertThat(refused.nextIn()).isEqualTo(Duration.ofMinutes(1));
        clock.advance(refused.nextIn());
        assertThat(other.take(THREE_A_MINUTE, "maya", 3).granted()).isTrue();
    }

    @Test
    void who_was_refused_by_the_common_count_does_not_wait_for_a_process_that_has_enough() {
        assertThat(one.take(THREE_A_MINUTE, "maya", 3).granted()).isTrue();
        clock.advance(Duration.ofSeconds(5));

        Allowance refused = other.take(THREE_A_MINUTE, "maya");

        assertThat(refused.granted()).isFalse();
        assertThat(refused.nextIn()).isEqualTo(Duration.ofSeconds(15));
        clock.advance(refused.nextIn());
        assertThat(other.take(THREE_A_MINUTE, "maya").granted()).isTrue();
    }

    @Test
    void what_is_not_shared_is_counted_here_alone() {
        for (int i = 0; i < UNSHARED.permits(); i++) {
            assertThat(one.take(UNSHARED, "maya").granted()).isTrue();
            assertThat(other.take(UNSHARED, "maya").granted()).isTrue();
        }

        assertThat(one.take(UNSHARED, "maya").granted()).isFalse();
        assertThat(everywhere.uses()).isEmpty();
    }

    @Test
    void what_is_refused_here_is_not_asked_elsewhere() {
        useUp(one);
        assertThat(everywhere.uses()).hasSize(3);

        for (int i = 0; i < 50; i++) {
            assertThat(one.take(THREE_A_MINUTE, "maya").granted()).isFalse();
        }

        assertThat(everywhere.uses()).hasSize(3);
    }

    @Test
    void a5_while_the_common_count_is_away_each_instance_still_limits() {
        everywhere.goAway();

        useUp(one);
        assertThat(one.take(THREE_A_MINUTE, "maya").granted()).isFalse();
        useUp(other);
        assertThat(other.take(THREE_A_MINUTE, "maya").granted()).isFalse();
    }

    @Test
    void h6_after_a_failure_nobody_is_asked_for_a_while_and_then_one_finds_out() {
        everywhere.goAway();
        useUp(one);
        assertThat(everywhere.uses()).as("asked once").hasSize(1);

        clock.advance(Pause.LENGTH);
        one.take(THREE_A_MINUTE, "arjun");
        one.take(THREE_A_MINUTE, "arjun");
        assertThat(everywhere.uses()).as("asked once more").hasSize(2);

        everywhere.comeBack();
        clock.advance(Pause.LENGTH);
        one.take(THREE_A_MINUTE, "mia");
        one.take(THREE_A_MINUTE, "mia");
        assertThat(everywhere.uses()).as("asked every time again").hasSize(4);
    }

    @Test
    void h6_once_it_is_back_it_counts_again_within_two_seconds() {
        everywhere.goAway();
        one.take(THREE_A_MINUTE, "maya");
        everywhere.comeBack();

        clock.advance(Duration.ofSeconds(2));

        useUp(one, "arjun");
        assertThat(other.take(THREE_A_MINUTE, "arjun").granted()).isFalse();
    }

    @Test
    void what_the_budget_does_not_cover_is_counted_here_alone() {
        var sparing = instance(CommandBudget.LEAST_PER_DAY);
        for (int i = 0; i < 4; i++) {
            assertThat(sparing.take(THREE_A_MINUTE, "person " + i).granted()).isTrue();
        }
        assertThat(sparing.countedAlone()).isZero();

        useUp(sparing);
        assertThat(sparing.take(THREE_A_MINUTE, "maya").granted()).isFalse();

        assertThat(everywhere.uses()).hasSize(4);
        assertThat(sparing.countedAlone()).isEqualTo(3);
        assertThat(sparing.pauses()).isFalse();
        clock.advance(Duration.ofHours(1).dividedBy(4));
        assertThat(sparing.take(THREE_A_MINUTE, "arjun").granted()).isTrue();
        assertThat(everywhere.uses()).as("asked as the budget comes back").hasSize(5);
    }

    @Test
    void no_day_has_more_commands_than_the_budget() {
        var sparing = instance(9_000);
        clock.advance(Duration.ofDays(2));

        for (int second = 0; second < 86_400; second++) {
            sparing.take(THREE_A_MINUTE, "person " + second);
            clock.advance(Duration.ofSeconds(1));
        }

        assertThat(everywhere.uses().size()).isBetween(8_000, 9_000);
    }

    @Test
    void h6_a_clock_that_is_set_back_does_not_prolong_the_pause() {
        var budget = new CommandBudget("limits", AMPLE, new CountingRateLimiter(new TestClock()));
        var one = new SharedRateLimiter(new CountingRateLimiter(clock), everywhere, budget, clock);
        everywhere.goAway();
        one.take(THREE_A_MINUTE, "maya");
        everywhere.comeBack();

        clock.advance(Duration.ofHours(-3));
        one.take(THREE_A_MINUTE, "arjun");

        assertThat(everywhere.uses()).hasSize(2);
    }

    @Test
    void a5_a_common_count_that_forgets_lets_nobody_in_beyond_the_limit_of_this_process() {
        useUp(one);

        everywhere.forgetEverything();

        assertThat(one.take(THREE_A_MINUTE, "maya").granted()).isFalse();
    }

    private static void useUp(RateLimiter limiter) {
        useUp(limiter, "maya");
    }

    private static void useUp(RateLimiter limiter, String key) {
        for (int i = 0; i < THREE_A_MINUTE.permits(); i++) {
            var _ = limiter.take(THREE_A_MINUTE, key);
        }
    }
}
