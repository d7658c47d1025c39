package com.datifyy.application.availability;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.application.InMemoryApplication;
import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.admin.AdminRole;
import com.datifyy.domain.attribute.Attribute.Flag;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.availability.MeetingMode;
import com.datifyy.domain.availability.Slot;
import com.datifyy.domain.dates.ScheduledDate;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.notification.Notice;
import com.datifyy.domain.settings.AppSettings;
import com.datifyy.domain.settings.DiscoverySettings;
import com.datifyy.domain.settings.NotificationSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeekendNudgesTest {
    private static final LocalDate WEDNESDAY = LocalDate.of(2027, 1, 13);
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final ZoneId KOLKATA = ZoneId.of("Asia/Kolkata");

    private final InMemoryApplication application = new InMemoryApplication();
    private final Caller maya = member("maya@example.org", "Asia/Kolkata");

    @Test
    void whoever_offered_one_hour_at_most_is_asked_on_wednesday_morning_by_their_own_clock() {
        offer(maya, at(WEDNESDAY.plusDays(3), 10, KOLKATA));
        offer(maya, at(WEDNESDAY.plusDays(2), 23, KOLKATA));
        offer(maya, at(WEDNESDAY.plusDays(5), 0, KOLKATA));

        waitUntil(at(WEDNESDAY, 9, KOLKATA).minusSeconds(1));
        assertThat(application.weekendNudges.nudgeDue()).isZero();
        waitUntil(at(WEDNESDAY, 9, KOLKATA));
        assertThat(application.weekendNudges.nudgeDue()).isEqualTo(1);

        assertThat(nudges())
                .containsExactly(new Notice.WeekendAhead(
                        new Email("maya@example.org"), "P", at(WEDNESDAY.plusDays(2), 0, KOLKATA)));
    }

    @Test
    void whoever_offered_two_hours_is_not_asked() {
        offer(maya, at(WEDNESDAY.plusDays(3), 0, KOLKATA));
        offer(maya, at(WEDNESDAY.plusDays(4), 23, KOLKATA));
        waitUntil(at(WEDNESDAY, 9, KOLKATA));

        assertThat(application.weekendNudges.nudgeDue()).isZero();
        assertThat(nudges()).isEmpty();
    }

    @Test
    void whoever_offered_two_hours_and_has_a_date_in_one_is_asked() {
        Caller ravi = member("ravi@example.org", "Asia/Kolkata");
        Instant hour = at(WEDNESDAY.plusDays(3), 10, KOLKATA);
        for (Caller person : List.of(maya, ravi)) {
            offer(person, hour);
            offer(person, at(WEDNESDAY.plusDays(4), 10, KOLKATA));
        }
        AdminCaller genie = application.staff(AdminRole.GENIE);
        ScheduledDate date =
                application.date(maya.id(), ravi.id(), genie.id(), Duration.between(application.clock.instant(), hour));
        offer(ravi, at(WEDNESDAY.plusDays(4), 11, KOLKATA));
        waitUntil(at(WEDNESDAY, 9, KOLKATA));

        assertThat(application.weekendNudges.nudgeDue()).isEqualTo(1);

        assertThat(date.start()).isEqualTo(hour);
        assertThat(nudges()).extracting(nudge -> nudge.to().value()).containsExactly("maya@example.org");
    }

    @Test
    void nobody_is_asked_twice_in_a_week_though_they_change_their_clock() {
        waitUntil(at(WEDNESDAY, 9, KOLKATA));
        assertThat(application.weekendNudges.nudgeDue()).isEqualTo(1);
        assertThat(application.weekendNudges.nudgeDue()).isZero();

        set(maya, Changes.none().set(AppSettings.TIME_ZONE, "America/New_York"));
        waitUntil(at(WEDNESDAY, 9, ZoneId.of("America/New_York")));
        var _ = application.weekendNudges.nudgeDue();
        assertThat(nudges()).hasSize(1);

        waitUntil(at(WEDNESDAY.plusWeeks(1), 9, ZoneId.of("America/New_York")));
        var _ = application.weekendNudges.nudgeDue();
        assertThat(nudges()).hasSize(2);
    }

    @Test
    void what_was_missed_is_made_up_for_until_thursday_is_over() {
        waitUntil(at(WEDNESDAY.plusDays(2), 0, KOLKATA).minusSeconds(1));
        assertThat(application.weekendNudges.nudgeDue()).isEqualTo(1);

        waitUntil(at(WEDNESDAY.plusDays(9), 0, KOLKATA));
        assertThat(application.weekendNudges.nudgeDue()).isZero();
        assertThat(nudges()).hasSize(1);
    }

    @Test
    void whoever_wants_no_such_mails_does_not_take_part_or_is_not_to_be_found_is_not_asked() {
        List<Flag> switches = List.of(
                NotificationSettings.EMAIL_ENABLED,
                NotificationSettings.NOTIFY_MATCHES,
                DiscoverySettings.DISCOVERABLE);
        for (Flag off : switches) {
            set(
                    member(off.name() + "@example.org", "Asia/Kolkata"),
                    Changes.none().set(off, false));
        }
        application.units.run(() -> application.users.save(
                application.users.find(maya.id()).orElseThrow().withStatus(AccountStatus.SUSPENDED)));
        waitUntil(at(WEDNESDAY, 9, KOLKATA));

        assertThat(application.weekendNudges.nudgeDue()).isZero();
        assertThat(nudges()).isEmpty();
    }

    @Test
    void many_are_asked_over_several_runs_and_each_once() {
        for (int i = 0; i < 420; i++) {
            var _ = member("p" + i + "@example.org", "UTC");
        }
        waitUntil(at(WEDNESDAY, 9, UTC));

        assertThat(application.weekendNudges.nudgeDue()).isEqualTo(300);
        assertThat(application.weekendNudges.nudgeDue()).isEqualTo(121);
        assertThat(application.weekendNudges.nudgeDue()).isZero();
        assertThat(nudges()).hasSize(421).doesNotHaveDuplicates();
    }

    private List<Notice.WeekendAhead> nudges() {
        return application.told(Notice.WeekendAhead.class);
    }

    private void waitUntil(Instant then) {
        application.clock.advance(Duration.between(application.clock.instant(), then));
    }

    private static Instant at(LocalDate day, int hour, ZoneId zone) {
        return day.atTime(LocalTime.of(hour, 0)).atZone(zone).toInstant();
    }

    private void offer(Caller caller, Instant start) {
        var _ = application.availability.submit(
                caller, List.of(() -> new Slot.Offer(start, start.plus(Slot.LENGTH), new MeetingMode.Online(), "")));
    }

    private Caller member(String email, String zone) {
        Caller caller = application.callerOf(application.registerProven(email, "P"));
        set(caller, Changes.none().set(AppSettings.TIME_ZONE, zone));
        return caller;
    }

    private void set(Caller caller, Changes changes) {
        var _ = application.settingsEditing.edit(caller, changes, null);
    }
}
