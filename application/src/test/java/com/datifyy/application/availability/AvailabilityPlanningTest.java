package com.datifyy.application.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.InMemoryApplication;
import com.datifyy.application.availability.AvailabilityPlanning.Submission;
import com.datifyy.application.shared.TestClock;
import com.datifyy.domain.availability.MeetingMode;
import com.datifyy.domain.availability.Slot;
import com.datifyy.domain.availability.SlotId;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.shared.Refusal.Conflict;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Refusal.NotFound;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AvailabilityPlanningTest {
    private static final Instant THURSDAY = TestClock.START.plus(Duration.ofDays(3));

    /// A slot as a caller gave it.
    private interface Offering extends Supplier<Slot.Offer> {}

    private final InMemoryApplication application = new InMemoryApplication();
    private final AvailabilityPlanning availability = application.availability;
    private final Caller asha = application.member("asha@example.org", "Asha");
    private final Caller ravi = application.member("ravi@example.org", "Ravi");

    @Test
    void each_slot_stands_for_itself() {
        Submission submission = submit(
                offer(THURSDAY),
                offer(THURSDAY.plusSeconds(1_800)),
                offer(TestClock.START.plusSeconds(60)),
                () -> {
                    throw new InvalidInput("date_type", "is not known");
                },
                offer(THURSDAY.plusSeconds(3_600)));

        assertThat(submission.created()).extracting(Slot::start).containsExactly(THURSDAY, THURSDAY.plusSeconds(3_600));
        assertThat(submission.refused())
                .containsOnlyKeys(1, 2, 3)
                .containsEntry(1, "This slot overlaps one you already have")
                .containsEntry(2, "start_time must be at least 24 hours in the future");
        assertThat(submission.summary()).isEqualTo("Successfully created 2 out of 5 slots, 3 failed");
    }

    @Test
    void an_empty_or_endless_submission_is_refused() {
        assertThatThrownBy(() -> availability.submit(asha, List.of())).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> availability.submit(asha, Collections.nCopies(201, offer(THURSDAY))))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void slots_are_listed_by_start_within_bounds() {
        submit(offer(THURSDAY.plusSeconds(7_200)), offer(THURSDAY));

        assertThat(availability.list(asha, null, null))
                .extracting(Slot::start)
                .containsExactly(THURSDAY, THURSDAY.plusSeconds(7_200));
        assertThat(availability.list(asha, THURSDAY, THURSDAY)).hasSize(1);
        assertThat(availability.list(asha, THURSDAY.plusSeconds(1), null)).hasSize(1);
        assertThat(availability.list(ravi, null, null)).isEmpty();
    }

    @Test
    void without_a_bound_hours_that_are_over_are_left_out() {
        submit(offer(THURSDAY), offer(THURSDAY.plusSeconds(7_200)));
        application.clock.set(THURSDAY.plusSeconds(3_601));

        assertThat(availability.list(asha, null, null))
                .extracting(Slot::start)
                .containsExactly(THURSDAY.plusSeconds(7_200));
        assertThat(availability.list(asha, TestClock.START, null)).hasSize(2);
    }

    @Test
    void a_slot_can_be_moved_over_itself_but_not_onto_another_one() {
        Slot slot = submit(offer(THURSDAY), offer(THURSDAY.plusSeconds(7_200)))
                .created()
                .getFirst();

        Slot moved = availability.change(
                asha, slot.id(), _ -> offer(THURSDAY.plusSeconds(1_800)).get());

        assertThat(availability.list(asha, null, null)).contains(moved).hasSize(2);
        assertThatThrownBy(() -> availability.change(
                        asha, slot.id(), _ -> offer(THURSDAY.plusSeconds(5_400)).get()))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void c4_somebody_elses_slot_looks_like_none() {
        Slot slot = submit(offer(THURSDAY)).created().getFirst();

        assertThatThrownBy(() -> availability.remove(ravi, slot.id(), false))
                .isInstanceOf(NotFound.class)
                .hasMessage("This slot was not found");
        assertThatThrownBy(() -> availability.remove(ravi, new SlotId(new UUID(9, 9)), false))
                .hasMessage("This slot was not found");
        assertThatThrownBy(() -> availability.change(
                        ravi, slot.id(), _ -> offer(THURSDAY).get()))
                .isInstanceOf(NotFound.class);
        assertThat(availability.list(asha, null, null)).containsExactly(slot);
    }

    @Test
    void a_removed_slot_is_gone() {
        Slot slot = submit(offer(THURSDAY)).created().getFirst();

        assertThat(availability.remove(asha, slot.id(), false).summary()).isEqualTo("The slot was deleted");

        assertThat(availability.list(asha, null, null)).isEmpty();
        assertThatThrownBy(() -> availability.remove(asha, slot.id(), false)).isInstanceOf(NotFound.class);
    }

    @Test
    void f7_nobody_has_more_than_a_thousand_slots_ahead() {
        List<Supplier<Slot.Offer>> hours = Stream.iterate(THURSDAY, hour -> hour.plusSeconds(3_600))
                .limit(AvailabilityPlanning.MOST_AHEAD + 1L)
                .<Supplier<Slot.Offer>>map(AvailabilityPlanningTest::offer)
                .toList();
        Submission last = null;
        for (int i = 0; i < hours.size(); i += 200) {
            last = availability.submit(asha, hours.subList(i, Math.min(i + 200, hours.size())));
        }

        assertThat(last.refused()).containsValue("You already have 1000 slots ahead");
        assertThat(availability.list(asha, null, null)).hasSize(1_000);
    }

    private Submission submit(Offering... offers) {
        return availability.submit(asha, List.of(offers));
    }

    private static Offering offer(Instant start) {
        return () -> new Slot.Offer(start, start.plus(Slot.LENGTH), new MeetingMode.Online(), "");
    }
}
