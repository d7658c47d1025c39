package com.datifyy.application.shared;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.application.shared.port.Allowance;
import com.datifyy.application.shared.port.CountingRateLimiter;
import com.datifyy.application.shared.port.Limit;
import com.datifyy.application.shared.port.RateLimiter;
import com.datifyy.application.shared.port.RateLimiterContract;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SharedRateLimiterTest implements RateLimiterContract {
    private static final Limit UNSHARED = new Limit("unshared", 3, Duration.ofMinutes(1), false);

    private final TestClock clock = new TestClock();
    private final CountingRateLimiter everywhere = new CountingRateLimiter(clock);
    private final SharedRateLimiter one = instance();
    private final SharedRateLimiter other = instance();

    private SharedRateLimiter instance() {
        return new SharedRateLimiter(new CountingRateLimiter(clock), everywhere, clock);
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
    void h6_a_clock_that_is_set_back_does_not_prolong_the_pause() {
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
        for (int i = 0; i < THREE_A_MINUTE.permits(); i++) {
            var _ = limiter.take(THREE_A_MINUTE, "maya");
        }
    }
}
