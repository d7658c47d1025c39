package com.datifyy.domain.dates;

import static com.datifyy.domain.dates.MeetingKind.OFFLINE;
import static com.datifyy.domain.dates.MeetingKind.ONLINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.domain.People;
import com.datifyy.domain.availability.MeetingMode;
import com.datifyy.domain.availability.Slot;
import com.datifyy.domain.availability.SlotId;
import com.datifyy.domain.availability.Venue;
import com.datifyy.domain.dates.SharedHours.Stretch;
import com.datifyy.domain.identity.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedHoursTest {
    private static final Instant NOON = People.NOON;
    private static final Venue PUNE = place("Pune", 18.52, 73.86);
    private static final Venue LONAVALA = place("Lonavala", 18.75, 73.48);
    private static final Venue KHOPOLI = place("Khopoli", 18.79, 73.34);
    private static final Venue MUMBAI = place("Mumbai", 19.08, 72.88);
    private static final Venue PUNE_SOMEWHERE = place(" pune ", null, null);

    @Test
    void what_two_people_share_is_when_their_hours_overlap() {
        SharedHours shared = between(List.of(online(0), online(60)), List.of(online(30)));

        assertThat(shared.stretches()).containsExactly(new Stretch(at(30), at(90), ONLINE));
        assertThat(shared.cover(at(30), at(90), ONLINE)).isTrue();
        assertThat(shared.cover(at(30), at(91), ONLINE)).isFalse();
        assertThat(shared.cover(at(30), at(90), OFFLINE)).isFalse();
        assertThat(shared.lasting(Duration.ofMinutes(61)).stretches()).isEmpty();
    }

    @Test
    void hours_that_touch_are_not_shared_and_other_kinds_of_meeting_neither() {
        assertThat(between(List.of(online(0)), List.of(online(60))).stretches()).isEmpty();
        assertThat(between(List.of(online(0)), List.of(slot(0, new MeetingMode.Offline(PUNE))))
                        .stretches())
                .isEmpty();
    }

    @Test
    void places_far_apart_are_not_shared() {
        Slot here = slot(0, new MeetingMode.Offline(PUNE));

        assertThat(between(List.of(here), List.of(slot(0, new MeetingMode.Offline(MUMBAI))))
                        .stretches())
                .isEmpty();
        assertThat(SharedHours.between(List.of(here), List.of(slot(0, new MeetingMode.Offline(MUMBAI))), 200)
                        .stretches())
                .hasSize(1);
        assertThat(between(List.of(here), List.of(slot(0, new MeetingMode.Offline(PUNE_SOMEWHERE))))
                        .stretches())
                .as("by city where a place has no coordinates")
                .containsExactly(new Stretch(at(0), at(60), OFFLINE));
    }

    @Test
    void cities_of_one_name_in_two_states_are_not_the_same() {
        Slot here = offline(0, inState("Maharashtra"));

        assertThat(between(List.of(here), List.of(offline(0, inState("Bihar")))).stretches())
                .isEmpty();
        assertThat(between(List.of(here), List.of(offline(0, inState(" maharashtra "))))
                        .stretches())
                .containsExactly(new Stretch(at(0), at(60), OFFLINE));
    }

    @Test
    void a_meeting_is_near_the_places_of_both_which_are_near_each_other() {
        List<Slot> here = List.of(offline(0, PUNE));
        List<Slot> there = List.of(offline(0, LONAVALA));

        assertThat(around(PUNE, here, there).stretches())
                .as("47 km lie between them")
                .containsExactly(new Stretch(at(0), at(60), OFFLINE));
        assertThat(around(MUMBAI, here, here).stretches()).isEmpty();
        assertThat(around(MUMBAI, List.of(offline(0, MUMBAI)), here).stretches())
                .as("near one of them only")
                .isEmpty();
        assertThat(around(LONAVALA, here, List.of(offline(0, KHOPOLI))).stretches())
                .as("between them, but they are too far from each other")
                .isEmpty();
        assertThat(around(PUNE_SOMEWHERE, here, here).stretches())
                .as("by city where a place has no coordinates")
                .hasSize(1);
        assertThat(around(place("Mumbai", null, null), here, here).stretches()).isEmpty();
        assertThat(SharedHours.around(new MeetingMode.Event(PUNE), here, here, SharedHours.USUAL_KILOMETRES)
                        .stretches())
                .as("they offer no events")
                .isEmpty();
    }

    @Test
    void a_meeting_that_lasts_over_several_hours_is_near_the_places_of_all_of_them() {
        List<Slot> moving = List.of(offline(0, PUNE), offline(60, MUMBAI));
        List<Slot> staying = List.of(offline(0, PUNE), offline(60, PUNE));

        assertThat(around(PUNE, moving, staying).cover(at(0), at(60), OFFLINE)).isTrue();
        assertThat(around(PUNE, moving, staying).cover(at(0), at(90), OFFLINE)).isFalse();
        assertThat(around(PUNE, staying, staying).cover(at(0), at(90), OFFLINE)).isTrue();
    }

    @Test
    void a_date_leaves_the_hours_before_it_and_after_it() {
        SharedHours offered = SharedHours.of(List.of(online(0), online(60), online(120), offline(0, PUNE)));

        assertThat(offered.without(List.of(booking(60, 120))).stretches())
                .containsExactly(
                        new Stretch(at(0), at(60), ONLINE),
                        new Stretch(at(0), at(60), OFFLINE),
                        new Stretch(at(120), at(180), ONLINE));
        assertThat(offered.without(List.of(booking(150, 240), booking(-60, 30))).stretches())
                .as("a date takes what it covers, of whatever kind of meeting, and in whatever order they are told")
                .containsExactly(new Stretch(at(30), at(150), ONLINE), new Stretch(at(30), at(60), OFFLINE));
        assertThat(offered.without(List.of(booking(-60, 0), booking(180, 240))))
                .as("dates that touch them")
                .isEqualTo(offered);
        assertThat(offered.without(List.of(booking(0, 90), booking(90, 180))).stretches())
                .isEmpty();
    }

    @Test
    void a_booking_has_a_length_and_takes_no_hour_that_it_only_borders_on() {
        assertThat(booking(60, 120).touches(online(0))).isFalse();
        assertThat(booking(60, 120).touches(online(1))).isTrue();
        assertThat(booking(60, 120).touches(online(119))).isTrue();
        assertThat(booking(60, 120).touches(online(120))).isFalse();
        assertThatThrownBy(() -> booking(60, 60)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void what_dates_leave_of_random_hours_is_what_no_date_takes(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            SharedHours offered = SharedHours.of(randomSlots(random));
            List<Booking> some = randomBookings(random);
            List<Booking> others = randomBookings(random);
            List<Booking> all = new ArrayList<>(some);
            all.addAll(others);

            SharedHours left = offered.without(all);

            assertThat(offered.without(List.of())).as("nothing is taken").isEqualTo(offered);
            assertThat(offered.without(some).without(others))
                    .as("one after the other")
                    .isEqualTo(left);
            assertThat(left.without(all)).as("once and for all").isEqualTo(left);
            Collections.shuffle(all, random);
            assertThat(offered.without(all)).as("whatever the order").isEqualTo(left);
            assertInside(left, offered);
            assertApart(left);
            assertThat(left.stretches())
                    .as("sorted")
                    .isSortedAccordingTo(Comparator.comparing(Stretch::start).thenComparing(Stretch::kind));
            for (int minute = -60; minute < 660; minute += 5) {
                Instant from = at(minute);
                Instant to = at(minute + 5);
                boolean taken =
                        all.stream().anyMatch(booking -> booking.start().isBefore(to) && from.isBefore(booking.end()));
                for (MeetingKind kind : MeetingKind.values()) {
                    assertThat(left.cover(from, to, kind)).isEqualTo(offered.cover(from, to, kind) && !taken);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void the_algebra_holds_for_random_hours(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            List<Slot> one = randomSlots(random);
            List<Slot> other = randomSlots(random);
            SharedHours shared = between(one, other);

            assertThat(between(other, one)).as("symmetric").isEqualTo(shared);
            assertThat(between(one, one)).as("idempotent").isEqualTo(SharedHours.of(one));
            assertThat(between(one, List.of()).stretches())
                    .as("empty with nothing")
                    .isEmpty();
            assertInside(shared, SharedHours.of(one));
            assertInside(shared, SharedHours.of(other));
            assertApart(shared);

            List<Slot> shuffled = new ArrayList<>(one);
            Collections.shuffle(shuffled, random);
            assertThat(between(shuffled, other)).as("whatever the order").isEqualTo(shared);

            List<Slot> more = new ArrayList<>(other);
            more.addAll(randomSlots(random));
            assertInside(shared, between(one, more));
            MeetingMode anywhere = new MeetingMode.Online();
            assertThat(SharedHours.around(anywhere, one, other, 0).stretches())
                    .as("online there is no place")
                    .containsExactlyElementsOf(shared.stretches().stream()
                            .filter(stretch -> stretch.kind() == ONLINE)
                            .toList());
            assertThat(around(PUNE, one, other)).as("symmetric").isEqualTo(around(PUNE, other, one));
            assertInside(around(PUNE, one, other), shared);
            assertEveryMinute(one, other, shared);
        }
    }

    private static void assertInside(SharedHours some, SharedHours all) {
        some.stretches()
                .forEach(stretch -> assertThat(all.cover(stretch.start(), stretch.end(), stretch.kind()))
                        .isTrue());
    }

    private static void assertApart(SharedHours shared) {
        for (Stretch one : shared.stretches()) {
            for (Stretch other : shared.stretches()) {
                if (one.kind() == other.kind() && !one.equals(other)) {
                    assertThat(one.end().isBefore(other.start()) || other.end().isBefore(one.start()))
                            .isTrue();
                }
            }
        }
    }

    /// What the words say, minute by minute.
    private static void assertEveryMinute(List<Slot> one, List<Slot> other, SharedHours shared) {
        for (int minute = 0; minute < 600; minute += 15) {
            Instant from = at(minute);
            Instant to = at(minute + 15);
            boolean both = isFree(one, from, to) && isFree(other, from, to);
            assertThat(shared.cover(from, to, ONLINE)).isEqualTo(both);
        }
    }

    private static boolean isFree(List<Slot> slots, Instant from, Instant to) {
        return slots.stream()
                .anyMatch(slot -> slot.mode() instanceof MeetingMode.Online
                        && !slot.start().isAfter(from)
                        && !slot.end().isBefore(to));
    }

    private static List<Slot> randomSlots(Random random) {
        List<Slot> slots = new ArrayList<>();
        for (int i = random.nextInt(8); i > 0; i--) {
            MeetingMode mode = random.nextInt(3) > 0 ? new MeetingMode.Online() : new MeetingMode.Offline(PUNE);
            slots.add(slot(15 * random.nextInt(36), mode));
        }
        return slots;
    }

    private static List<Booking> randomBookings(Random random) {
        List<Booking> bookings = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            int start = 5 * random.nextInt(-12, 120);
            bookings.add(booking(start, start + 30 + 5 * random.nextInt(31)));
        }
        return bookings;
    }

    private static Booking booking(int from, int to) {
        return new Booking(at(from), at(to));
    }

    private static SharedHours between(List<Slot> one, List<Slot> other) {
        return SharedHours.between(one, other, SharedHours.USUAL_KILOMETRES);
    }

    private static SharedHours around(Venue place, Collection<Slot> one, Collection<Slot> other) {
        return SharedHours.around(new MeetingMode.Offline(place), one, other, SharedHours.USUAL_KILOMETRES);
    }

    private static Slot offline(int minutesAfterNoon, Venue place) {
        return slot(minutesAfterNoon, new MeetingMode.Offline(place));
    }

    private static Slot online(int minutesAfterNoon) {
        return slot(minutesAfterNoon, new MeetingMode.Online());
    }

    private static Slot slot(int minutesAfterNoon, MeetingMode mode) {
        return new Slot(new SlotId(UUID.randomUUID()), new UserId(1), at(minutesAfterNoon), mode, "", NOON, NOON);
    }

    private static Instant at(int minutesAfterNoon) {
        return NOON.plus(Duration.ofMinutes(minutesAfterNoon));
    }

    private static Venue inState(String state) {
        return new Venue("Café", "1 Main Road", "Aurangabad", state, "India", "431001", null, null, "", "");
    }

    private static Venue place(String city, Double latitude, Double longitude) {
        return new Venue("Café", "1 Main Road", city, "Maharashtra", "India", "411001", latitude, longitude, "", "");
    }
}
