package com.datifyy.adapters.postgres.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.domain.shared.Refusal.Unavailable;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private final Turns turns = new Turns(2, Duration.ofSeconds(20));

    @Test
    void everybody_gets_a_turn_and_no_more_than_so_many_at_once() {
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        var done = new AtomicInteger();
        try (var executor = Executors.newFixedThreadPool(16)) {
            for (int i = 0; i < 400; i++) {
                executor.execute(() -> turns.take(() -> {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    Thread.onSpinWait();
                    inside.decrementAndGet();
                    done.incrementAndGet();
                }));
            }
        }
        assertThat(done).hasValue(400);
        assertThat(most.get()).isBetween(1, 2);
    }

    @Test
    void a_turn_ends_with_its_work_even_when_that_fails() {
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> turns.take(() -> {
                        throw new IllegalStateException("a broken match card");
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }
        var worked = new AtomicInteger();
        turns.take(worked::incrementAndGet);
        assertThat(worked).hasValue(1);
    }

    @Test
    void who_waits_too_long_is_refused() throws Exception {
        var impatient = new Turns(2, Duration.ofMillis(20));
        var taken = new CountDownLatch(2);
        var enough = new CountDownLatch(1);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 2; i++) {
                executor.execute(() -> impatient.take(() -> {
                    taken.countDown();
                    try {
                        enough.await();
                    } catch (InterruptedException interrupted) {
                        Thread.currentThread().interrupt();
                    }
                }));
            }
            taken.await();

            assertThatThrownBy(() -> impatient.take(() -> {})).isInstanceOf(Unavailable.class);

            enough.countDown();
        }
    }
}
