package com.datifyy.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

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
    void a_part_that_comes_too_late_is_stopped_at_once() {
        var stopped = new ArrayList<String>();
        var running = new Running();
        running.stop();

        running.add("database", () -> stopped.add("database"));

        assertThat(stopped).containsExactly("database");
    }
}
