package com.datifyy.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class RunningTest {

    @Test
    void parts_stop_once_the_last_first_even_if_one_fails() throws InterruptedException {
        var stopped = new ArrayList<String>();
        var running = new Running();
        running.add("database", () -> stopped.add("database"));
        running.add("pool", () -> {
            stopped.add("pool");
            throw new IllegalStateException("does not stop");
        });
        running.add("server", () -> stopped.add("server"));

        running.stop();
        running.stop();
        running.join();

        assertThat(stopped).containsExactly("server", "pool", "database");
    }

    @Test
    void the_log_tells_once_that_it_stops_and_has_stopped() {
        var log = (Logger) LoggerFactory.getLogger(Running.class);
        var told = new ListAppender<ILoggingEvent>();
        told.start();
        log.addAppender(told);
        log.setLevel(Level.INFO);
        try {
            var running = new Running();
            running.stop();
            running.stop();
        } finally {
            log.setLevel(null);
            log.detachAppender(told);
        }

        assertThat(told.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("Stopping: what is running is finished first", "Stopped");
    }

    @Test
    void a_part_that_hangs_does_not_keep_the_process_from_its_end() {
        var log = (Logger) LoggerFactory.getLogger(Running.class);
        var told = new ListAppender<ILoggingEvent>();
        told.start();
        log.addAppender(told);
        var forever = new CountDownLatch(1);
        try {
            var running = new Running();
            running.add("database", forever::await);

            running.stopWithin(Duration.ofMillis(100));
        } finally {
            forever.countDown();
            log.detachAppender(told);
        }

        assertThat(told.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .contains("database did not stop within 0 s: the process ends without it")
                .doesNotContain("Stopped");
    }

    @Test
    void whoever_gives_a_bound_does_not_wait_for_it() {
        var stopped = new ArrayList<String>();
        var running = new Running();
        running.add("database", () -> stopped.add("database"));

        running.stopWithin(Duration.ofDays(1));

        assertThat(stopped).containsExactly("database");
    }

    @Test
    void a_part_that_comes_too_late_is_stopped_at_once() {
        var stopped = new ArrayList<String>();
        var running = new Running();
        running.stop();

        running.add("database", () -> stopped.add("database"));

        assertThat(stopped).containsExactly("database");
    }
}
