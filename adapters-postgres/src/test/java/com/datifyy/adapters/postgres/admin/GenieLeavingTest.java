package com.datifyy.adapters.postgres.admin;

import static com.datifyy.application.identity.TestAccounts.HASH;
import static com.datifyy.application.identity.TestAccounts.activeAccount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.datifyy.adapters.postgres.StoreTest;
import com.datifyy.adapters.postgres.availability.PostgresSlotRepository;
import com.datifyy.adapters.postgres.curation.PostgresCuratedMatchRepository;
import com.datifyy.adapters.postgres.curation.PostgresSuggestionRepository;
import com.datifyy.adapters.postgres.dates.PostgresDateRepository;
import com.datifyy.adapters.postgres.notification.PostgresOutbox;
import com.datifyy.adapters.postgres.profile.PostgresProfileRepository;
import com.datifyy.adapters.postgres.settings.PostgresSettingsRepository;
import com.datifyy.application.admin.AdminDirectory;
import com.datifyy.application.admin.Deeds;
import com.datifyy.application.admin.TestStaff;
import com.datifyy.application.curation.TestMatches;
import com.datifyy.application.dates.DateCancelling;
import com.datifyy.application.dates.DateHandover;
import com.datifyy.application.dates.DateNotices;
import com.datifyy.application.dates.OwnDates;
import com.datifyy.application.dates.port.MeetingLinks;
import com.datifyy.application.notification.Notifications;
import com.datifyy.application.scheduling.DateScheduling;
import com.datifyy.application.settings.ChosenClocks;
import com.datifyy.application.shared.LimitPolicy;
import com.datifyy.application.shared.RequestLimits;
import com.datifyy.application.shared.TestClock;
import com.datifyy.application.shared.port.CountingIds;
import com.datifyy.application.shared.port.CountingRateLimiter;
import com.datifyy.application.shared.port.PlainSecretBox;
import com.datifyy.domain.admin.Admin;
import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.admin.AdminRole;
import com.datifyy.domain.admin.AdminSessionId;
import com.datifyy.domain.availability.MeetingMode;
import com.datifyy.domain.availability.Slot;
import com.datifyy.domain.availability.SlotId;
import com.datifyy.domain.curation.CuratedMatch;
import com.datifyy.domain.curation.Suggestion;
import com.datifyy.domain.dates.CancelReason;
import com.datifyy.domain.dates.Cancellation;
import com.datifyy.domain.dates.DateId;
import com.datifyy.domain.dates.DateStatus;
import com.datifyy.domain.dates.ScheduledDate;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.SessionId;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.Refusal.Conflict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A genie leaves while somebody schedules a date for them, or cancels one, in either order.
class GenieLeavingTest extends StoreTest {
    private static final AdminId LENA = new AdminId(7);
    private static final AdminId LEAVING = new AdminId(8);
    private static final AdminId STAYING = new AdminId(9);
    private static final AdminCaller AS_LENA =
            new AdminCaller(LENA, new AdminSessionId(new UUID(7, 7)), AdminRole.SUPER_ADMIN, "203.0.113.0/24");
    private static final AdminId OTHER_SUPER = new AdminId(6);
    private static final AdminCaller AS_OTHER_SUPER =
            new AdminCaller(OTHER_SUPER, new AdminSessionId(new UUID(6, 6)), AdminRole.SUPER_ADMIN, "203.0.113.0/24");
    private static final UserId MAYA = new UserId(1);
    private static final UserId ARJUN = new UserId(2);
    private static final Caller AS_MAYA = new Caller(MAYA, new SessionId(new UUID(0, 1)));
    private static final UserId ZOYA = new UserId(3);
    private static final UserId OMAR = new UserId(4);
    private static final UserId DEV = new UserId(5);
    private static final UserId NINA = new UserId(6);

    private final TestClock clock = new TestClock();
    private final CountingIds ids = new CountingIds();
    private final Instant noon = clock.instant().plus(Duration.ofDays(3));
    private final CuratedMatch match = TestMatches.accepted(TestMatches.match(5, MAYA, ARJUN));
    private final PostgresDateRepository dates = new PostgresDateRepository(store.database());
    private final PostgresSettingsRepository settings = new PostgresSettingsRepository(store.database());
    private final DateNotices notices = new DateNotices(
            users(),
            settings,
            admins(),
            new Notifications(
                    new PostgresOutbox(store.database(), new PlainSecretBox()),
                    new ChosenClocks(settings),
                    ids,
                    clock));
    private final Deeds deeds = new Deeds(new PostgresStaffLog(store.database()), clock);
    private final AdminDirectory directory = new AdminDirectory(
            admins(),
            new PostgresAdminSessionRepository(store.database()),
            new DateHandover(dates, notices, clock),
            deeds,
            units(),
            clock);

