package com.datifyy.adapters.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LatelyTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-02T10:00:00Z"));
    private final AtomicInteger asked = new AtomicInteger();

    private void pass(int seconds) {
        now.updateAndGet(instant -> instant.plusSeconds(seconds));
    }

    @Test
    void it_asks_once_in_15_seconds_however_often_it_is_read() {
        var lately = new Lately<>(asked::incrementAndGet, now::get);

        assertThat(lately.value()).isEqualTo(1);
        pass(14);
        assertThat(lately.value()).isEqualTo(1);
        pass(1);
        assertThat(lately.value()).isEqualTo(2);
        pass(-60);
        assertThat(lately.value()).isEqualTo(3);
    }

    @Test
    void a_source_that_is_sparing_by_itself_is_asked_at_each_reading_and_keeps_nobody_either() {
        var mended = new CountDownLatch(1);
        var lately = new Lately<>(
                () -> {
                    int times = asked.incrementAndGet();
                    if (times == 3) {
                        try {
                            mended.await();
                        } catch (InterruptedException stopping) {
                            Thread.currentThread().interrupt();
                        }
                    }
                    return times;
                },
                Duration.ZERO,
                now::get);

        assertThat(lately.value()).isEqualTo(1);
        assertThat(lately.value()).isEqualTo(2);
        assertThat(lately.value()).isNull();
        assertThat(lately.value()).isNull();
        assertThat(asked).hasValue(3);

        mended.countDown();
    }

    @Test
    void a_source_that_fails_is_left_in_peace_as_long() {
        var lately = new Lately<Integer>(
                () -> {
                    asked.incrementAndGet();
                    throw new IllegalStateException("away");
                },
                now::get);

        assertThat(lately.value()).isNull();
        assertThat(lately.value()).isNull();
        assertThat(asked).hasValue(1);
    }

    @Test
    void a_source_that_hangs_keeps_nobody_and_is_asked_one_question_at_a_time() {
        var mended = new CountDownLatch(1);
        var lately = new Lately<>(
                () -> {
                    asked.incrementAndGet();
                    try {
                        mended.await();
                    } catch (InterruptedException stopping) {
                        Thread.currentThread().interrupt();
                    }
                    return 7;
                },
                now::get);

        assertThat(lately.value()).isNull();
        pass(60);
        assertThat(lately.value()).isNull();
        assertThat(asked).hasValue(1);

        mended.countDown();
        pass(60);
        assertThat(lately.value()).isEqualTo(7);
    }
}
