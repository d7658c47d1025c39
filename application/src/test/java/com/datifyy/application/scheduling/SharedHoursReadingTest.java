package com.datifyy.application.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.domain.admin.StaffDeed;
import com.datifyy.domain.dates.CancelReason;
import com.datifyy.domain.dates.MeetingKind;
import com.datifyy.domain.dates.ScheduledDate;
import com.datifyy.domain.dates.ScheduledDate.Plan;
import com.datifyy.domain.dates.SharedHours;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.profile.traits.Gender;
import com.datifyy.domain.shared.Refusal.Conflict;
import com.datifyy.domain.shared.Refusal.NotFound;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedHoursReadingTest extends SchedulingScene {
    @Test
    void shared_hours_are_of_people_who_take_part() {
        offer(asha, noon);
        offer(ravi, noon);
        application.units.run(() -> application.users.save(
                application.users.find(ravi.id()).orElseThrow().withStatus(AccountStatus.SUSPENDED)));

        for (List<UserId> pair : List.of(List.of(asha.id(), ravi.id()), List.of(ravi.id(), asha.id()))) {
            assertThatThrownBy(() -> application.sharedHoursReading.sharedHours(
                            genie, pair.getFirst(), pair.getLast(), SharedHours.USUAL_KILOMETRES))
                    .isInstanceOf(Conflict.class)
                    .hasMessage("The account of one of them is not active");
        }
        assertThatThrownBy(() -> application.sharedHoursReading.sharedHours(
                        genie, asha.id(), new UserId(99_999), SharedHours.USUAL_KILOMETRES))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void hours_under_a_date_are_shared_with_nobody_until_the_date_is_over() {
        Caller omar = member("omar@example.org", "Omar", Gender.MALE);
        for (Caller person : List.of(asha, ravi, omar)) {
            for (int hour = 0; hour < 3; hour++) {
                offer(person, noon.plus(Duration.ofHours(hour)));
            }
        }
        both(asha, ravi);
        Instant second = noon.plus(Duration.ofHours(1));
        Instant third = noon.plus(Duration.ofHours(2));
        Instant end = noon.plus(Duration.ofHours(3));
        ScheduledDate date = schedule(second);

        for (List<Caller> pair : List.of(List.of(asha, ravi), List.of(asha, omar), List.of(omar, ravi))) {
            assertThat(sharedHours(pair.getFirst(), pair.getLast()))
                    .containsExactly(online(noon, second), online(third, end));
            assertThat(sharedHours(pair.getLast(), pair.getFirst()))
                    .containsExactly(online(noon, second), online(third, end));
        }
        application.dateScheduling.schedule(
                genie, new Plan(asha.id(), ravi.id(), noon, Duration.ofMinutes(35), online(), ""));
        assertThat(sharedHours(asha, omar))
                .as("25 minutes are too short for a date")
                .containsExactly(online(third, end));
        application.ownDates.cancel(asha, date.id(), CancelReason.NO_TIME, "");
        assertThat(sharedHours(asha, omar)).containsExactly(online(noon.plus(Duration.ofMinutes(35)), end));
    }

    @Test
    void d5_shared_hours_of_two_whom_a_block_keeps_apart_are_refused_alike_whoever_made_it_and_that_is_noted() {
        offer(asha, noon);
        offer(ravi, noon);
        for (List<Caller> blocking : List.of(List.of(asha, ravi), List.of(ravi, asha))) {
            application.blocking.block(blocking.getFirst(), blocking.getLast().id(), "");
            for (List<UserId> pair : List.of(List.of(asha.id(), ravi.id()), List.of(ravi.id(), asha.id()))) {
                assertThatThrownBy(() -> application.sharedHoursReading.sharedHours(
                                genie, pair.getFirst(), pair.getLast(), SharedHours.USUAL_KILOMETRES))
                        .isInstanceOf(Conflict.class)
                        .hasMessage("These two do not meet");
            }
            application.blocking.unblock(blocking.getFirst(), blocking.getLast().id());
        }

        for (Caller person : List.of(asha, ravi)) {
            assertThat(application.staffLog.about(person.id(), 10))
                    .extracting(StaffDeed::kind)
                    .as("what the staff learned by asking four times")
                    .containsExactlyElementsOf(Collections.nCopies(4, StaffDeed.Kind.SHARED_HOURS_READ));
        }
        assertThat(application
                        .sharedHoursReading
                        .sharedHours(genie, asha.id(), ravi.id(), SharedHours.USUAL_KILOMETRES)
                        .stretches())
                .as("both blocks were taken back")
                .hasSize(1);
    }

    private List<SharedHours.Stretch> sharedHours(Caller one, Caller other) {
        return application
                .sharedHoursReading
                .sharedHours(genie, one.id(), other.id(), SharedHours.USUAL_KILOMETRES)
                .stretches();
    }

    private static SharedHours.Stretch online(Instant from, Instant to) {
        return new SharedHours.Stretch(from, to, MeetingKind.ONLINE);
    }
}
