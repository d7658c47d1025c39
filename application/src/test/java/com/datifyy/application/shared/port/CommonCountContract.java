package com.datifyy.application.shared.port;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.application.shared.port.CommonCount.Taken;
import com.datifyy.application.shared.port.Limit.Counted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// What everybody does who counts for all instances.
public interface CommonCountContract extends RateLimiterContract {
    Limit TEN_A_MINUTE = new Limit("ten", 10, Duration.ofMinutes(1), Counted.IN_BLOCKS);

    @Override
    CommonCount limiter();

    private Taken take(int needed, int wanted) {
        return limiter().takeUpTo(TEN_A_MINUTE, "maya", needed, wanted);
    }

    @Test
    default void as_many_are_taken_as_are_wanted() {
        var taken = take(1, 7);

        assertThat(taken.permits()).isEqualTo(7);
        assertThat(taken.left().granted()).isTrue();
        assertThat(taken.left().remaining()).isEqualTo(3);
        assertThat(taken.left().fullIn()).isEqualTo(Duration.ofSeconds(42));
    }

    @Test
    default void where_fewer_are_left_than_wanted_all_of_those_are_taken() {
        take(1, 7);

        var rest = take(2, 7);

        assertThat(rest.permits()).isEqualTo(3);
        assertThat(rest.left().granted()).isTrue();
        assertThat(rest.left().remaining()).isZero();
    }

    @Test
    default void where_fewer_are_left_than_needed_none_is_taken() {
        take(1, 7);

        var refused = take(4, 7);

        assertThat(refused.permits()).isZero();
        assertThat(refused.left().granted()).isFalse();
        assertThat(refused.left().remaining()).isEqualTo(3);
        assertThat(refused.left().nextIn()).isEqualTo(Duration.ofSeconds(6));
        letPass(Duration.ofSeconds(6));
        assertThat(take(4, 7).permits()).isEqualTo(4);
    }

    @Test
    default void parts_of_a_permit_that_are_back_are_none() {
        take(10, 10);

        letPass(Duration.ofMillis(17_999));
        assertThat(take(1, 10).permits()).isEqualTo(2);
    }

    @Test
    default void racing_instances_never_take_more_than_permitted() throws InterruptedException, ExecutionException {
        var limit = new Limit("race in blocks", 100, Duration.ofHours(1), Counted.IN_BLOCKS);
        int taken = 0;
        try (var threads = Executors.newFixedThreadPool(8)) {
            var uses = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < 50; i++) {
                uses.add(() -> limiter().takeUpTo(limit, "maya", 1, 7).permits());
            }
            for (Future<Integer> use : threads.invokeAll(uses)) {
                taken += use.get();
            }
        }

        assertThat(taken).isEqualTo(100);
    }
}
