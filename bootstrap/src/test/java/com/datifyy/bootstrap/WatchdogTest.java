package com.datifyy.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class WatchdogTest {

    private static final Duration STEP = Duration.ofMillis(5);

    @Test
    void it_barks_when_nothing_runs_any_more() throws InterruptedException {
        var barked = new CountDownLatch(1);
        try (var watchdog = new Watchdog(STEP, 3, _ -> {}, barked::countDown)) {
            assertThat(watchdog).isNotNull();
            assertThat(barked.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void it_is_quiet_while_tasks_run() throws InterruptedException {
        var questions = new CountDownLatch(20);
        var barked = new AtomicBoolean();
        try (var watchdog = new Watchdog(STEP, 3, answering(questions), () -> barked.set(true))) {
            assertThat(watchdog).isNotNull();
            assertThat(questions.await(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(barked).isFalse();
    }

    private static Executor answering(CountDownLatch questions) {
        return task -> {
            task.run();
            questions.countDown();
        };
    }
}
