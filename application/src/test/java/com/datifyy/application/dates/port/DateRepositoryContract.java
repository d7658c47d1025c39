package com.datifyy.application.dates.port;

import static com.datifyy.application.identity.TestAccounts.HASH;
import static com.datifyy.application.identity.TestAccounts.account;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.admin.TestStaff;
import com.datifyy.application.admin.port.AdminRepository;
import com.datifyy.application.dates.port.DateRepository.Outcome;
import com.datifyy.application.dates.port.DateRepository.Overview;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.safety.port.BlockRepository;
import com.datifyy.application.shared.TestClock;
import com.datifyy.application.shared.port.Crowd;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.admin.AdminRole;
import com.datifyy.domain.availability.MeetingMode;
import com.datifyy.domain.availability.Venue;
import com.datifyy.domain.dates.Booking;
import com.datifyy.domain.dates.CancelReason;
import com.datifyy.domain.dates.Cancellation;
import com.datifyy.domain.dates.DateFeedback;
import com.datifyy.domain.dates.DateId;
import com.datifyy.domain.dates.DateStatus;
import com.datifyy.domain.dates.DateTally;
import com.datifyy.domain.dates.ScheduledDate;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.safety.Block;
import com.datifyy.domain.shared.NumberedPage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every store of dates keeps.
public interface DateRepositoryContract {
    Instant NOW = TestClock.START;
    Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    UserId MAYA = new UserId(1);
    UserId ARJUN = new UserId(2);
    UserId RAVI = new UserId(3);
    UserId ASHA = new UserId(4);
    AdminId GENIE = new AdminId(8);
    AdminId OTHER_GENIE = new AdminId(9);
    NumberedPage.Wanted TEN = new NumberedPage.Wanted(1, 10);

    UnitOfWork units();

    UserRepository users();

    BlockRepository blocks();

    AdminRepository admins();

    DateRepository dates();

    @BeforeEach
    default void four_people_and_two_genies() {
        units().run(() -> {
            for (int number = 1; number <= 4; number++) {
                users().add(account(number), HASH);
            }
            admins().add(TestStaff.admin(7), HASH);
            admins().add(TestStaff.admin(8, AdminRole.GENIE), HASH);
            admins().add(TestStaff.admin(9, AdminRole.GENIE), HASH);
        });
    }

    private static ScheduledDate date(int id, UserId one, UserId other, AdminId genie, Instant start) {
        return date(id, one, other, genie, start, new MeetingMode.Online());
    }

    private static ScheduledDate date(
            int id, UserId one, UserId other, AdminId genie, Instant start, MeetingMode mode) {
        return ScheduledDate.planned(
                new DateId(id),
                new ScheduledDate.Plan(one, other, start, Duration.ofHours(1), mode, "bring\ncake"),
                genie,
                mode instanceof MeetingMode.Online ? "https://meet.example.org/" + id : "",
                "match 5",
                NOW);
    }

    private Outcome add(ScheduledDate date) {
        return units().execute(() -> dates().add(date));
    }

    private void save(ScheduledDate date) {
        units().run(() -> dates().save(date));
    }

    @Test
    default void dates_are_found_with_everything_they_had() {
        Venue park = new Venue("Park", "2 Main Road", "Pune", "MH", "India", "411001", 18.5, 73.8, "", "");
        ScheduledDate online = date(1, MAYA, ARJUN, GENIE, NOON);
        ScheduledDate offline =
                date(2, MAYA, ARJUN, GENIE, NOON.plus(Duration.ofHours(1)), new MeetingMode.Offline(park));
        ScheduledDate event = date(3, ARJUN, MAYA, GENIE, NOON.plus(Duration.ofHours(2)), new MeetingMode.Event(park));

        for (ScheduledDate date : List.of(online, offline, event)) {
            assertThat(add(date)).isEqualTo(Outcome.DONE);
            assertThat(dates().find(date.id())).contains(date);
        }
        ScheduledDate over = online.become(DateStatus.CONFIRMED, NOW.plusSeconds(1))
                .become(DateStatus.IN_PROGRESS, online.start().plusSeconds(2))
                .become(DateStatus.COMPLETED, online.start().plusSeconds(3))
                .noted("went well");
        save(over);
        assertThat(dates().find(over.id())).contains(over);
        ScheduledDate off = offline.cancelled(new Cancellation(ARJUN, CancelReason.EMERGENCY, "ill"), NOW);
        save(off);
        assertThat(dates().find(off.id())).contains(off);
        ScheduledDate missed = event.missed(MAYA, event.start());
        save(missed);
        assertThat(dates().find(missed.id())).contains(missed);
        ScheduledDate turnedDown = date(4, MAYA, RAVI, GENIE, NOON.plus(Duration.ofHours(3)))
                .cancelled(new Cancellation(null, CancelReason.NOT_INTERESTED, ""), RAVI, NOW);
        add(date(4, MAYA, RAVI, GENIE, NOON.plus(Duration.ofHours(3))));
        save(turnedDown);
        assertThat(dates().find(turnedDown.id())).contains(turnedDown);
        assertThat(dates().find(new DateId(99))).isEmpty();
    }

