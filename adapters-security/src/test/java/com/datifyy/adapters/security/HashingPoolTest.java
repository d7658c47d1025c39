package com.datifyy.adapters.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.datifyy.domain.shared.Refusal.TooManyRequests;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class HashingPoolTest {
    private static final Duration LONG = Duration.ofSeconds(50);

    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch release = new CountDownLatch(1);
    private final CountDownLatch started = new CountDownLatch(1);

    @AfterEach
    void close() {
        release.countDown();
        callers.close();
    }

    @Test
    void a3_a_caller_beyond_those_running_and_waiting_is_sent_away_at_once() throws Exception {
        try (var pool = new HashingPool(new HashingLimits(1, 1, LONG))) {
            Future<String> running = callers.submit(() -> pool.run(() -> heldUp("first")));
            started.await();
            Future<String> waiting = callers.submit(() -> pool.run(() -> "second"));
            awaitWaiting(pool, 1);

            var refusal = assertThatExceptionOfType(TooManyRequests.class)
                    .isThrownBy(() -> pool.run(() -> "third"))
                    .actual();

            assertThat(refusal.retryAfter()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
            release.countDown();
            assertThat(running.get()).isEqualTo("first");
            assertThat(waiting.get()).isEqualTo("second");
            assertThat(pool.run(() -> "fourth")).isEqualTo("fourth");
        }
    }

    @Test
    void a3_who_waits_too_long_is_sent_away_and_leaves_the_queue() throws Exception {
        try (var pool = new HashingPool(new HashingLimits(1, 1, Duration.ofMillis(20)))) {
            Future<String> running = callers.submit(() -> pool.run(() -> heldUp("first")));
            started.await();

            assertThatExceptionOfType(TooManyRequests.class).isThrownBy(() -> pool.run(() -> "second"));

            assertThat(pool.waiting()).isZero();
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(running::get)
                    .withCauseInstanceOf(TooManyRequests.class);
        }
    }

    @Test
    void a3_never_more_run_at_once_than_allowed() throws Exception {
        var now = new AtomicInteger();
        var most = new AtomicInteger();
        try (var pool = new HashingPool(new HashingLimits(3, 200, LONG))) {
            var results = new ArrayList<Future<Integer>>();
            for (int i = 0; i < 200; i++) {
                results.add(callers.submit(() -> pool.run(() -> {
                    int running = now.incrementAndGet();
                    LockSupport.parkNanos(100_000);
                    now.decrementAndGet();
                    return most.accumulateAndGet(running, Math::max);
                })));
            }
            for (var result : results) {
                result.get();
            }
        }
        assertThat(most.get()).isBetween(1, 3);
    }

    @Test
    void a3_hashing_holds_no_carrier_of_virtual_threads() {
        try (var pool = new HashingPool(new HashingLimits(1, 1, LONG))) {
            assertThat(pool.run(() -> Thread.currentThread().isVirtual())).isFalse();
        }
    }

    @Test
    void an_interrupted_caller_stops_waiting_and_stays_interrupted() throws Exception {
        try (var pool = new HashingPool(new HashingLimits(1, 1, LONG))) {
            Future<String> running = callers.submit(() -> pool.run(() -> heldUp("first")));
            started.await();
            Future<Boolean> interrupted = callers.submit(() -> {
                Thread.currentThread().interrupt();
                assertThatExceptionOfType(TooManyRequests.class).isThrownBy(() -> pool.run(() -> "second"));
                return Thread.interrupted();
            });

            assertThat(interrupted.get()).isTrue();
            assertThat(pool.waiting()).isZero();
            release.countDown();
            assertThat(running.get()).isEqualTo("first");
        }
    }

    @Test
    void a_bug_in_the_work_is_not_mistaken_for_a_refusal() {
        try (var pool = new HashingPool(new HashingLimits(1, 1, LONG))) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> pool.run(() -> {
                        throw new ArithmeticException("bug");
                    }))
                    .withCauseInstanceOf(ArithmeticException.class);
        }
    }

    private String heldUp(String result) throws InterruptedException {
        started.countDown();
        release.await();
        return result;
    }

    private static void awaitWaiting(HashingPool pool, int count) {
        while (pool.waiting() != count) {
            Thread.onSpinWait();
        }
    }
}