    @BeforeEach
    void two_genies_and_two_people_who_want_to_meet() {
        units().run(() -> {
            List.of(
                            TestStaff.admin(LENA.value()),
                            TestStaff.admin(LEAVING.value(), AdminRole.GENIE),
                            TestStaff.admin(STAYING.value(), AdminRole.GENIE),
                            TestStaff.admin(TestMatches.GENIE.value(), AdminRole.SUPPORT))
                    .forEach(admin -> admins().add(admin, HASH));
            new PostgresAdminSessionRepository(store.database())
                    .open(TestStaff.session(LENA.value(), LENA.value(), clock.instant()), "%064d".formatted(1));
            List.of(MAYA, ARJUN, ZOYA, OMAR, DEV, NINA)
                    .forEach(person -> users().add(activeAccount(person.value()), HASH));
        });
        var _ = wanted(5, MAYA, ARJUN, noon);
    }

    /// The match of two people who both accepted it, and are free at one hour.
    private CuratedMatch wanted(int number, UserId one, UserId other, Instant hour) {
        CuratedMatch found = TestMatches.match(number, one, other);
        CuratedMatch accepted = TestMatches.accepted(found);
        var matches = new PostgresCuratedMatchRepository(store.database());
        var suggestions = new PostgresSuggestionRepository(store.database());
        var slots = new PostgresSlotRepository(store.database());
        units().run(() -> {
            matches.add(found);
            matches.save(accepted);
            for (UserId person : List.of(one, other)) {
                slots.add(new Slot(
                        new SlotId(new UUID(1, person.value())),
                        person,
                        hour,
                        new MeetingMode.Online(),
                        "",
                        clock.instant(),
                        clock.instant()));
                Suggestion made = TestMatches.suggestion(person.value(), accepted, person);
                suggestions.add(made);
                suggestions.save(made.accepted(clock.instant()));
            }
        });
        return accepted;
    }