    @Test
    default void f1_only_who_guides_dates_is_given_one() {
        units().run(() -> admins().save(admins().find(GENIE).orElseThrow().left()));

        units().run(() -> {
            assertThat(dates().add(date(1, MAYA, ARJUN, new AdminId(7), NOON)))
                    .as("a super admin who is no genie")
                    .isEqualTo(Outcome.GENIE_GONE);
            assertThat(dates().add(date(1, MAYA, ARJUN, GENIE, NOON)))
                    .as("who has left")
                    .isEqualTo(Outcome.GENIE_GONE);
            assertThat(dates().add(date(1, MAYA, ARJUN, new AdminId(77), NOON)))
                    .as("whom there never was")
                    .isEqualTo(Outcome.GENIE_GONE);
            assertThat(dates().add(date(1, MAYA, ARJUN, OTHER_GENIE, NOON)))
                    .as("the unit goes on")
                    .isEqualTo(Outcome.DONE);
        });

        assertThat(dates().all(MAYA, 10)).extracting(ScheduledDate::genie).containsExactly(OTHER_GENIE);
    }

    @Test
    default void f1_nobody_is_on_two_dates_at_once() {
        assertThat(add(date(1, MAYA, ARJUN, GENIE, NOON))).isEqualTo(Outcome.DONE);

        Instant half = NOON.plus(Duration.ofMinutes(30));
        assertThat(add(date(2, RAVI, MAYA, OTHER_GENIE, half))).isEqualTo(Outcome.PERSON_BUSY);
        assertThat(add(date(3, ARJUN, ASHA, OTHER_GENIE, half))).isEqualTo(Outcome.PERSON_BUSY);
        assertThat(add(date(4, RAVI, ASHA, GENIE, half))).isEqualTo(Outcome.GENIE_BUSY);
        assertThat(add(date(4, RAVI, MAYA, GENIE, half)))
                .as("people are looked at first")
                .isEqualTo(Outcome.PERSON_BUSY);
        assertThat(add(date(1, RAVI, ASHA, OTHER_GENIE, half))).isEqualTo(Outcome.ID_TAKEN);
        assertThat(add(date(5, RAVI, ASHA, OTHER_GENIE, half))).isEqualTo(Outcome.DONE);
        assertThat(add(date(6, MAYA, ARJUN, GENIE, NOON.plus(Duration.ofHours(1)))))
                .as("dates that touch do not overlap")
                .isEqualTo(Outcome.DONE);
    }

    @Test
    default void after_a_refused_date_the_unit_goes_on() {
        units().run(() -> {
            assertThat(dates().add(date(1, MAYA, ARJUN, GENIE, NOON))).isEqualTo(Outcome.DONE);
            assertThat(dates().add(date(2, MAYA, RAVI, OTHER_GENIE, NOON))).isEqualTo(Outcome.PERSON_BUSY);
            assertThat(dates().add(date(3, RAVI, ASHA, OTHER_GENIE, NOON))).isEqualTo(Outcome.DONE);
        });
        assertThat(dates().find(new DateId(2))).isEmpty();
        assertThat(dates().find(new DateId(3))).isPresent();
    }

