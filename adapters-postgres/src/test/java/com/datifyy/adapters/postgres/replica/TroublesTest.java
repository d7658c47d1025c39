package com.datifyy.adapters.postgres.replica;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.application.shared.LogLines;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TroublesTest {
    private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 1); // it may overflow at any moment
    private final Troubles troubles = new Troubles(nanoTime::get);

    private void pass(Duration time) {
        nanoTime.addAndGet(time.toNanos());
    }

    @Test
    void a_replica_that_hovers_at_its_bound_is_told_of_once() {
        try (var log = LogLines.listening()) {
            for (int second = 0; second < 600; second++) {
                troubles.behind(Duration.ofSeconds(10));
                troubles.none();
                pass(Duration.ofSeconds(1));
            }

            assertThat(log.all()).singleElement().asString().contains("lacks what was committed 10000 ms ago");
        }
    }

    @Test
    void another_kind_of_trouble_is_told_as_well() {
        try (var log = LogLines.listening()) {
            troubles.behind(Duration.ofSeconds(10));
            troubles.away();
            troubles.none();
            troubles.away();

            assertThat(log.all()).hasSize(2).last().asString().contains("does not answer");
        }
    }

    @Test
    void trouble_after_a_quiet_while_is_told_anew() {
        try (var log = LogLines.listening()) {
            troubles.away();
            pass(Troubles.QUIET.minusNanos(1));
            troubles.none();
            troubles.away();
            assertThat(log.all())
                    .filteredOn(line -> line.contains("does not answer"))
                    .hasSize(1);

            pass(Troubles.QUIET);
            troubles.none();
            troubles.away();
            assertThat(log.all())
                    .filteredOn(line -> line.contains("does not answer"))
                    .hasSize(2);
        }
    }
}
