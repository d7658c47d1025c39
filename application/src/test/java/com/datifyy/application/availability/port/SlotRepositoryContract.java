package com.datifyy.application.availability.port;

import static com.datifyy.application.identity.TestAccounts.HASH;
import static com.datifyy.application.identity.TestAccounts.account;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.dates.port.BookedDates;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.shared.TestClock;
import com.datifyy.application.shared.port.Crowd;
import com.datifyy.domain.availability.MeetingMode;
import com.datifyy.domain.availability.MeetingMode.Event;
import com.datifyy.domain.availability.MeetingMode.Offline;
import com.datifyy.domain.availability.MeetingMode.Online;
import com.datifyy.domain.availability.Slot;
import com.datifyy.domain.availability.SlotId;
import com.datifyy.domain.availability.Venue;
import com.datifyy.domain.dates.ScheduledDate;
import com.datifyy.domain.identity.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every store of free hours keeps.
public interface SlotRepositoryContract extends BookedDates {
    Instant NOW = TestClock.START;
    /// The day after tomorrow, at noon.
    Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    UserId MAYA = new UserId(1);
    UserId ARJUN = new UserId(2);
    Venue CAFE = new Venue(
            "Café Blau",
            "1 Main Road",
            "Pune",
            "Maharashtra",
            "India",
            "411001",
            18.52,
            73.86,
            "place-1",
            "https://maps.example.org/1");
    Venue PARK = new Venue("Park", "2 Main Road", "Pune", "Maharashtra", "India", "411001", null, null, "", "");

    UserRepository users();

    SlotRepository slots();

    @BeforeEach
    default void two_people() {
        units().run(() -> {
            users().add(account(1), HASH);
            users().add(account(2), HASH);
        });
    }

    private static Slot slot(UserId owner, Instant start, MeetingMode mode, String notes) {
        return new Slot(new SlotId(UUID.randomUUID()), owner, start, mode, notes, NOW, NOW);
    }

    private static Slot slot(UserId owner, Instant start) {
        return slot(owner, start, new Online(), "");
    }

    private boolean add(Slot slot) {
        return units().execute(() -> slots().add(slot));
    }

    @Test
    default void slots_are_found_with_everything_they_had() {
        Slot online = slot(MAYA, NOON, new Online(), "after lunch\nor so");
        Slot offline = slot(MAYA, NOON.plus(Duration.ofHours(1)), new Offline(CAFE), "");
        Slot event = slot(MAYA, NOON.plus(Duration.ofHours(2)), new Event(PARK), "🎈");

        List.of(online, offline, event).forEach(slot -> assertThat(add(slot)).isTrue());

        for (Slot slot : List.of(online, offline, event)) {
            assertThat(slots().find(MAYA, slot.id())).contains(slot);
        }
        assertThat(slots().findFor(MAYA, null, null, 10)).containsExactly(online, offline, event);
    }

    @Test
    default void nobody_finds_changes_or_removes_somebody_elses_slot() {
        Slot slot = slot(MAYA, NOON);
        add(slot);

        assertThat(slots().find(ARJUN, slot.id())).isEmpty();
        assertThat(slots().findFor(ARJUN, null, null, 10)).isEmpty();
        assertThat(units().<Boolean>execute(() -> slots().remove(ARJUN, slot.id())))
                .isFalse();
        assertThatThrownBy(() -> units().run(() ->
                        slots().save(new Slot(slot.id(), ARJUN, NOON, new Online(), "mine now", NOW, NOW))))
                .isInstanceOf(IllegalStateException.class);
        assertThat(slots().find(MAYA, slot.id())).contains(slot);
    }

    @Test
    default void one_person_is_never_free_twice_at_once() {
        add(slot(MAYA, NOON));

        for (int minutes : List.of(-59, -1, 0, 1, 59)) {
            assertThat(add(slot(MAYA, NOON.plus(Duration.ofMinutes(minutes)))))
                    .as("%d minutes off", minutes)
                    .isFalse();
        }
        assertThat(slots().findFor(MAYA, null, null, 10)).hasSize(1);
    }