    @Test
    default void a_date_that_is_over_takes_nobodys_time() {
        ScheduledDate date = date(1, MAYA, ARJUN, GENIE, NOON);
        add(date);
        save(date.cancelled(new Cancellation(null, CancelReason.BY_STAFF, ""), NOW));

        assertThat(add(date(2, MAYA, ARJUN, GENIE, NOON))).isEqualTo(Outcome.DONE);
        assertThat(units().<List<ScheduledDate>>execute(() -> dates().activeForUpdate(MAYA)))
                .extracting(ScheduledDate::id)
                .containsExactly(new DateId(2));
    }

    @Test
    default void f1_of_a_hundred_who_schedule_at_once_exactly_one_wins() throws Exception {
        // In turns, so that they share one person, the other, both in either order, or the genie alone.
        List<Outcome> outcomes = Crowd.of(
                100,
                i -> add(
                        switch (i % 4) {
                            case 0 -> date(i, MAYA, ARJUN, GENIE, NOON);
                            case 1 -> date(i, ARJUN, MAYA, OTHER_GENIE, NOON.plusSeconds(i));
                            case 2 -> date(i, MAYA, ARJUN, OTHER_GENIE, NOON.minusSeconds(i));
                            default -> date(i, ARJUN, MAYA, GENIE, NOON);
                        }));

        assertThat(outcomes).filteredOn(Outcome.DONE::equals).hasSize(1);
        assertThat(outcomes).filteredOn(Outcome.PERSON_BUSY::equals).hasSize(99);
    }

    @Test
    default void f1_of_a_hundred_pairs_that_need_one_genie_at_once_exactly_one_gets_them() throws Exception {
        units().run(() -> {
            for (int number = 5; number <= 200; number++) {
                users().add(account(number), HASH);
            }
        });
        // Nobody is of two pairs, and each begins at another time: only the genie can be on two dates at once.
        List<Outcome> outcomes = Crowd.of(
                100,
                i -> add(date(i, new UserId(2 * i - 1), new UserId(2 * i), GENIE, NOON.plus(Duration.ofSeconds(i)))));

        assertThat(outcomes).filteredOn(Outcome.DONE::equals).hasSize(1);
        assertThat(outcomes).filteredOn(Outcome.GENIE_BUSY::equals).hasSize(99);
        assertThat(activeInCareOf(GENIE)).hasSize(1);
    }

    @Test
    default void dates_lie_ahead_or_in_the_past() {
        ScheduledDate soon = date(1, MAYA, ARJUN, GENIE, NOON);
        ScheduledDate later = date(2, RAVI, MAYA, GENIE, NOON.plus(Duration.ofDays(2)));
        ScheduledDate running = date(3, MAYA, ARJUN, GENIE, NOON.minus(Duration.ofHours(3)));
        ScheduledDate missed = date(4, MAYA, RAVI, GENIE, NOON.minus(Duration.ofHours(5)));
        ScheduledDate off = date(5, MAYA, RAVI, GENIE, NOON.plus(Duration.ofDays(9)));
        List.of(soon, later, running, missed, off).forEach(this::add);
        add(date(6, RAVI, ASHA, OTHER_GENIE, NOON));
        save(running.become(DateStatus.CONFIRMED, NOW).become(DateStatus.IN_PROGRESS, NOON));
        save(off.cancelled(new Cancellation(MAYA, CancelReason.NO_TIME, ""), NOW));
        Instant now = NOON.minus(Duration.ofHours(1));

        assertThat(ids(dates().upcoming(MAYA, now, TEN))).containsExactly(3, 1, 2);
        assertThat(ids(dates().past(MAYA, now, TEN))).containsExactly(5, 4);
        assertThat(ids(dates().upcoming(MAYA, now, new NumberedPage.Wanted(2, 2))))
                .containsExactly(2);
        assertThat(dates().upcoming(MAYA, now, new NumberedPage.Wanted(2, 2)).total())
                .isEqualTo(3);
        assertThat(dates().tally(MAYA, now)).isEqualTo(new DateTally(5, 3, 2, 0, 1, 0, 1, 0, 0));
        assertThat(dates().tally(RAVI, now)).isEqualTo(new DateTally(4, 2, 2, 0, 1, 0, 0, 0, 0));
        assertThat(dates().tally(new UserId(77), now)).isEqualTo(DateTally.NONE);
        Overview first = dates().overview(MAYA, now, 1);
        assertThat(first.upcoming()).extracting(ScheduledDate::id).containsExactly(new DateId(3));
        assertThat(first.past()).extracting(ScheduledDate::id).containsExactly(new DateId(5));
        Overview all = dates().overview(MAYA, now, 2);
        assertThat(all.upcoming())
                .isEqualTo(dates().upcoming(MAYA, now, new NumberedPage.Wanted(1, 2))
                        .items());
        assertThat(all.past()).isEqualTo(dates().past(MAYA, now, TEN).items());
        assertThat(all.tally()).isEqualTo(dates().tally(MAYA, now));
        assertThat(dates().overview(new UserId(77), now, 2)).isEqualTo(Overview.NOTHING);
    }

