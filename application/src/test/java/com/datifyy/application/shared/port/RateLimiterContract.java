package com.datifyy.application.shared.port;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.application.shared.port.Limit.Counted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// What every rate limiter does.
public interface RateLimiterContract {
    Limit THREE_A_MINUTE = new Limit("test", 3, Duration.ofMinutes(1), Counted.TOGETHER);

    /// The same limiter throughout one test; nothing is counted at first.
    RateLimiter limiter();

    /// Lets time go by for the limiter.
    void letPass(Duration time);

    @Test
    default void as_many_as_permitted_pass_at_once_and_the_next_is_refused() {
        useUp(THREE_A_MINUTE, "maya");

        refused(THREE_A_MINUTE, "maya");
    }

    @Test
    default void permits_come_back_one_by_one() {
        useUp(THREE_A_MINUTE, "maya");

        letPass(Duration.ofSeconds(20));

        granted(THREE_A_MINUTE, "maya");
        refused(THREE_A_MINUTE, "maya");
    }

    @Test
    default void after_a_whole_window_without_use_all_permits_are_back_and_no_more() {
        useUp(THREE_A_MINUTE, "maya");

        letPass(Duration.ofMinutes(1));

        useUp(THREE_A_MINUTE, "maya");
        refused(THREE_A_MINUTE, "maya");
    }

    @Test
    default void who_waits_as_long_as_told_passes() {
        useUp(THREE_A_MINUTE, "maya");
        letPass(Duration.ofMillis(300));

        Duration retryAfter = refused(THREE_A_MINUTE, "maya").nextIn();

        assertThat(retryAfter).isEqualTo(Duration.ofSeconds(20));
        letPass(retryAfter);
        granted(THREE_A_MINUTE, "maya");
    }

    @Test
    default void the_wait_is_told_in_whole_seconds_and_never_zero() {
        var tenASecond = new Limit("fast", 10, Duration.ofSeconds(1), Counted.TOGETHER);
        useUp(tenASecond, "maya");

        assertThat(refused(tenASecond, "maya").nextIn()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    default void refused_uses_do_not_count() {
        useUp(THREE_A_MINUTE, "maya");
        for (int i = 0; i < 50; i++) {
            refused(THREE_A_MINUTE, "maya");
        }

        letPass(Duration.ofSeconds(20));

        granted(THREE_A_MINUTE, "maya");
    }

    @Test
    default void keys_and_limits_count_apart() {
        useUp(THREE_A_MINUTE, "maya");

        useUp(THREE_A_MINUTE, "arjun");
        useUp(new Limit("other", 3, Duration.ofMinutes(1), Counted.TOGETHER), "maya");
    }

    @Test
    default void racing_uses_never_get_more_than_permitted() throws InterruptedException, ExecutionException {
        var twenty = new Limit("race", 20, Duration.ofHours(1), Counted.TOGETHER);
        int passed = 0;
        try (var threads = Executors.newFixedThreadPool(8)) {
            var uses = new ArrayList<Callable<Boolean>>();
            for (int i = 0; i < 200; i++) {
                uses.add(() -> limiter().take(twenty, "maya").granted());
            }
            for (Future<Boolean> use : threads.invokeAll(uses)) {
                passed += use.get() ? 1 : 0;
            }
        }

        assertThat(passed).isEqualTo(20);
    }

    @Test
    default void what_is_left_is_told_with_every_use() {
        assertThat(granted(THREE_A_MINUTE, "maya")).isEqualTo(left(true, 2, 20, 20));
        letPass(Duration.ofMillis(4_500));
        assertThat(granted(THREE_A_MINUTE, "maya")).isEqualTo(left(true, 1, 16, 36));
        assertThat(granted(THREE_A_MINUTE, "maya")).isEqualTo(left(true, 0, 16, 56));
        assertThat(refused(THREE_A_MINUTE, "maya")).isEqualTo(left(false, 0, 16, 56));
        letPass(Duration.ofMillis(15_500));
        assertThat(granted(THREE_A_MINUTE, "maya")).isEqualTo(left(true, 0, 20, 60));
    }

    @Test
    default void several_are_taken_at_once_or_not_at_all() {
        assertThat(limiter().take(THREE_A_MINUTE, "maya", 2)).isEqualTo(left(true, 1, 20, 40));

        assertThat(limiter().take(THREE_A_MINUTE, "maya", 2)).isEqualTo(left(false, 1, 20, 40));

        granted(THREE_A_MINUTE, "maya");
        assertThat(limiter().take(THREE_A_MINUTE, "maya", 2)).isEqualTo(left(false, 0, 40, 60));
        letPass(Duration.ofSeconds(40));
        assertThat(limiter().take(THREE_A_MINUTE, "maya", 2).granted()).isTrue();
        refused(THREE_A_MINUTE, "maya");
    }

    private static Allowance left(boolean granted, int remaining, int nextIn, int fullIn) {
        return new Allowance(
                THREE_A_MINUTE, granted, remaining, Duration.ofSeconds(nextIn), Duration.ofSeconds(fullIn));
    }

    private void useUp(Limit limit, String key) {
        for (int i = 0; i < limit.permits(); i++) {
            granted(limit, key);
        }
    }

    private Allowance granted(Limit limit, String key) {
        Allowance left = limiter().take(limit, key);
        assertThat(left.granted()).as(limit.name() + " of " + key + ", " + left).isTrue();
        return left;
    }

    private Allowance refused(Limit limit, String key) {
        Allowance left = limiter().take(limit, key);
        assertThat(left.granted()).as(limit.name() + " of " + key + ", " + left).isFalse();
        return left;
    }
}
