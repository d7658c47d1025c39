package com.datifyy.application.shared;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.datifyy.application.shared.port.CountingRateLimiter;
import com.datifyy.application.shared.port.InMemorySharedCopies;
import com.datifyy.application.shared.port.SharedCopies;
import com.datifyy.application.shared.port.SharedCopies.Absence;
import com.datifyy.application.shared.port.SharedCopiesContract;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SparingCopiesTest implements SharedCopiesContract {
    private static final int PER_DAY = 5_000;

    private final TestClock clock = new TestClock();
    private final InMemorySharedCopies kept = new InMemorySharedCopies(clock);
    private final SparingCopies copies = sparing(PER_DAY);

    private SparingCopies sparing(int perDay) {
        return new SparingCopies(kept, new CommandBudget("copies", perDay, new CountingRateLimiter(clock)), clock);
    }

    @Override
    public SharedCopies copies() {
        return copies;
    }

    @Override
    public void outlive(Duration life) {
        clock.advance(life);
    }

    private void keep() {
        copies.keep(NAME, () -> "Maya".getBytes(UTF_8), LIFE);
    }

    @Test
    void asking_is_one_command_and_leaving_a_copy_another() {
        copies.find(NAME);
        keep();

        assertThat(kept.commands()).containsExactly("get", "set");
    }

    /// The figure in docs/operations.md, and what the smallest budget makes of it.
    @Test
    void no_day_has_more_commands_than_the_budget_however_often_copies_are_wanted() {
        for (int perDay : List.of(PER_DAY, CommandBudget.LEAST_PER_DAY)) {
            SparingCopies copies = sparing(perDay);
            clock.advance(Duration.ofDays(2));
            int before = kept.commands().size();

            for (Duration passed = Duration.ZERO;
                    passed.compareTo(Duration.ofDays(1)) < 0;
                    passed = passed.plusSeconds(5)) {
                copies.find(NAME);
                copies.keep(NAME, () -> new byte[1], LIFE);
                clock.advance(Duration.ofSeconds(5));
            }

            assertThat(kept.commands().size() - before)
                    .isLessThanOrEqualTo(perDay)
                    .isGreaterThan(perDay * 9 / 10);
        }
    }

    @Test
    void what_the_budget_does_not_allow_is_not_asked_and_not_even_written_down() {
        for (int i = 0; i < PER_DAY / 25; i++) {
            assertThat(copies.find(NAME)).isEqualTo(Absence.NOT_THERE);
        }

        assertThat(copies.find(NAME)).isEqualTo(Absence.NOT_ASKED);
        copies.keep(
                NAME,
                () -> {
                    throw new AssertionError("nobody wants it");
                },
                LIFE);

        assertThat(kept.commands()).hasSize(PER_DAY / 25);
    }

    @Test
    void what_an_hour_did_not_use_is_not_saved_up() {
        clock.advance(Duration.ofDays(30));

        int asked = 0;
        while (copies.find(NAME) != Absence.NOT_ASKED) {
            asked++;
        }

        assertThat(asked).isEqualTo(PER_DAY / 25);
    }

    @Test
    void h6_whoever_does_not_answer_is_left_alone_for_a_while_and_then_asked_once() {
        keep();
        kept.goAway();
        for (int i = 0; i < 5; i++) {
            assertThat(copies.find(NAME)).isEqualTo(Absence.NOT_ASKED);
            keep();
        }
        assertThat(kept.commands()).containsExactly("set", "get");

        clock.advance(Pause.LENGTH);
        copies.find(NAME);
        copies.find(NAME);
        keep();
        assertThat(kept.commands()).as("asked once more").containsExactly("set", "get", "get");

        kept.comeBack();
        clock.advance(Pause.LENGTH);
        assertThat(copies.find(NAME)).isInstanceOf(SharedCopies.Copy.class);
        keep();
        assertThat(kept.commands()).as("as before").endsWith("get", "set");
    }

    @Test
    void a_budget_that_allows_nothing_is_none() {
        assertThatIllegalArgumentException().isThrownBy(() -> sparing(CommandBudget.LEAST_PER_DAY - 1));
    }
}