    @Test
    void a_genie_who_has_left_before_the_date_is_theirs_is_given_none() {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            DateScheduling scheduling = scheduling(() -> {
                finish(executor.submit(() -> directory.remove(AS_LENA, LEAVING)));
                return "https://meet.example.org/quiet-river";
            });

            assertThatThrownBy(() -> schedule(scheduling))
                    .isInstanceOf(Conflict.class)
                    .hasMessage("The genie has just left: arrange it once more");
        }
        assertThat(dates.all(MAYA, 10)).isEmpty();
    }

    @Test
    void whoever_removes_a_genie_waits_for_the_date_they_are_just_given_and_hands_it_over() {
        DateScheduling scheduling = scheduling(() -> "https://meet.example.org/quiet-river");
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> removal = units().execute(() -> {
                assertThat(schedule(scheduling).genie()).isEqualTo(LEAVING);
                Future<?> begun = executor.submit(() -> directory.remove(AS_LENA, LEAVING));
                assertWaits(begun);
                return begun;
            });
            finish(removal);
        }

        assertThat(dates.all(MAYA, 10)).extracting(ScheduledDate::genie).containsExactly(STAYING);
        assertThat(dates.freeGenie(noon, noon.plusSeconds(60)))
                .as("one has left, the other is busy")
                .isEmpty();
    }

    @Test
    void where_any_genie_does_another_one_is_found_for_one_who_has_just_left() {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            DateScheduling scheduling = scheduling(() -> {
                finish(executor.submit(() -> directory.remove(AS_LENA, LEAVING)));
                return "https://meet.example.org/quiet-river";
            });

            assertThat(scheduleWithAnyGenie(scheduling, AS_LENA).genie()).isEqualTo(STAYING);
        }
    }

    @Test
    void a_super_admin_who_guides_dates_is_given_one_while_somebody_hands_another_over_to_them() {
        ScheduledDate theirs = date(1, ZOYA, OMAR, noon);
        units().run(() -> {
            admins().add(TestStaff.admin(OTHER_SUPER.value()), HASH);
            Admin lena = admins().find(LENA).orElseThrow();
            admins().save(lena.changed(lena.name(), lena.email(), true));
            dates.add(theirs);
        });
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            DateScheduling scheduling = scheduling(() -> "https://meet.example.org/quiet-river");
            Future<ScheduledDate> scheduled = units().execute(() -> {
                assertThat(admins().activeSuperAdminsForUpdate())
                        .extracting(Admin::id)
                        .as("what removing somebody begins with")
                        .contains(LENA);
                Future<ScheduledDate> begun = executor.submit(() -> scheduleWithAnyGenie(scheduling, AS_OTHER_SUPER));
                assertWaits(begun);
                directory.remove(AS_LENA, LEAVING);
                return begun;
            });

            assertThat(finished(scheduled).genie())
                    .as("Lena has been given the other one by then")
                    .isEqualTo(STAYING);
        }
        assertThat(dates.find(theirs.id()).orElseThrow().genie()).isEqualTo(LENA);
    }

    @Test
    void two_who_lose_their_genies_at_once_are_given_each_others() {
        Instant later = noon.plus(Duration.ofHours(5));
        CuratedMatch other = wanted(6, ZOYA, OMAR, later);
        ScheduledDate released = date(101, DEV, NINA, LEAVING, later);
        units().run(() -> {
            dates.add(released);
            for (int day = 1; day <= 2; day++) {
                dates.add(date(101 + day, DEV, NINA, STAYING, later.plus(Duration.ofDays(day))));
            }
        });
        DateScheduling scheduling = scheduling(() -> "https://meet.example.org/quiet-river");
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<ScheduledDate>> scheduled = units().execute(() -> {
                dates.save(released.cancelled(new Cancellation(null, CancelReason.BY_STAFF, ""), clock.instant()));
                dates.add(date(104, DEV, NINA, LEAVING, noon));
                dates.add(date(105, DEV, NINA, STAYING, later));
                // At noon both genies are free, and the one with fewer dates is found; later the other one alone is.
                List<Future<ScheduledDate>> begun = List.of(
                        executor.submit(() -> scheduleWithAnyGenie(scheduling, match, noon)),
                        executor.submit(() -> scheduleWithAnyGenie(scheduling, other, later)));
                begun.forEach(GenieLeavingTest::assertWaits);
                return begun;
            });

            assertThat(scheduled)
                    .extracting(each -> finished(each).genie())
                    .as("each has waited for the genie whom the other is given")
                    .containsExactly(STAYING, LEAVING);
        }
    }

    @Test
    void whoever_turns_somebody_down_and_whoever_hands_their_dates_over_do_not_wait_for_each_other() {
        ScheduledDate first = date(1, MAYA, ARJUN, noon);
        ScheduledDate second = date(2, MAYA, ARJUN, noon.plus(Duration.ofHours(3)));
        units().run(() -> {
            dates.add(first);
            dates.add(second);
        });
        OwnDates own = ownDates();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> turnedDown = units().execute(() -> {
                assertThat(dates.findForUpdate(first.id()))
                        .as("what handing over begins with")
                        .isPresent();
                Future<?> begun =
                        executor.submit(() -> own.cancel(AS_MAYA, second.id(), CancelReason.NOT_INTERESTED, ""));
                assertWaits(begun);
                directory.remove(AS_LENA, LEAVING);
                return begun;
            });
            finish(turnedDown);
        }

        assertThat(dates.between(MAYA, ARJUN))
                .extracting(ScheduledDate::genie, ScheduledDate::status)
                .containsExactly(tuple(STAYING, DateStatus.CANCELLED), tuple(STAYING, DateStatus.CANCELLED));
    }

    /// In the care of who leaves.
    private ScheduledDate date(int number, UserId one, UserId other, Instant start) {
        return date(number, one, other, LEAVING, start);
    }

    private ScheduledDate date(int number, UserId one, UserId other, AdminId genie, Instant start) {
        return ScheduledDate.planned(
                new DateId(number),
                new ScheduledDate.Plan(one, other, start, Duration.ofHours(1), new MeetingMode.Online(), ""),
                genie,
                "https://meet.example.org/" + number,
                "",
                clock.instant());
    }

    private OwnDates ownDates() {
        return new OwnDates(
                dates,
                users(),
                new PostgresProfileRepository(store.database()),
                blocks(),
                new DateCancelling(dates, users(), notices, clock),
                _ -> "",
                new RequestLimits(new CountingRateLimiter(clock), LimitPolicy.STANDARD),
                units(),
                clock);
    }

    private ScheduledDate scheduleWithAnyGenie(DateScheduling scheduling, CuratedMatch of, Instant start) {
        return scheduling.scheduleMatch(AS_LENA, of.id(), null, start, Duration.ofHours(1), new MeetingMode.Online());
    }

    private ScheduledDate scheduleWithAnyGenie(DateScheduling scheduling, AdminCaller caller) {
        return scheduling.scheduleMatch(caller, match.id(), null, noon, Duration.ofHours(1), new MeetingMode.Online());
    }

    private ScheduledDate schedule(DateScheduling scheduling) {
        return scheduling.scheduleMatch(
                AS_LENA, match.id(), LEAVING, noon, Duration.ofHours(1), new MeetingMode.Online());
    }

    private DateScheduling scheduling(MeetingLinks links) {
        return new DateScheduling(
                dates,
                new PostgresSlotRepository(store.database()),
                blocks(),
                admins(),
                new PostgresCuratedMatchRepository(store.database()),
                new PostgresSuggestionRepository(store.database()),
                links,
                new DateCancelling(dates, users(), notices, clock),
                notices,
                deeds,
                ids,
                units(),
                clock);
    }

    private static void assertWaits(Future<?> begun) {
        assertThatThrownBy(() -> begun.get(500, TimeUnit.MILLISECONDS))
                .as("it waits")
                .isInstanceOf(TimeoutException.class);
    }

    private static void finish(Future<?> begun) {
        var _ = finished(begun);
    }

    private static <T> T finished(Future<T> begun) {
        try {
            return begun.get(20, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException failed) {
            throw new AssertionError(failed);
        }
    }
}
