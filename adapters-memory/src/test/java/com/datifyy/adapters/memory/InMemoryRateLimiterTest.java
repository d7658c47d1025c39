package com.datifyy.adapters.memory;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.application.shared.port.RateLimiter;
import com.datifyy.application.shared.port.RateLimiterContract;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class InMemoryRateLimiterTest implements RateLimiterContract {
    private static final int MAX_KEYS = 100;

    private volatile Instant now = Instant.parse("2026-11-23T10:00:00Z");
    private final InMemoryRateLimiter limiter = new InMemoryRateLimiter(() -> now, MAX_KEYS);

    @Override
    public RateLimiter limiter() {
        return limiter;
    }

    @Override
    public void letPass(Duration time) {
        now = now.plus(time);
    }

    @Test
    void never_more_keys_are_remembered_than_allowed() {
        for (int i = 0; i < 10 * MAX_KEYS; i++) {
            var _ = limiter.take(THREE_A_MINUTE, "key " + i);
        }

        assertThat(limiter.size()).isBetween(1L, (long) MAX_KEYS);
    }

    @Test
    void a_flood_of_new_keys_does_not_free_somebody_who_keeps_trying() {
        for (int i = 0; i < 3; i++) {
            var _ = limiter.take(THREE_A_MINUTE, "maya");
        }
        for (int i = 0; i < 100 * MAX_KEYS; i++) {
            var _ = limiter.take(THREE_A_MINUTE, "key " + i);
            if (i % 10 == 0) {
                assertThat(limiter.take(THREE_A_MINUTE, "maya").granted()).isFalse();
            }
        }
    }

    @Test
    void keys_are_forgotten_once_all_their_permits_are_back() {
        var _ = limiter.take(THREE_A_MINUTE, "maya");
        letPass(Duration.ofSeconds(19));
        assertThat(limiter.size()).isEqualTo(1);

        letPass(Duration.ofSeconds(2));

        assertThat(limiter.size()).isZero();
    }

    @Test
    void a_clock_that_is_set_back_locks_nobody_out_for_longer_than_a_window() {
        for (int i = 0; i < 3; i++) {
            var _ = limiter.take(THREE_A_MINUTE, "maya");
        }

        letPass(Duration.ofHours(-5));

        var refused = limiter.take(THREE_A_MINUTE, "maya");
        assertThat(refused.granted()).isFalse();
        assertThat(refused.nextIn()).isLessThanOrEqualTo(THREE_A_MINUTE.window());
        letPass(refused.nextIn());
        assertThat(limiter.take(THREE_A_MINUTE, "maya").granted()).isTrue();
    }
}
