package com.datifyy.adapters.postgres.replica;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.postgres.replica.Marks.Mark;
import com.datifyy.adapters.postgres.replica.Marks.Position;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MarksTest {
    private static final Duration SPAN = Duration.ofSeconds(10);

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1); // it may overflow at any moment
    private int asked;
    private Duration slowness = Duration.ZERO;
    private final Marks marks = new Marks(SPAN, this::position, now::get);

    private Position position() {
        asked++;
        pass(slowness);
        return new Position("one database", "0/" + asked);
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    @Test
    void the_oldest_mark_that_is_not_too_old_is_taken_and_a_new_one_made_from_time_to_time() {
        Mark first = marks.recent();
        for (int second = 0; second < 10; second++) {
            assertThat(marks.recent()).isEqualTo(first);
            assertThat(marks.recent()).isEqualTo(first);
            pass(Duration.ofSeconds(1));
        }
        assertThat(asked).isLessThanOrEqualTo(10);

        pass(Duration.ofMillis(1));
        assertThat(marks.recent()).isNotEqualTo(first);
        assertThat(marks.recent().age()).isLessThanOrEqualTo(SPAN);
    }

    @Test
    void a_mark_that_became_too_old_while_the_primary_was_asked_is_not_taken() {
        marks.recent();
        pass(SPAN.minusSeconds(1));
        slowness = Duration.ofSeconds(5);

        assertThat(marks.recent().age()).isLessThanOrEqualTo(SPAN);
    }

    @Test
    void where_nothing_may_be_old_each_mark_is_new() {
        var strict = new Marks(Duration.ZERO, this::position, now::get);
        strict.recent();
        pass(Duration.ofNanos(1));

        assertThat(strict.recent().position().place()).isEqualTo("0/2");
    }
}
