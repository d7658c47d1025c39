package com.datifyy.application.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.datifyy.application.InMemoryApplication;
import com.datifyy.application.dates.LoveZone;
import com.datifyy.application.dates.port.DateRepository;
import com.datifyy.application.dates.port.MeetingLinks;
import com.datifyy.application.scheduling.DateChanging.Change;
import com.datifyy.domain.admin.Admin;
import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.admin.AdminRole;
import com.datifyy.domain.admin.StaffDeed;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.availability.MeetingMode;
import com.datifyy.domain.availability.Slot;
import com.datifyy.domain.availability.SlotId;
import com.datifyy.domain.availability.Venue;
import com.datifyy.domain.curation.Analysis;
import com.datifyy.domain.curation.CuratedMatch;
import com.datifyy.domain.curation.CuratedMatchId;
import com.datifyy.domain.curation.CuratedMatchStatus;
import com.datifyy.domain.curation.Suggestion;
import com.datifyy.domain.curation.SuggestionId;
import com.datifyy.domain.dates.CancelReason;
import com.datifyy.domain.dates.Cancellation;
import com.datifyy.domain.dates.DateId;
import com.datifyy.domain.dates.DateStatus;
import com.datifyy.domain.dates.ScheduledDate;
import com.datifyy.domain.dates.ScheduledDate.Plan;
import com.datifyy.domain.dates.SharedHours;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.notification.Notice;
import com.datifyy.domain.profile.traits.Gender;
import com.datifyy.domain.safety.Block;
import com.datifyy.domain.settings.AppSettings;
import com.datifyy.domain.settings.NotificationSettings;
import com.datifyy.domain.shared.NumberedPage;
import com.datifyy.domain.shared.Refusal.Conflict;
import com.datifyy.domain.shared.Refusal.Forbidden;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Refusal.NotFound;
import com.datifyy.domain.shared.Refusal.TooManyRequests;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DateSchedulingTest extends SchedulingScene {
    @Test
    void a_date_is_arranged_and_both_and_the_genie_are_told_nothing_but_when() {
        var _ = application.settingsEditing.edit(asha, Changes.none().set(AppSettings.TIME_ZONE, "Asia/Kolkata"), null);
        both(asha, ravi);
        offer(asha, noon);
        offer(ravi, noon);

        ScheduledDate date = schedule(noon);

        assertThat(date.genie()).isEqualTo(genie.id());
        assertThat(date.link()).startsWith("https://meet.example.org/").doesNotContainIgnoringCase("asha", "ravi");
        List<Notice.DateChanged> told = application.told(Notice.DateChanged.class);
        assertThat(told)
                .hasSize(3)
                .allMatch(notice -> notice.event() == Notice.DateEvent.ARRANGED
                        && notice.start().equals(noon));
        assertThat(told.getFirst().zone()).isEqualTo(ZoneId.of("Asia/Kolkata"));
        assertThat(upcoming(asha)).containsExactly(date.id());
        assertThat(upcoming(ravi)).containsExactly(date.id());
    }

    @Test
    void f1_both_have_to_be_free_for_that_kind_of_meeting() {
        both(asha, ravi);
        offer(asha, noon);
        assertThatThrownBy(() -> schedule(noon)).isInstanceOf(Conflict.class).hasMessageContaining("free");
        offer(ravi, noon.plus(Duration.ofMinutes(30)));
        assertThatThrownBy(() -> schedule(noon)).isInstanceOf(Conflict.class);
        offer(ravi, noon.minus(Duration.ofMinutes(30)));

        assertThat(schedule(noon).status()).isEqualTo(DateStatus.SCHEDULED);
        assertThatThrownBy(() -> schedule(noon)).hasMessage("These two have a date at that time already");
    }

    @Test
    void a_date_in_person_takes_place_where_both_offer_to_meet() {
        Venue pune = place("Pune", 18.52, 73.86);
        Venue kolkata = place("Kolkata", 22.57, 88.36);
        var _ = wantedMatch();
        offer(asha, noon, new MeetingMode.Offline(pune));
        offer(ravi, noon, new MeetingMode.Offline(place("Pimpri", 18.63, 73.80)));

        assertThatThrownBy(() -> scheduleAt(new MeetingMode.Offline(kolkata)))
                .isInstanceOf(Conflict.class)
                .hasMessage(
                        "The place is too far from those that the two offer for that time: at most 50 km may lie"
                                + " between them, and where one has no coordinates, city, state and country have to be the same");
        assertThatThrownBy(() -> scheduleAt(new MeetingMode.Offline(place("Kolkata", null, null))))
                .isInstanceOf(Conflict.class)
                .hasMessageStartingWith("The place is too far");
        assertThatThrownBy(() -> scheduleAt(new MeetingMode.Event(pune)))
                .as("they offer no event")
                .isInstanceOf(Conflict.class)
                .hasMessage("Both have to be free at that time, for a meeting of that kind");

        assertThat(scheduleAt(new MeetingMode.Offline(pune)).mode()).isEqualTo(new MeetingMode.Offline(pune));
    }

    @Test
    void of_two_who_offer_to_meet_far_from_each_other_no_place_is_near_both() {
        Venue pune = place("Pune", 18.52, 73.86);
        Venue mumbai = place("Mumbai", 19.08, 72.88);
        var _ = wantedMatch();
        for (MeetingMode meeting : List.of(new MeetingMode.Offline(pune), new MeetingMode.Event(pune))) {
            Instant start = meeting instanceof MeetingMode.Event ? noon.plus(Duration.ofHours(3)) : noon;
            offer(asha, start, meeting);
            offer(ravi, start, meeting.at(mumbai));

            for (Venue place : List.of(pune, mumbai, place("Lonavala", 18.75, 73.48))) {
                Plan plan = new Plan(asha.id(), ravi.id(), start, Duration.ofHours(1), meeting.at(place), "");
                assertThatThrownBy(() -> application.dateScheduling.schedule(genie, plan))
                        .isInstanceOf(Conflict.class)
                        .hasMessageStartingWith("The places that the two offer for that time are too far");
            }
        }
    }

    @Test
    void f1_whoever_is_on_another_date_is_told_apart_from_the_genie_who_is() {
        Caller maya = member("maya@example.org", "Maya", Gender.FEMALE);
        Caller omar = member("omar@example.org", "Omar", Gender.MALE);
        List.of(asha, ravi, maya, omar).forEach(person -> offer(person, noon));
        both(asha, ravi);
        both(maya, ravi);
        both(maya, omar);
        var _ = application.staff(AdminRole.GENIE);
        AdminCaller boss = application.staff(AdminRole.SUPER_ADMIN);
        var _ = schedule(noon);

        assertThatThrownBy(() -> application.dateScheduling.schedule(boss, with(maya, ravi)))
                .hasMessage("One of them is on another date at that time");
        assertThatThrownBy(() -> application.dateScheduling.schedule(genie, with(maya, omar)))
                .hasMessage("The genie is on another date at that time");
    }

    @Test
    void f7_nobody_has_more_than_twenty_dates_ahead() {
        both(asha, ravi);
        for (int i = 0; i < ScheduledDate.MOST_AHEAD; i++) {
            Instant time = noon.plus(Duration.ofHours(2L * i));
            offer(asha, time);
            offer(ravi, time);
            var _ = schedule(time);
        }
        Instant late = noon.plus(Duration.ofDays(3));
        offer(asha, late);
        offer(ravi, late);

        assertThatThrownBy(() -> schedule(late)).isInstanceOf(Conflict.class).hasMessageContaining("20 dates");
    }

    @Test
    void a_date_lies_ahead_and_is_of_people_who_take_part() {
        Instant now = application.clock.instant();
        assertThatThrownBy(() -> schedule(now)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> application.dateScheduling.schedule(
                        genie, new Plan(asha.id(), new UserId(99_999), noon, Duration.ofHours(1), online(), "")))
                .isInstanceOf(NotFound.class);
        offer(asha, noon);
        offer(ravi, noon);
        close(ravi);
        assertThatThrownBy(() -> schedule(noon)).isInstanceOf(Conflict.class);
    }

    @Test
    void a_plan_that_cannot_be_is_told_before_who_is_free() {
        InMemoryApplication without = new InMemoryApplication();
        AdminCaller boss = without.staff(AdminRole.SUPER_ADMIN);
        Instant now = without.clock.instant();

        for (Instant time : List.of(now, now.plus(Duration.ofDays(367)))) {
            assertThatThrownBy(() -> without.dateScheduling.schedule(
                            boss, new Plan(asha.id(), ravi.id(), time, Duration.ofHours(1), online(), "")))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("scheduled_time");
        }
    }

    @Test
    void whoever_guides_no_dates_gives_them_to_the_genie_with_the_fewest() {
        AdminCaller boss = application.staff(AdminRole.SUPER_ADMIN);
        both(asha, ravi);
        offer(asha, noon);
        offer(ravi, noon);

        ScheduledDate date = application.dateScheduling.schedule(boss, plan(noon));

        assertThat(date.genie()).isEqualTo(genie.id());
        assertThat(application.dateReading.list(genie, null, null, TEN).dates().items())
                .containsExactly(date);
        AdminCaller other = application.staff(AdminRole.GENIE);
        assertThat(application.dateReading.list(other, null, null, TEN).dates().items())
                .isEmpty();
        assertThat(application.dateReading.list(boss, null, null, TEN).dates().items())
                .hasSize(1);
    }

    @Test
    void f1_whoever_loses_a_genie_to_another_date_meanwhile_gets_the_next_one() {
        AdminCaller boss = application.staff(AdminRole.SUPER_ADMIN);
        AdminCaller another = application.staff(AdminRole.GENIE);
        Caller maya = member("maya@example.org", "Maya", Gender.FEMALE);
        Caller omar = member("omar@example.org", "Omar", Gender.MALE);
        List.of(asha, ravi, maya, omar).forEach(person -> offer(person, noon));
        both(asha, ravi);
        both(maya, omar);
        Plan meanwhile = new Plan(maya.id(), omar.id(), noon, Duration.ofHours(1), online(), "");
        DateScheduling slow = schedulingWith(() -> {
            var _ = application.dateScheduling.schedule(boss, meanwhile);
            return "https://meet.example.org/slow";
        });

        ScheduledDate date = slow.schedule(boss, plan(noon));

        assertThat(upcoming(maya)).hasSize(1);
        assertThat(Set.of(genie.id(), another.id())).contains(date.genie());
        assertThat(application
                        .dateReading
                        .list(boss, date.genie(), null, TEN)
                        .dates()
                        .items())
                .containsExactly(date);
    }

    @Test
    void f1_a_date_is_arranged_as_long_as_one_genie_is_left_however_many_are_lost_meanwhile() {
        AdminCaller boss = application.staff(AdminRole.SUPER_ADMIN);
        int lost = 30;
        for (int i = 0; i < lost; i++) {
            var _ = application.staff(AdminRole.GENIE);
        }
        both(asha, ravi);
        offer(asha, noon);
        offer(ravi, noon);
        var booked = new AtomicInteger();
        application.dates.beforeEachIsAdded(date -> {
            if (booked.get() < lost) {
                int number = booked.incrementAndGet();
                Plan others = new Plan(
                        new UserId(90_000 + number),
                        new UserId(95_000 + number),
                        noon,
                        Duration.ofHours(1),
                        online(),
                        "");
                assertThat(application.dates.add(ScheduledDate.planned(
                                new DateId(900 + number), others, date.genie(), "", "", application.clock.instant())))
                        .isEqualTo(DateRepository.Outcome.DONE);
            }
        });

        ScheduledDate date = application.dateScheduling.schedule(boss, plan(noon));

        assertThat(booked).hasValue(lost);
        assertThat(upcoming(asha)).containsExactly(date.id());
        application.dates.beforeEachIsAdded(_ -> {});
        Caller maya = member("maya@example.org", "Maya", Gender.FEMALE);
        Caller omar = member("omar@example.org", "Omar", Gender.MALE);
        List.of(maya, omar).forEach(person -> offer(person, noon));
        both(maya, omar);
        Plan late = new Plan(maya.id(), omar.id(), noon, Duration.ofHours(1), online(), "");
        assertThatThrownBy(() -> application.dateScheduling.schedule(boss, late))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("No genie");
    }

    @Test
    void no_date_is_given_to_a_genie_who_leaves_meanwhile() {
        offer(asha, noon);
        offer(ravi, noon);
        var _ = wantedMatch();
        DateScheduling scheduling = schedulingWith(() -> {
            application.admins.save(
                    application.admins.find(genie.id()).orElseThrow().left());
            return "https://meet.example.org/quiet-river";
        });

        assertThatThrownBy(() -> scheduling.schedule(genie, plan(noon)))
                .isInstanceOf(Conflict.class)
                .hasMessage("The genie has just left: arrange it once more");

        assertThat(upcoming(asha)).isEmpty();
    }

    @Test
    void f1_nobody_else_is_asked_instead_of_a_genie_who_schedules_themselves() {
        AdminCaller boss = application.staff(AdminRole.SUPER_ADMIN);
        var _ = application.staff(AdminRole.GENIE);
        Caller maya = member("maya@example.org", "Maya", Gender.FEMALE);
        Caller omar = member("omar@example.org", "Omar", Gender.MALE);
        List.of(asha, ravi, maya, omar).forEach(person -> offer(person, noon));
        both(asha, ravi);
        both(maya, omar);
        Plan first = new Plan(maya.id(), omar.id(), noon, Duration.ofHours(1), online(), "");
        assertThat(application.dateScheduling.schedule(boss, first).genie()).isEqualTo(genie.id());

        assertThatThrownBy(() -> schedule(noon))
                .isInstanceOf(Conflict.class)
                .hasMessage("The genie is on another date at that time");
    }

    @Test
    void a_genie_hears_of_a_date_in_their_own_zone() {
        var kolkata = ZoneId.of("Asia/Kolkata");
        Admin moved = application.adminDirectory.changeProfile(genie, null, null, kolkata);

        var _ = arranged();

        assertThat(application.told(Notice.DateChanged.class))
                .filteredOn(notice -> notice.to().equals(moved.email()))
                .extracting(Notice.DateChanged::zone)
                .containsExactly(kolkata);
        assertThat(application.adminDirectory.profile(genie).zone()).isEqualTo(kolkata);
    }

    @Test
    void c9_what_the_staff_does_with_dates_is_noted_and_needs_the_permission() {
        both(asha, ravi);
        offer(asha, noon);
        offer(ravi, noon);
        ScheduledDate date = schedule(noon);
        var _ = application.dateChanging.change(genie, date.id(), Change.to(DateStatus.CONFIRMED, "both said yes"));
        var _ = application.sharedHoursReading.sharedHours(genie, asha.id(), ravi.id(), SharedHours.USUAL_KILOMETRES);
        var _ = application.dateReading.list(genie, null, null, new NumberedPage.Wanted(1, 20));

        for (UserId person : List.of(asha.id(), ravi.id())) {
            assertThat(application.staffLog.naming(person, 10))
                    .extracting(StaffDeed::kind)
                    .containsExactly(
                            StaffDeed.Kind.DATES_LISTED,
                            StaffDeed.Kind.SHARED_HOURS_READ,
                            StaffDeed.Kind.DATE_CHANGED,
                            StaffDeed.Kind.DATE_SCHEDULED);
        }
        for (AdminRole role : List.of(AdminRole.SUPPORT, AdminRole.MODERATOR)) {
            AdminCaller other = application.staff(role);
            assertThatThrownBy(() -> application.dateScheduling.schedule(other, plan(noon)))
                    .isInstanceOf(Forbidden.class);
            assertThatThrownBy(() -> application.dateChanging.change(other, date.id(), Change.to(null, "x")))
                    .isInstanceOf(Forbidden.class);
        }
    }

    @Test
    void f2_a_match_is_scheduled_once_and_only_when_both_accepted() {
        offer(asha, noon);
        offer(ravi, noon);
        CuratedMatch match = acceptedMatch();
        Suggestion toAsha = Suggestion.made(new SuggestionId(1), match, asha.id(), application.clock.instant());
        Suggestion toRavi = Suggestion.made(new SuggestionId(2), match, ravi.id(), application.clock.instant());
        assertThatThrownBy(() -> scheduleMatch(match)).hasMessageEndingWith("suggest their match to both first");
        application.units.run(() -> {
            application.suggestions.add(toAsha);
            application.suggestions.add(toRavi);
            application.suggestions.save(toAsha.accepted(application.clock.instant()));
        });
        assertThatThrownBy(() -> scheduleMatch(match))
                .hasMessage("Both have to accept before a date is set: one of them has not answered");
        application.units.run(() -> application.suggestions.save(toRavi.accepted(application.clock.instant())));

        ScheduledDate date = scheduleMatch(match);

        CuratedMatch kept = application.matches.find(match.id()).orElseThrow();
        assertThat(kept.status()).isEqualTo(CuratedMatchStatus.SCHEDULED);
        assertThat(kept.scheduledDateId()).isEqualTo(date.id().value());
        assertThatThrownBy(() -> scheduleMatch(match))
                .isInstanceOf(Conflict.class)
                .hasMessage("The two of this match have or had their date already");
        LoveZone.Dashboard dashboard = application.loveZone.dashboard(asha);
        assertThat(dashboard.statistics().acceptanceRate()).isEqualTo(100);
        assertThat(dashboard.upcoming()).hasSize(1);
        assertThat(dashboard.pending()).isEmpty();
    }

    @Test
    void f2_of_a_pair_that_was_suggested_both_accept_before_a_date_is_set_directly() {
        offer(asha, noon);
        offer(ravi, noon);
        CuratedMatch match = acceptedMatch();
        Suggestion toAsha = suggested(1, match, asha);
        Suggestion toRavi = suggested(2, match, ravi);
        Instant now = application.clock.instant();

        assertThatThrownBy(() -> schedule(noon))
                .isInstanceOf(Conflict.class)
                .hasMessage("Both have to accept before a date is set: neither of them has answered");
        keep(toAsha.accepted(now));
        assertThatThrownBy(() -> schedule(noon))
                .hasMessage("Both have to accept before a date is set: one of them has not answered");
        keep(toRavi.accepted(now));

        ScheduledDate date = schedule(noon);

        CuratedMatch kept = application.matches.find(match.id()).orElseThrow();
        assertThat(kept.scheduledDateId())
                .as("it is the match's")
                .isEqualTo(date.id().value());
        assertThat(date.adminNotes()).isEqualTo("match 5");
        assertThatThrownBy(() -> scheduleMatch(match)).isInstanceOf(Conflict.class);
    }

    @Test
    void f2_nobody_is_given_a_date_with_somebody_they_turned_down() {
        offer(asha, noon);
        offer(ravi, noon);
        CuratedMatch match = acceptedMatch();
        Suggestion toAsha = suggested(1, match, asha);
        suggested(2, match, ravi);
        keep(toAsha.rejected(Set.of(), "", application.clock.instant()));

        for (ThrowingCallable attempt : List.<ThrowingCallable>of(
                () -> schedule(noon),
                () -> scheduleMatch(match),
                () -> application.dateScheduling.schedule(genie, with(ravi, asha)))) {
            assertThatThrownBy(attempt)
                    .isInstanceOf(Conflict.class)
                    .hasMessage("One of them declined the suggestion, so no date is set");
        }
        assertThat(upcoming(asha)).isEmpty();
    }

    @Test
    void f2_a_match_that_the_staff_rejected_and_a_suggestion_that_was_taken_back_become_no_date() {
        offer(asha, noon);
        offer(ravi, noon);
        CuratedMatch match = acceptedMatch();
        suggested(1, match, asha);
        suggested(2, match, ravi);
        application.units.run(() -> {
            int _ = application.suggestions.withdrawOf(match.id(), application.clock.instant());
        });
        assertThatThrownBy(() -> schedule(noon)).hasMessageContaining("taken back before both answered");

        application.units.run(() -> application.matches.save(
                match.decided(CuratedMatchStatus.REJECTED, null, application.clock.instant())));

        assertThatThrownBy(() -> schedule(noon))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("The staff rejected the match");
        assertThatThrownBy(() -> scheduleMatch(match)).hasMessageContaining("The staff rejected the match");
    }

    @Test
    void f2_two_who_were_never_suggested_to_each_other_are_given_no_date_and_hear_of_none() {
        offer(asha, noon);
        offer(ravi, noon);
        ThrowingCallable directly = () -> schedule(noon);
        assertThatThrownBy(directly)
                .as("nobody has thought of them")
                .isInstanceOf(Conflict.class)
                .hasMessageEndingWith("suggest their match to both first");
        CuratedMatch match = acceptedMatch();

        for (ThrowingCallable attempt : List.of(directly, () -> scheduleMatch(match))) {
            assertThatThrownBy(attempt)
                    .as("the staff has")
                    .isInstanceOf(Conflict.class)
                    .hasMessageEndingWith("suggest their match to both first");
        }
        assertThat(upcoming(asha)).isEmpty();
        assertThat(application.told(Notice.DateChanged.class)).isEmpty();
        assertThat(application.staffLog.about(asha.id(), 10)).isEmpty();
        assertThat(application.matches.find(match.id())).contains(match);
    }

    @Test
    void a_further_date_of_the_two_is_the_matchs_too_and_is_arranged_directly_alone() {
        CuratedMatch match = both(asha, ravi);
        Instant later = noon.plus(Duration.ofHours(3));
        List.of(asha, ravi).forEach(person -> List.of(noon, later).forEach(hour -> offer(person, hour)));
        ScheduledDate first = scheduleMatch(match);
        assertThatThrownBy(() -> application.dateScheduling.scheduleMatch(
                        genie, match.id(), null, later, Duration.ofHours(1), online()))
                .isInstanceOf(Conflict.class)
                .hasMessage("The two of this match have or had their date already");

        ScheduledDate second = schedule(later);

        CuratedMatch kept = application.matches.find(match.id()).orElseThrow();
        assertThat(kept.scheduledDateId()).isEqualTo(second.id().value());
        assertThat(second.adminNotes()).isEqualTo("match " + match.id());
        application.ownDates.cancel(asha, second.id(), CancelReason.NO_TIME, "");
        assertThatThrownBy(() -> application.dateScheduling.scheduleMatch(
                        genie, match.id(), null, later, Duration.ofHours(1), online()))
                .as("the first is still ahead")
                .isInstanceOf(Conflict.class);
        assertThat(upcoming(ravi)).containsExactly(first.id());
    }

    @Test
    void a_match_has_another_date_once_the_first_was_cancelled_but_not_after_lack_of_interest() {
        offer(asha, noon);
        offer(ravi, noon);
        CuratedMatch match = acceptedMatch();
        keep(suggested(1, match, asha).accepted(application.clock.instant()));
        keep(suggested(2, match, ravi).accepted(application.clock.instant()));
        ScheduledDate first = scheduleMatch(match);
        application.ownDates.cancel(asha, first.id(), CancelReason.NO_TIME, "");

        ScheduledDate second = scheduleMatch(match);

        CuratedMatch kept = application.matches.find(match.id()).orElseThrow();
        assertThat(kept.status()).isEqualTo(CuratedMatchStatus.SCHEDULED);
        assertThat(kept.scheduledDateId()).isEqualTo(second.id().value());
        assertThatThrownBy(() -> scheduleMatch(match)).isInstanceOf(Conflict.class);
        application.ownDates.cancel(ravi, second.id(), CancelReason.NOT_INTERESTED, "");
        for (ThrowingCallable attempt : List.<ThrowingCallable>of(() -> schedule(noon), () -> scheduleMatch(match))) {
            assertThatThrownBy(attempt).isInstanceOf(Conflict.class).hasMessageContaining("lack of interest");
        }
    }

    @Test
    void whoever_is_put_on_hold_after_accepting_is_given_no_date_until_they_are_active_again() {
        offer(asha, noon);
        offer(ravi, noon);
        CuratedMatch match = wantedMatch();
        AdminCaller moderator = application.staff(AdminRole.MODERATOR);
        application.moderation.changeStatus(moderator, ravi.id(), AccountStatus.PENDING, "a question");

        for (ThrowingCallable attempt : List.<ThrowingCallable>of(
                () -> schedule(noon),
                () -> scheduleMatch(match),
                () -> application.sharedHoursReading.sharedHours(
                        genie, asha.id(), ravi.id(), SharedHours.USUAL_KILOMETRES))) {
            assertThatThrownBy(attempt)
                    .isInstanceOf(Conflict.class)
                    .hasMessage("The account of one of them is not active");
        }
        application.moderation.changeStatus(moderator, ravi.id(), AccountStatus.ACTIVE, "answered");

        assertThat(scheduleMatch(match).status()).isEqualTo(DateStatus.SCHEDULED);
    }

    @Test
    void a_participant_cancels_and_only_the_staff_can_read_why() {
        ScheduledDate date = arranged();
        Caller stranger = member("omar@example.org", "Omar", Gender.MALE);
        assertThatThrownBy(() -> application.ownDates.cancel(stranger, date.id(), CancelReason.NO_TIME, ""))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> application.ownDates.cancel(asha, date.id(), CancelReason.BY_STAFF, ""))
                .isInstanceOf(InvalidInput.class);

        application.ownDates.cancel(asha, date.id(), CancelReason.EMERGENCY, "a flood");

        assertThat(upcoming(ravi)).isEmpty();
        assertThat(cancelledNotices())
                .hasSize(3)
                .noneMatch(notice -> notice.toString().contains("flood"));
        assertThatThrownBy(() -> application.ownDates.cancel(ravi, date.id(), CancelReason.NO_TIME, ""))
                .isInstanceOf(Conflict.class);
        assertThat(application.loveZone.statistics(asha).trust().attendance()).isZero();
        assertThat(application.loveZone.statistics(ravi).trust().attendance()).isEqualTo(100);
    }

    @Test
    void whoever_turns_somebody_down_has_no_other_date_with_them_either_and_all_are_told_of_each() {
        Caller omar = member("omar@example.org", "Omar", Gender.MALE);
        ScheduledDate first = arranged();
        ScheduledDate second = arrangedWith(ravi, noon.plus(Duration.ofHours(3)));
        ScheduledDate withOmar = arrangedWith(omar, noon.plus(Duration.ofHours(6)));

        application.ownDates.cancel(asha, second.id(), CancelReason.NOT_INTERESTED, "we have nothing in common");

        assertThat(upcoming(ravi)).isEmpty();
        assertThat(upcoming(asha)).containsExactly(withOmar.id());
        assertThat(cancelledNotices())
                .extracting(Notice.DateChanged::date, notice -> notice.to().value())
                .as("both people and the genie, of either date, and none of them twice")
                .doesNotHaveDuplicates()
                .hasSize(6)
                .contains(
                        tuple(first.id().value(), "asha@example.org"),
                        tuple(first.id().value(), "ravi@example.org"),
                        tuple(second.id().value(), "ravi@example.org"));
        assertThat(application.dates.find(second.id()).orElseThrow().cancellation())
                .isEqualTo(new Cancellation(asha.id(), CancelReason.NOT_INTERESTED, "we have nothing in common"));
        assertThat(application.dates.find(first.id()).orElseThrow().cancellation())
                .isEqualTo(new Cancellation(null, CancelReason.NO_CONTACT, ""));
        assertThat(application
                        .dates
                        .tally(asha.id(), application.clock.instant())
                        .cancelledByThem())
                .as("one decision counts once")
                .isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = CancelReason.class,
            names = {"NO_TIME", "EMERGENCY", "OTHER"})
    void whoever_cannot_come_once_keeps_the_other_dates_of_the_two(CancelReason reason) {
        ScheduledDate first = arranged();
        ScheduledDate second = arrangedWith(ravi, noon.plus(Duration.ofHours(3)));

        application.ownDates.cancel(ravi, first.id(), reason, "");

        assertThat(upcoming(asha)).containsExactly(second.id());
        assertThat(cancelledNotices()).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource(
            value = DateStatus.class,
            names = {"SCHEDULED", "CONFIRMED", "IN_PROGRESS"})
    void a_date_that_has_begun_stays_when_one_of_the_two_turns_the_other_down_for_the_next(DateStatus status) {
        ScheduledDate first = arranged();
        ScheduledDate second = arrangedWith(ravi, noon.plus(Duration.ofHours(3)));
        application.clock.advance(Duration.ofDays(3).plusMinutes(5));
        for (DateStatus next : List.of(DateStatus.CONFIRMED, DateStatus.IN_PROGRESS)) {
            if (next.compareTo(status) <= 0) {
                var _ = application.dateChanging.change(genie, first.id(), Change.to(next, ""));
            }
        }

        application.ownDates.cancel(asha, second.id(), CancelReason.NOT_INTERESTED, "");

        assertThat(application.dates.find(first.id()).orElseThrow().status()).isEqualTo(status);
        assertThat(application.dates.find(second.id()).orElseThrow().status()).isEqualTo(DateStatus.CANCELLED);
    }

    @Test
    void d5_a_block_cancels_every_date_of_the_two_and_none_with_others() {
        Caller omar = member("omar@example.org", "Omar", Gender.MALE);
        ScheduledDate first = arranged();
        ScheduledDate second = arrangedWith(ravi, noon.plus(Duration.ofHours(3)));
        ScheduledDate withOmar = arrangedWith(omar, noon.plus(Duration.ofHours(6)));

        application.blocking.block(ravi, asha.id(), "");

        for (ScheduledDate date : List.of(first, second)) {
            assertThat(application.dates.find(date.id()).orElseThrow().status()).isEqualTo(DateStatus.CANCELLED);
        }
        assertThat(upcoming(asha)).containsExactly(withOmar.id());
        assertThat(cancelledNotices()).hasSize(6);
    }

    @Test
    void f7_nobody_cancels_dates_without_end() {
        ScheduledDate date = arranged();
        application.exhaust("cancel-date");

        assertThatThrownBy(() -> application.ownDates.cancel(asha, date.id(), CancelReason.NO_TIME, ""))
                .isInstanceOf(TooManyRequests.class);

        assertThat(application.keysOf("cancel-date")).containsExactly("person " + asha.id());
        assertThat(upcoming(ravi)).containsExactly(date.id());
    }

    @Test
    void d5_a_block_cancels_what_the_two_had_ahead_and_the_other_finds_no_trace_of_it() {
        ScheduledDate date = arranged();

        application.blocking.block(ravi, asha.id(), "");

        assertThat(application.dates.find(date.id()).orElseThrow().status()).isEqualTo(DateStatus.CANCELLED);
        assertThat(upcoming(asha)).isEmpty();
        assertThat(application.loveZone.past(asha, TEN).items()).isEmpty();
        assertThatThrownBy(() -> application.ownDates.calendarFile(asha, date.id()))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> schedule(noon)).hasMessage("These two do not meet");
    }

    @ParameterizedTest
    @EnumSource(
            value = AccountStatus.class,
            names = {"SUSPENDED", "BANNED"})
    void whoever_is_stopped_is_told_as_well_that_their_date_does_not_take_place(AccountStatus status) {
        ScheduledDate date = arranged();

        application.moderation.changeStatus(application.staff(AdminRole.MODERATOR), asha.id(), status, "a question");

        assertThat(cancelledNotices())
                .as("so that it goes from every calendar")
                .allMatch(notice -> notice.date() == date.id().value() && notice.sequence() == date.sequence() + 1)
                .extracting(notice -> notice.to().value(), Notice.DateChanged::event)
                .hasSize(3)
                .contains(
                        tuple("asha@example.org", Notice.DateEvent.CANCELLED_OUTSIDE),
                        tuple("ravi@example.org", Notice.DateEvent.CANCELLED));
    }

    @Test
    void whoever_is_stopped_is_not_reminded_of_a_date() {
        ScheduledDate date = arranged();
        application.units.run(() -> application.users.save(
                application.users.find(asha.id()).orElseThrow().withStatus(AccountStatus.SUSPENDED)));
        application.clock.advance(Duration.ofHours(60));

        assertThat(application.dateReminders.remindDue()).isEqualTo(1);

        assertThat(application.told(Notice.DateChanged.class))
                .filteredOn(notice -> notice.event() == Notice.DateEvent.REMINDER)
                .extracting(Notice.DateChanged::date, notice -> notice.to().value())
                .containsExactly(tuple(date.id().value(), "ravi@example.org"));
    }

    @Test
    void closing_an_account_cancels_its_dates() {
        ScheduledDate date = arranged();

        close(asha);

        assertThat(application.dates.find(date.id()).orElseThrow().status()).isEqualTo(DateStatus.CANCELLED);
        assertThat(cancelledNotices())
                .as("also whoever left has it in a calendar")
                .extracting(notice -> notice.to().value(), Notice.DateChanged::event)
                .hasSize(3)
                .contains(
                        tuple("asha@example.org", Notice.DateEvent.CANCELLED_OUTSIDE),
                        tuple("ravi@example.org", Notice.DateEvent.CANCELLED));
        assertThat(application
                        .loveZone
                        .past(ravi, TEN)
                        .items()
                        .getFirst()
                        .other()
                        .glimpse())
                .as("whoever left is shown no more")
                .isNull();
    }

    @Test
    void an_hour_with_a_date_is_taken_back_after_confirming_only() {
        both(asha, ravi);
        offer(ravi, noon);
        SlotId hour = offer(asha, noon);
        ScheduledDate date = schedule(noon);
        assertThatThrownBy(() -> application.availability.remove(asha, hour, false))
                .isInstanceOf(Conflict.class);
        assertThatThrownBy(() ->
                        application.availability.change(asha, hour, slot -> offerAt(noon.plus(Duration.ofHours(5)))))
                .isInstanceOf(Conflict.class);
        assertThat(application.slots.find(asha.id(), hour)).isPresent();

        assertThat(application.availability.remove(asha, hour, true).cancelled())
                .isOne();

        assertThat(application.slots.find(asha.id(), hour)).isEmpty();
        assertThat(application.dates.find(date.id()).orElseThrow().status()).isEqualTo(DateStatus.CANCELLED);
        assertThat(cancelledNotices()).hasSize(3);
    }

    @Test
    void people_are_reminded_24_hours_before_once_and_after_downtime_too() {
        var _ = arranged();
        assertThat(application.dateReminders.remindDue()).isZero();

        application.clock.advance(Duration.ofHours(60));
        assertThat(application.dateReminders.remindDue()).isEqualTo(1);
        assertThat(application.dateReminders.remindDue()).isZero();

        assertThat(application.told(Notice.DateChanged.class))
                .filteredOn(notice -> notice.event() == Notice.DateEvent.REMINDER)
                .hasSize(2);
    }

    @Test
    void what_has_not_left_for_the_two_is_taken_back_when_the_date_is_cancelled() {
        ScheduledDate date = arranged();
        application.clock.advance(Duration.ofHours(60));
        assertThat(application.dateReminders.remindDue()).isEqualTo(1);

        application.ownDates.cancel(asha, date.id(), CancelReason.EMERGENCY, "");

        String genieAddress = application.adminDirectory.profile(genie).email().value();
        assertThat(application.told(Notice.DateChanged.class))
                .extracting(notice -> notice.to().value(), Notice.DateChanged::event)
                .containsExactlyInAnyOrder(
                        tuple(genieAddress, Notice.DateEvent.ARRANGED),
                        tuple(genieAddress, Notice.DateEvent.CANCELLED),
                        tuple("asha@example.org", Notice.DateEvent.CANCELLED),
                        tuple("ravi@example.org", Notice.DateEvent.CANCELLED));
    }

    @Test
    void a_completed_date_is_rated_once_by_each_of_the_two() {
        ScheduledDate date = arranged();
        assertThatThrownBy(() -> application.dateChanging.change(genie, date.id(), Change.to(DateStatus.NO_SHOW, "")))
                .as("it has not begun")
                .isInstanceOf(Conflict.class);
        application.clock.advance(Duration.ofDays(3));
        for (DateStatus next : List.of(DateStatus.CONFIRMED, DateStatus.IN_PROGRESS, DateStatus.COMPLETED)) {
            var _ = application.dateChanging.change(genie, date.id(), Change.to(next, ""));
        }

        application.ownDates.rate(asha, date.id(), 4, "kind");
        assertThatThrownBy(() -> application.ownDates.rate(asha, date.id(), 5, ""))
                .isInstanceOf(Conflict.class);
        application.clock.advance(Duration.ofHours(49));
        assertThatThrownBy(() -> application.ownDates.rate(ravi, date.id(), 5, ""))
                .isInstanceOf(Conflict.class);

        assertThat(application.loveZone.statistics(ravi).trust().feedback())
                .as("one rating alone would tell who rated how")
                .isEqualTo(100);
        assertThat(application.loveZone.statistics(asha).dates().completionRate())
                .isEqualTo(100);
    }

    @Test
    void a_date_that_has_begun_is_not_cancelled_by_one_of_the_two() {
        ScheduledDate date = arranged();
        application.clock.advance(Duration.ofDays(3));

        assertThatThrownBy(() -> application.ownDates.cancel(asha, date.id(), CancelReason.NO_TIME, ""))
                .isInstanceOf(Conflict.class)
                .hasMessage("A date that has begun cannot be cancelled");
        assertThat(application.dates.find(date.id()).orElseThrow().status()).isEqualTo(DateStatus.SCHEDULED);
    }

    @Test
    void d5_a_block_says_nothing_about_dates_that_are_over_though_nobody_noted_how_they_were() {
        ScheduledDate date = arranged();
        application.clock.advance(Duration.ofDays(4));

        application.blocking.block(ravi, asha.id(), "");
        close(asha);

        assertThat(application.dates.find(date.id()).orElseThrow().status()).isEqualTo(DateStatus.SCHEDULED);
        assertThat(cancelledNotices()).isEmpty();
    }

    @Test
    void d5_a_block_that_is_made_while_the_love_zone_is_read_counts() {
        var _ = arranged();
        var reads = new AtomicInteger();
        InstantSource whileReading = () -> {
            if (reads.incrementAndGet() == 2) {
                application.units.run(
                        () -> application.blocks.add(new Block(ravi.id(), asha.id(), "", application.clock.instant())));
            }
            return application.clock.instant();
        };
        var zone = new LoveZone(
                application.dates,
                application.suggestions,
                application.profiles,
                application.photos,
                application.photoLinks,
                application.present,
                whileReading);

        assertThat(zone.upcoming(asha, TEN).items()).isEmpty();
        assertThat(reads).hasValue(2);
    }

    @Test
    void d6_a_calendar_names_whoever_takes_part_and_the_room_of_a_date_that_is_not_over() {
        ScheduledDate date = arranged();
        assertThat(application.ownDates.calendarFile(asha, date.id())).contains("Date with Ravi", date.link());

        close(ravi);

        assertThat(application.ownDates.calendarFile(asha, date.id()))
                .contains("cancelled=true")
                .doesNotContain("Ravi", date.link());
    }

    @Test
    void whoever_wants_no_mails_is_not_reminded_but_hears_when_a_date_does_not_take_place() {
        ScheduledDate date = arranged();
        var _ = application.settingsEditing.edit(
                asha, Changes.none().set(NotificationSettings.EMAIL_ENABLED, false), null);
        application.clock.advance(Duration.ofHours(60));

        assertThat(application.dateReminders.remindDue()).isEqualTo(1);
        assertThat(application.told(Notice.DateChanged.class))
                .filteredOn(notice -> notice.event() == Notice.DateEvent.REMINDER)
                .extracting(notice -> notice.to().value())
                .containsExactly("ravi@example.org");
        application.ownDates.cancel(ravi, date.id(), CancelReason.NO_TIME, "");

        assertThat(cancelledNotices()).extracting(notice -> notice.to().value()).contains("asha@example.org");
    }

    private DateScheduling schedulingWith(MeetingLinks links) {
        return new DateScheduling(
                application.dates,
                application.slots,
                application.blocks,
                application.admins,
                application.matches,
                application.suggestions,
                links,
                application.dateCancelling,
                application.dateNotices,
                application.deeds,
                application.ids,
                application.units,
                application.clock);
    }

    private ScheduledDate arrangedWith(Caller other, Instant start) {
        if (application.matches.ofPair(asha.id(), other.id()).isEmpty()) {
            both(asha, other);
        }
        offer(asha, start);
        offer(other, start);
        return application.dateScheduling.schedule(
                genie, new Plan(asha.id(), other.id(), start, Duration.ofHours(1), online(), ""));
    }

    private CuratedMatch acceptedMatch() {
        Instant now = application.clock.instant();
        Analysis analysis = new Analysis(
                80,
                80,
                List.of(),
                List.of(),
                "",
                List.of(),
                List.of(),
                "rules",
                "rules",
                "1",
                "0".repeat(64),
                false,
                now);
        CuratedMatch found = CuratedMatch.found(new CuratedMatchId(5), asha.id(), ravi.id(), analysis, genie.id(), now);
        CuratedMatch accepted = found.decided(CuratedMatchStatus.ACCEPTED, null, now);
        application.units.run(() -> {
            application.matches.add(found);
            application.matches.save(accepted);
        });
        return accepted;
    }

    /// One that both accepted as well.
    private CuratedMatch wantedMatch() {
        CuratedMatch match = acceptedMatch();
        keep(suggested(1, match, asha).accepted(application.clock.instant()));
        keep(suggested(2, match, ravi).accepted(application.clock.instant()));
        return match;
    }

    private ScheduledDate scheduleMatch(CuratedMatch match) {
        return application.dateScheduling.scheduleMatch(genie, match.id(), null, noon, Duration.ofHours(1), online());
    }

    private Suggestion suggested(int number, CuratedMatch match, Caller recipient) {
        Suggestion made = Suggestion.made(new SuggestionId(number), match, recipient.id(), application.clock.instant());
        application.units.run(() -> application.suggestions.add(made));
        return made;
    }

    private void keep(Suggestion answered) {
        application.units.run(() -> application.suggestions.save(answered));
    }

    private Plan with(Caller one, Caller other) {
        return new Plan(one.id(), other.id(), noon, Duration.ofHours(1), online(), "");
    }

    private List<DateId> upcoming(Caller caller) {
        return application.loveZone.upcoming(caller, TEN).items().stream()
                .map(seen -> seen.date().id())
                .toList();
    }

    private ScheduledDate scheduleAt(MeetingMode meeting) {
        return application.dateScheduling.schedule(
                genie, new Plan(asha.id(), ravi.id(), noon, Duration.ofHours(1), meeting, ""));
    }

    private static Slot.Offer offerAt(Instant start) {
        return new Slot.Offer(start, start.plus(Slot.LENGTH), online(), "");
    }

    private static Venue place(String city, Double latitude, Double longitude) {
        return new Venue("Café", "1 Main Road", city, "State", "India", "411001", latitude, longitude, "", "");
    }

    private void close(Caller caller) {
        var _ = application.accountClosure.close(
                caller, () -> InMemoryApplication.PASSWORD, () -> "", () -> "", InMemoryApplication.VISITOR);
    }
}