    @Test
    default void hours_that_touch_do_not_overlap_and_other_people_do_not_matter() {
        add(slot(MAYA, NOON));

        assertThat(add(slot(MAYA, NOON.plus(Duration.ofHours(1))))).isTrue();
        assertThat(add(slot(MAYA, NOON.minus(Duration.ofHours(1))))).isTrue();
        assertThat(add(slot(ARJUN, NOON))).isTrue();
    }

    @Test
    default void after_a_refused_slot_the_unit_goes_on() {
        Slot first = slot(MAYA, NOON);
        Slot later = slot(MAYA, NOON.plus(Duration.ofHours(5)));
        Slot evening = slot(MAYA, NOON.plus(Duration.ofHours(8)));

        units().run(() -> {
            assertThat(slots().add(first)).isTrue();
            assertThat(slots().add(slot(MAYA, NOON))).isFalse();
            assertThat(slots().add(later)).isTrue();
            assertThat(slots().save(new Slot(later.id(), MAYA, NOON, new Online(), "", NOW, NOW)))
                    .isFalse();
            assertThat(slots().add(evening)).isTrue();
        });

        assertThat(slots().findFor(MAYA, null, null, 10)).containsExactly(first, later, evening);
    }

    @Test
    default void a_slot_is_moved_and_changed_as_a_whole() {
        Slot slot = slot(MAYA, NOON, new Offline(CAFE), "first");
        add(slot);
        Instant later = NOW.plusSeconds(60);
        Slot half = new Slot(slot.id(), MAYA, NOON.plus(Duration.ofMinutes(30)), new Online(), "", NOW, later);

        assertThat(units().<Boolean>execute(() -> slots().save(half))).isTrue();
        assertThat(slots().find(MAYA, slot.id())).contains(half);

        Slot elsewhere = new Slot(slot.id(), MAYA, half.start(), new Event(PARK), "again", NOW, later);
        assertThat(units().<Boolean>execute(() -> slots().save(elsewhere))).isTrue();
        assertThat(slots().find(MAYA, slot.id())).contains(elsewhere);
    }

    @Test
    default void a_slot_is_not_moved_onto_another_one() {
        Slot noon = slot(MAYA, NOON);
        Slot later = slot(MAYA, NOON.plus(Duration.ofHours(3)));
        add(noon);
        add(later);

        boolean moved = units().execute(() -> slots().save(
                        new Slot(later.id(), MAYA, NOON.plus(Duration.ofMinutes(30)), new Online(), "", NOW, NOW)));

        assertThat(moved).isFalse();
        assertThat(slots().find(MAYA, later.id())).contains(later);
    }

    @Test
    default void a_removed_slot_is_gone_and_its_hour_is_free() {
        Slot slot = slot(MAYA, NOON);
        add(slot);

        assertThat(units().<Boolean>execute(() -> slots().remove(MAYA, slot.id())))
                .isTrue();
        assertThat(units().<Boolean>execute(() -> slots().remove(MAYA, slot.id())))
                .isFalse();

        assertThat(slots().find(MAYA, slot.id())).isEmpty();
        assertThat(add(slot(MAYA, NOON))).isTrue();
    }

    @Test
    default void a_list_is_in_order_bounded_on_both_sides_and_limited() {
        Slot third = slot(MAYA, NOON.plus(Duration.ofHours(4)));
        Slot first = slot(MAYA, NOON);
        Slot second = slot(MAYA, NOON.plus(Duration.ofHours(2)));
        List.of(third, first, second).forEach(this::add);
        add(slot(ARJUN, NOON));

        assertThat(slots().findFor(MAYA, null, null, 10)).containsExactly(first, second, third);
        assertThat(slots().findFor(MAYA, null, null, 2)).containsExactly(first, second);
        assertThat(slots().findFor(MAYA, second.start(), null, 10)).containsExactly(second, third);
        assertThat(slots().findFor(MAYA, second.start().plusSeconds(1), null, 10))
                .containsExactly(third);
        assertThat(slots().findFor(MAYA, null, second.start(), 10)).containsExactly(first, second);
        assertThat(slots().findFor(MAYA, null, second.start().minusSeconds(1), 10))
                .containsExactly(first);
        assertThat(slots().findFor(MAYA, first.start(), first.start(), 10)).containsExactly(first);
    }