    @Test
    default void a_date_is_handed_over_to_a_genie_who_is_free() {
        ScheduledDate one = date(1, MAYA, ARJUN, GENIE, NOON);
        ScheduledDate next = date(2, MAYA, ARJUN, GENIE, NOON.plus(Duration.ofHours(1)));
        ScheduledDate over = date(3, RAVI, ASHA, GENIE, NOON.plus(Duration.ofHours(2)));
        ScheduledDate others = date(4, RAVI, ASHA, OTHER_GENIE, NOON.plus(Duration.ofMinutes(90)));
        List.of(next, one, over).forEach(this::add);
        save(over.cancelled(new Cancellation(null, CancelReason.BY_STAFF, ""), NOW));
        add(others);
        assertThat(activeInCareOf(GENIE)).containsExactly(one, next);

        ScheduledDate handed = one.inCareOf(OTHER_GENIE, NOW.plusSeconds(9));
        units().run(() -> {
            assertThat(dates().handOver(handed)).isTrue();
            assertThat(dates().handOver(next.inCareOf(OTHER_GENIE, NOW)))
                    .as("the other genie is on another date")
                    .isFalse();
            assertThat(dates().find(next.id())).as("the unit goes on").contains(next);
        });

        assertThat(dates().find(one.id())).contains(handed);
        assertThat(activeInCareOf(GENIE)).containsExactly(next);
        assertThat(activeInCareOf(OTHER_GENIE)).containsExactly(handed, others);
        assertThat(add(date(5, RAVI, ASHA, OTHER_GENIE, NOON))).isEqualTo(Outcome.GENIE_BUSY);
        assertThat(add(date(5, RAVI, ASHA, GENIE, NOON)))
                .as("the time of whoever gave it away is free")
                .isEqualTo(Outcome.DONE);
        assertThatThrownBy(() -> dates().activeForUpdate(GENIE))
                .as("outside of a unit of work")
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> dates().handOver(next)).isInstanceOf(IllegalStateException.class);
    }

    private List<ScheduledDate> activeInCareOf(AdminId genie) {
        return units().execute(() -> dates().activeForUpdate(genie));
    }

    @Test
    default void d5_dates_with_somebody_whom_a_block_keeps_apart_are_not_there() {
        add(date(1, MAYA, ARJUN, GENIE, NOON));
        add(date(2, MAYA, RAVI, GENIE, NOON.plus(Duration.ofHours(4))));
        units().run(() -> blocks().add(new Block(ARJUN, MAYA, "", NOW)));

        for (UserId person : List.of(MAYA, ARJUN)) {
            assertThat(ids(dates().upcoming(person, NOW, TEN))).doesNotContain(1);
            assertThat(ids(dates().past(person, NOON.plus(Duration.ofDays(1)), TEN)))
                    .doesNotContain(1);
        }
        assertThat(dates().all(ARJUN, 10))
                .as("for the staff they are there")
                .extracting(ScheduledDate::id)
                .containsExactly(new DateId(1));
        assertThat(dates().all(MAYA, 10)).extracting(ScheduledDate::id).containsExactly(new DateId(2), new DateId(1));
        assertThat(dates().all(MAYA, 1)).extracting(ScheduledDate::id).containsExactly(new DateId(2));
        assertThat(dates().tally(ARJUN, NOW)).isEqualTo(DateTally.NONE);
        assertThat(dates().overview(ARJUN, NOW, 10)).isEqualTo(Overview.NOTHING);
        assertThat(dates().overview(MAYA, NOW, 10).upcoming())
                .extracting(ScheduledDate::id)
                .containsExactly(new DateId(2));
        assertThat(dates().tally(MAYA, NOW).total()).isEqualTo(1);
        assertThat(dates().find(new DateId(1))).isPresent();
    }

    @Test
    default void who_met_whom_is_known_from_either_side_whatever_became_of_it() {
        ScheduledDate over = date(1, MAYA, ARJUN, GENIE, NOON);
        add(over);
        save(over.cancelled(new Cancellation(ARJUN, CancelReason.EMERGENCY, "ill"), NOW));
        add(date(2, RAVI, MAYA, GENIE, NOON.plus(Duration.ofDays(2))));

        assertThat(dates().metBy(MAYA, List.of(ARJUN, RAVI))).containsExactlyInAnyOrder(ARJUN, RAVI);
        assertThat(dates().metBy(ARJUN, List.of(MAYA, RAVI))).containsExactly(MAYA);
        assertThat(dates().metBy(MAYA, List.of())).isEmpty();
    }

    @Test
    default void dates_that_are_not_over_take_the_time_of_both() {
        ScheduledDate first = date(1, MAYA, ARJUN, GENIE, NOON);
        ScheduledDate confirmed = date(2, RAVI, MAYA, GENIE, NOON.plus(Duration.ofDays(1)));
        ScheduledDate running = date(3, ARJUN, MAYA, GENIE, NOON.minus(Duration.ofDays(1)));
        ScheduledDate called = date(4, RAVI, ARJUN, OTHER_GENIE, NOON);
        for (ScheduledDate date : List.of(first, confirmed, running)) {
            add(date);
        }
        save(confirmed.become(DateStatus.CONFIRMED, NOW));
        save(running.become(DateStatus.CONFIRMED, NOW).become(DateStatus.IN_PROGRESS, running.start()));
        assertThat(add(called)).isEqualTo(Outcome.PERSON_BUSY);
        List<UserId> all = List.of(MAYA, ARJUN, RAVI, ASHA);

        assertThat(dates().bookings(all, NOW))
                .isEqualTo(Map.of(
                        MAYA, List.of(booking(running), booking(first), booking(confirmed)),
                        ARJUN, List.of(booking(running), booking(first)),
                        RAVI, List.of(booking(confirmed))));
        assertThat(dates().bookings(List.of(ARJUN), first.end().minusMillis(1)))
                .isEqualTo(Map.of(ARJUN, List.of(booking(first))));
        assertThat(dates().bookings(List.of(ARJUN), first.end())).isEmpty();
        assertThat(dates().bookings(List.of(), NOW)).isEmpty();

        save(first.cancelled(new Cancellation(null, CancelReason.BY_STAFF, ""), NOW));
        save(confirmed.become(DateStatus.NO_SHOW, confirmed.end()));
        assertThat(dates().bookings(all, NOW))
                .isEqualTo(Map.of(MAYA, List.of(booking(running)), ARJUN, List.of(booking(running))));
    }

    private static Booking booking(ScheduledDate date) {
        return new Booking(date.start(), date.end());
    }

    @Test
    default void the_dates_of_two_people_are_known_from_either_side_whatever_became_of_them() {
        ScheduledDate over = date(1, MAYA, ARJUN, GENIE, NOON);
        ScheduledDate next = date(2, ARJUN, MAYA, GENIE, NOON.plus(Duration.ofDays(1)));
        add(over);
        ScheduledDate cancelled = over.cancelled(new Cancellation(ARJUN, CancelReason.NOT_INTERESTED, ""), NOW);
        save(cancelled);
        add(next);
        add(date(3, RAVI, MAYA, GENIE, NOON.plus(Duration.ofDays(2))));
        units().run(() -> blocks().add(new Block(ARJUN, MAYA, "", NOW)));

        assertThat(dates().between(MAYA, ARJUN)).containsExactly(next, cancelled);
        assertThat(dates().between(ARJUN, MAYA)).containsExactly(next, cancelled);
        assertThat(dates().between(ARJUN, RAVI)).isEmpty();
    }

    @Test
    default void the_staff_lists_them_by_genie_and_state() {
        ScheduledDate one = date(1, MAYA, ARJUN, GENIE, NOON);
        add(one);
        add(date(2, RAVI, ASHA, OTHER_GENIE, NOON.plusSeconds(60)));
        add(date(3, RAVI, ASHA, GENIE, NOON.plus(Duration.ofDays(1))));
        save(one.become(DateStatus.CONFIRMED, NOW));

        assertThat(ids(dates().list(null, null, TEN))).containsExactly(3, 2, 1);
        assertThat(ids(dates().list(GENIE, null, TEN))).containsExactly(3, 1);
        assertThat(ids(dates().list(GENIE, DateStatus.CONFIRMED, TEN))).containsExactly(1);
        assertThat(dates().list(null, null, new NumberedPage.Wanted(2, 2)).total())
                .isEqualTo(3);
        assertThat(ids(dates().list(null, null, new NumberedPage.Wanted(2, 2)))).containsExactly(1);
    }

    @Test
    default void the_free_genie_with_the_fewest_dates_is_found() {
        Instant end = NOON.plus(Duration.ofHours(1));
        assertThat(dates().freeGenie(NOON, end)).contains(GENIE);
        add(date(1, MAYA, ARJUN, GENIE, NOON.plus(Duration.ofDays(1))));
        assertThat(dates().freeGenie(NOON, end)).contains(OTHER_GENIE);
        add(date(2, MAYA, ARJUN, OTHER_GENIE, NOON));
        assertThat(dates().freeGenie(NOON, end)).contains(GENIE);
        assertThat(dates().freeGenie(NOON.minusSeconds(60), NOON)).isPresent();
        add(date(3, RAVI, ASHA, GENIE, NOON));
        assertThat(dates().freeGenie(NOON.plusSeconds(60), end)).isEmpty();
    }

    @Test
    default void people_are_reminded_once() {
        ScheduledDate soon = date(1, MAYA, ARJUN, GENIE, NOON);
        add(soon);
        add(date(2, RAVI, ASHA, OTHER_GENIE, NOON.plus(Duration.ofHours(2))));
        add(date(3, MAYA, ARJUN, GENIE, NOON.plus(Duration.ofDays(2))));
        Instant until = NOON.plus(Duration.ofDays(1));

        assertThat(due(NOW, until, 10)).containsExactly(1, 2);
        assertThat(due(NOW, until, 1)).containsExactly(1);
        assertThat(due(NOON.plusSeconds(1), until, 10)).containsExactly(2);
        units().run(() -> dates().reminded(new DateId(2), NOW));
        assertThat(due(NOW, until, 10)).containsExactly(1);
        save(soon.cancelled(new Cancellation(MAYA, CancelReason.OTHER, ""), NOW));
        assertThat(due(NOW, until, 10)).isEmpty();
    }

    @Test
    default void feedback_is_given_once() {
        ScheduledDate over = date(1, MAYA, ARJUN, GENIE, NOON)
                .become(DateStatus.CONFIRMED, NOW)
                .become(DateStatus.IN_PROGRESS, NOON)
                .become(DateStatus.COMPLETED, NOON);
        add(date(1, MAYA, ARJUN, GENIE, NOON));
        save(over);
        DateFeedback said = DateFeedback.on(over, MAYA, 4, "fun", NOW);

        assertThat(units().<Boolean>execute(() -> dates().addFeedback(said))).isTrue();
        assertThat(units().<Boolean>execute(() -> dates().addFeedback(DateFeedback.on(over, MAYA, 1, "again", NOW))))
                .isFalse();
        assertThat(dates().feedbackBy(MAYA)).containsExactly(said);
        assertThat(dates().feedbackBy(ARJUN)).isEmpty();
        DateFeedback answered = DateFeedback.on(over, ARJUN, 2, "", NOW.plusSeconds(1));
        assertThat(units().<Boolean>execute(() -> dates().addFeedback(answered)))
                .isTrue();
        assertThat(dates().feedbackOn(List.of(over.id(), new DateId(99))))
                .containsExactly(Map.entry(over.id(), List.of(said, answered)));
        assertThat(dates().feedbackOn(List.of(new DateId(99)))).isEmpty();
        assertThat(dates().tally(ARJUN, NOW)).isEqualTo(new DateTally(1, 0, 1, 1, 0, 0, 0, 0, 0));
        assertThat(dates().tally(MAYA, NOW)).isEqualTo(new DateTally(1, 0, 1, 1, 0, 0, 0, 0, 0));
    }

    @Test
    default void a_missed_date_counts_against_whoever_did_not_come_as_is_told_and_else_against_nobody() {
        ScheduledDate untold = date(1, MAYA, ARJUN, GENIE, NOON);
        ScheduledDate told = date(2, ARJUN, MAYA, GENIE, NOON.plus(Duration.ofDays(1)));
        ScheduledDate toldToo = date(3, MAYA, ARJUN, GENIE, NOON.plus(Duration.ofDays(2)));
        List.of(untold, told, toldToo).forEach(this::add);
        save(untold.missed(null, untold.start()));
        save(told.missed(ARJUN, told.start()));
        save(toldToo.missed(ARJUN, toldToo.start()));

        assertThat(dates().tally(MAYA, NOW)).isEqualTo(new DateTally(3, 0, 3, 0, 0, 0, 0, 0, 0));
        assertThat(dates().tally(ARJUN, NOW)).isEqualTo(new DateTally(3, 0, 3, 0, 0, 2, 0, 0, 0));
        for (UserId person : List.of(MAYA, ARJUN)) {
            assertThat(dates().overview(person, NOW, 1).tally()).isEqualTo(dates().tally(person, NOW));
        }
    }

    @Test
    default void d11_ratings_count_three_at_a_time_for_the_other_so_that_none_can_be_told() {
        List<Integer> ratings = List.of(5, 1, 3, 2, 2);
        for (int i = 0; i < ratings.size(); i++) {
            ScheduledDate planned = date(10 + i, MAYA, ARJUN, GENIE, NOON.plus(Duration.ofDays(i)));
            ScheduledDate over = planned.become(DateStatus.CONFIRMED, NOW)
                    .become(DateStatus.IN_PROGRESS, planned.start())
                    .become(DateStatus.COMPLETED, planned.start());
            add(planned);
            save(over);
            // the later the date, the earlier it is rated
            DateFeedback said = DateFeedback.on(over, MAYA, ratings.get(i), "", NOW.plusSeconds(60 - i));
            assertThat(units().<Boolean>execute(() -> dates().addFeedback(said)))
                    .isTrue();
        }

        assertThat(dates().tally(ARJUN, NOW)).isEqualTo(new DateTally(5, 0, 5, 5, 0, 0, 0, 3, 7));
        assertThat(dates().overview(ARJUN, NOW, 1).tally()).isEqualTo(new DateTally(5, 0, 5, 5, 0, 0, 0, 3, 7));
        assertThat(dates().tally(MAYA, NOW)).isEqualTo(new DateTally(5, 0, 5, 5, 0, 0, 0, 0, 0));
    }

    @Test
    default void nothing_is_written_outside_a_unit_of_work() {
        ScheduledDate date = date(1, MAYA, ARJUN, GENIE, NOON);
        assertThatThrownBy(() -> dates().add(date)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> dates().findForUpdate(date.id())).isInstanceOf(IllegalStateException.class);
    }

    private List<Integer> due(Instant now, Instant until, int atMost) {
        return units().<List<ScheduledDate>>execute(() -> dates().toRemindOf(now, until, atMost)).stream()
                .map(date -> date.id().value())
                .toList();
    }

    private static List<Integer> ids(NumberedPage<ScheduledDate> page) {
        return page.items().stream().map(date -> date.id().value()).toList();
    }
}
