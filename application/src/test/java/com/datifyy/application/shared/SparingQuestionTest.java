package com.datifyy.application.shared;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.application.shared.port.CountingRateLimiter;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SparingQuestionTest {
    private final TestClock clock = new TestClock();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean there = true;
    private volatile boolean known = true;
    private final SparingQuestion question = new SparingQuestion(
            () -> {
                asked.incrementAndGet();
                known = there;
                return there;
            },
            () -> known,
            new CommandBudget("questions", 1_500, new CountingRateLimiter(clock)),
            clock);

    private void anHourOfSeconds() {
        for (int second = 0; second < 3_600; second++) {
            var _ = question.answered();
            clock.advance(Duration.ofSeconds(1));
        }
    }

    @Test
    void however_many_ask_it_is_asked_once_in_five_seconds() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(question.answered()).isTrue();
        }
        assertThat(asked).hasValue(1);

        clock.advance(Duration.ofMillis(4_999));
        assertThat(question.answered()).isTrue();
        assertThat(asked).hasValue(1);

        clock.advance(Duration.ofMillis(1));
        there = false;
        assertThat(question.answered()).isFalse();
        assertThat(asked).hasValue(2);
    }

    @Test
    void no_day_has_more_questions_than_the_budget() {
        clock.advance(Duration.ofDays(1));

        for (int hour = 0; hour < 24; hour++) {
            anHourOfSeconds();
        }

        assertThat(asked.get()).isBetween(1_400, 1_500);
    }

    @Test
    void h6_it_is_found_again_within_two_seconds_whatever_the_budget() {
        there = false;
        known = false;
        anHourOfSeconds();
        there = true;

        clock.advance(Duration.ofSeconds(2));

        assertThat(question.answered()).isTrue();
    }

    @Test
    void what_others_found_out_is_told_at_once() {
        assertThat(question.answered()).isTrue();
        known = false;

        assertThat(question.answered()).isFalse();
        assertThat(asked).hasValue(1);

        known = true;
        assertThat(question.answered()).isTrue();
        assertThat(asked).hasValue(1);
    }

    @Test
    void a_clock_that_is_set_back_puts_nothing_off() {
        var question = new SparingQuestion(
                () -> there,
                () -> true,
                new CommandBudget("questions", 1_500, new CountingRateLimiter(new TestClock())),
                clock);
        assertThat(question.answered()).isTrue();
        there = false;

        clock.advance(Duration.ofHours(-1));

        assertThat(question.answered()).isFalse();
    }

    @Test
    @Timeout(60)
    void h6_while_one_waits_for_an_answer_the_others_do_not() throws Exception {
        var waiting = new CountDownLatch(1);
        var over = new CountDownLatch(1);
        var hanging = new SparingQuestion(
                () -> {
                    waiting.countDown();
                    try {
                        over.await();
                    } catch (InterruptedException stopping) {
                        Thread.currentThread().interrupt();
                    }
                    return false;
                },
                () -> true,
                new CommandBudget("questions", 1_500, new CountingRateLimiter(clock)),
                clock);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(hanging::answered);
            waiting.await();

            for (int i = 0; i < 1_000; i++) {
                assertThat(hanging.answered()).as("what was known before").isTrue();
            }

            over.countDown();
            assertThat(first.get()).isFalse();
        }
    }
}