    @Test
    default void the_slots_of_several_people_are_found_together() {
        UserId nobody = new UserId(4_242);
        Slot late = slot(MAYA, NOON.plus(Duration.ofHours(4)));
        Slot early = slot(MAYA, NOON.plus(Duration.ofHours(2)));
        Slot last = slot(MAYA, NOON.plus(Duration.ofHours(6)));
        Slot his = slot(ARJUN, NOON);
        List.of(late, early, last, his, slot(ARJUN, NOON.minus(Duration.ofHours(1))))
                .forEach(this::add);

        assertThat(slots().findForAll(List.of(MAYA, ARJUN, nobody), NOON, 2))
                .containsOnlyKeys(MAYA, ARJUN)
                .containsEntry(MAYA, List.of(early, late))
                .containsEntry(ARJUN, List.of(his));
        assertThat(slots().findForAll(List.of(), NOON, 2)).isEmpty();
    }

    @Test
    default void slots_are_counted_from_an_instant_on() {
        add(slot(MAYA, NOON));
        add(slot(MAYA, NOON.plus(Duration.ofHours(2))));
        add(slot(ARJUN, NOON));

        assertThat(slots().countFrom(MAYA, NOON)).isEqualTo(2);
        assertThat(slots().countFrom(MAYA, NOON.plusSeconds(1))).isEqualTo(1);
        assertThat(slots().countFrom(new UserId(3), NOON)).isZero();
    }

    @Test
    default void of_many_who_offer_one_hour_at_once_one_succeeds() throws Exception {
        List<Boolean> added = Crowd.of(8, i -> add(slot(MAYA, NOON.plus(Duration.ofMinutes(i)))));

        assertThat(added).filteredOn(Boolean::booleanValue).hasSize(1);
        assertThat(slots().findFor(MAYA, null, null, 10)).hasSize(1);
    }

    @Test
    default void writing_needs_a_unit_of_work() {
        Slot slot = slot(MAYA, NOON);
        add(slot);

        assertThatThrownBy(() -> slots().add(slot(MAYA, NOON))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> slots().save(slot)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> slots().remove(MAYA, slot.id())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    default void of_hours_between_two_times_those_count_that_no_date_touches() {
        for (int hour = 0; hour < 4; hour++) {
            add(slot(MAYA, NOON.plus(Duration.ofHours(hour))));
        }
        add(slot(ARJUN, NOON));
        List<UserId> both = List.of(MAYA, ARJUN);
        Instant end = NOON.plus(Duration.ofHours(4));
        assertThat(slots().countFreeBetween(both, NOON, end)).isEqualTo(Map.of(MAYA, 4, ARJUN, 1));

        ScheduledDate date = meet(1, 2, NOON.plus(Duration.ofMinutes(30)), NOW);

        assertThat(slots().countFreeBetween(both, NOON, end))
                .as("a date from half past on takes two hours")
                .isEqualTo(Map.of(MAYA, 2));
        assertThat(slots().countFreeBetween(both, NOON, end.minusSeconds(3_600)))
                .isEqualTo(Map.of(MAYA, 1));
        assertThat(slots().countFrom(MAYA, NOON)).as("what is offered").isEqualTo(4);
        assertThat(slots().countFreeBetween(List.of(), NOON, end)).isEmpty();
        cancel(date, NOW);
        assertThat(slots().countFreeBetween(both, NOON, end)).isEqualTo(Map.of(MAYA, 4, ARJUN, 1));
    }
}
