package com.datifyy.domain.dates;

import static com.datifyy.domain.dates.DateStatus.CANCELLED;
import static com.datifyy.domain.dates.DateStatus.COMPLETED;
import static com.datifyy.domain.dates.DateStatus.CONFIRMED;
import static com.datifyy.domain.dates.DateStatus.IN_PROGRESS;
import static com.datifyy.domain.dates.DateStatus.NO_SHOW;
import static com.datifyy.domain.dates.DateStatus.SCHEDULED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.domain.People;
import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.availability.MeetingMode;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.Refusal.Conflict;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DateStatusTest {
    private static final Instant NOW = People.NOON;
    private static final Instant BEGINS = NOW.plusSeconds(60);
    private static final UserId MAYA = new UserId(1);
    private static final UserId ARJUN = new UserId(2);
    private static final Cancellation WHY = new Cancellation(MAYA, CancelReason.NO_TIME, "");

    private static final Map<DateStatus, Set<DateStatus>> ALLOWED = Map.of(
            SCHEDULED, Set.of(CONFIRMED, CANCELLED, NO_SHOW),
            CONFIRMED, Set.of(IN_PROGRESS, CANCELLED, NO_SHOW),
            IN_PROGRESS, Set.of(COMPLETED, CANCELLED),
            COMPLETED, Set.of(),
            CANCELLED, Set.of(),
            NO_SHOW, Set.of());

    @Test
    void f2_of_all_pairs_of_states_only_the_listed_ones_follow_each_other() {
        for (DateStatus from : DateStatus.values()) {
            for (DateStatus to : DateStatus.values()) {
                ScheduledDate date = in(from);
                if (ALLOWED.get(from).contains(to)) {
                    ScheduledDate changed = changed(date, to);
                    assertThat(changed.status()).isEqualTo(to);
                    assertThat(changed.sequence()).isEqualTo(date.sequence() + 1);
                } else {
                    assertThatThrownBy(() -> changed(date, to))
                            .as("%s to %s", from, to)
                            .isInstanceOf(Conflict.class);
                }
            }
        }
    }

    @Test
    void f2_a_date_is_neither_under_way_nor_completed_nor_missed_before_it_begins() {
        Instant before = BEGINS.minusMillis(1);

        for (ScheduledDate date : Set.of(in(SCHEDULED), in(CONFIRMED))) {
            assertThatThrownBy(() -> date.become(NO_SHOW, before))
                    .isInstanceOf(Conflict.class)
                    .hasMessage("A date that has not begun cannot become missed");
        }
        assertThatThrownBy(() -> in(CONFIRMED).become(CONFIRMED, before))
                .isInstanceOf(Conflict.class)
                .hasMessage("This date is confirmed already");
        assertThatThrownBy(() -> in(CONFIRMED).become(IN_PROGRESS, before)).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> in(IN_PROGRESS).become(COMPLETED, before)).isInstanceOf(Conflict.class);
        assertThat(in(SCHEDULED).become(CONFIRMED, before).status()).isEqualTo(CONFIRMED);
    }

    @Test
    void times_are_kept_of_what_a_date_went_through() {
        ScheduledDate confirmed = in(SCHEDULED).become(CONFIRMED, NOW.plusSeconds(1));
        ScheduledDate completed = confirmed.become(IN_PROGRESS, BEGINS).become(COMPLETED, BEGINS.plusSeconds(3));

        assertThat(confirmed.confirmedAt()).isEqualTo(NOW.plusSeconds(1));
        assertThat(completed.confirmedAt()).isEqualTo(NOW.plusSeconds(1));
        assertThat(completed.completedAt()).isEqualTo(BEGINS.plusSeconds(3));
        assertThat(in(SCHEDULED).cancelled(WHY, NOW.plusSeconds(4)).cancelledAt())
                .isEqualTo(NOW.plusSeconds(4));
    }

    @Test
    void a_date_is_of_two_people_and_lies_ahead() {
        assertThatThrownBy(() -> planned(MAYA, MAYA, NOW.plusSeconds(60), 60))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("user2_id");
        assertThatThrownBy(() -> planned(MAYA, ARJUN, NOW, 60)).hasMessage("scheduled_time must be in the future");
        assertThatThrownBy(() ->
                        planned(MAYA, ARJUN, NOW.plus(Duration.ofDays(366)).plusMillis(1), 60))
                .hasMessage("scheduled_time must be at most 366 days in the future");
    }

    @ParameterizedTest
    @ValueSource(ints = {29, 181, 1_000_000})
    void a_date_lasts_from_half_an_hour_to_three_hours(int minutes) {
        assertThatThrownBy(() -> planned(MAYA, ARJUN, NOW.plusSeconds(60), minutes))
                .hasMessage("duration_minutes must be from 30 to 180");
    }

    @Test
    void what_is_wrong_with_a_plan_is_told_before_anybody_is_looked_for() {
        var online = new MeetingMode.Online();
        Duration hour = Duration.ofHours(1);

        assertThatThrownBy(() -> new ScheduledDate.Plan(MAYA, MAYA, BEGINS, hour, online, ""))
                .hasMessageStartingWith("user2_id");
        assertThatThrownBy(() -> new ScheduledDate.Plan(MAYA, ARJUN, BEGINS, Duration.ofMinutes(29), online, ""))
                .hasMessageStartingWith("duration_minutes");
        assertThatThrownBy(() -> new ScheduledDate.Plan(MAYA, ARJUN, BEGINS, hour, online, "n".repeat(1_001)))
                .hasMessageStartingWith("notes");
    }

    @Test
    void f1_a_date_takes_the_time_from_its_beginning_to_its_end_unless_it_is_over() {
        ScheduledDate date = in(SCHEDULED);
        Instant ends = date.end();

        assertThat(date.takesTime(ends.minusMillis(1), ends.plusSeconds(9))).isTrue();
        assertThat(date.takesTime(BEGINS.minusSeconds(9), BEGINS.plusMillis(1))).isTrue();
        assertThat(date.takesTime(ends, ends.plusSeconds(9))).isFalse();
        assertThat(date.takesTime(BEGINS.minusSeconds(9), BEGINS)).isFalse();
        assertThat(in(CANCELLED).takesTime(BEGINS, ends)).isFalse();
        assertThat(in(COMPLETED).takesTime(BEGINS, ends)).isFalse();
    }

    @Test
    void only_lack_of_interest_turns_the_other_down() {
        for (CancelReason reason : CancelReason.values()) {
            assertThat(in(SCHEDULED)
                            .cancelled(new Cancellation(MAYA, reason, ""), NOW)
                            .wasTurnedDown())
                    .isEqualTo(reason == CancelReason.NOT_INTERESTED);
        }
        assertThat(in(SCHEDULED).wasTurnedDown()).isFalse();
    }

    @Test
    void a_missed_date_is_missed_by_nobody_until_one_of_the_two_is_named_and_that_stays() {
        ScheduledDate missed = in(CONFIRMED).missed(null, BEGINS);
        assertThat(missed.isMissedBy(MAYA)).as("nobody is named").isFalse();
        assertThat(missed.isMissedBy(ARJUN)).isFalse();
        assertThat(missed.isMissedBy(new UserId(9))).isFalse();
        assertThat(in(CONFIRMED).isMissedBy(MAYA)).isFalse();

        ScheduledDate named = missed.missed(ARJUN, BEGINS);

        assertThat(named.isMissedBy(MAYA)).isFalse();
        assertThat(named.isMissedBy(ARJUN)).isTrue();
        assertThat(named.version()).isNotEqualTo(missed.version());
        assertThat(named.sequence()).as("no news for calendars").isEqualTo(missed.sequence());
        assertThat(named.missed(null, BEGINS)).isEqualTo(named);
        assertThatThrownBy(() -> named.missed(MAYA, BEGINS)).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> in(SCHEDULED).missed(new UserId(9), BEGINS)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> in(SCHEDULED).missed(MAYA, NOW)).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> in(SCHEDULED).cancelled(WHY, ARJUN, NOW))
                .as("who cancelled it themselves is whose reason it is")
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_completed_date_is_rated_within_48_hours() {
        ScheduledDate over = in(COMPLETED);

        assertThat(DateFeedback.on(over, MAYA, 5, " nice ", BEGINS.plus(Duration.ofDays(2)))
                        .text())
                .isEqualTo("nice");
        assertThatThrownBy(() -> DateFeedback.on(
                        over, MAYA, 5, "", BEGINS.plus(Duration.ofDays(2)).plusMillis(1)))
                .isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> DateFeedback.on(in(CANCELLED), MAYA, 5, "", NOW))
                .isInstanceOf(Conflict.class);
        for (int rating : new int[] {0, 6, -1}) {
            assertThatThrownBy(() -> DateFeedback.on(over, MAYA, rating, "", NOW))
                    .hasMessage("rating must be from 1 to 5");
        }
        assertThatThrownBy(() -> DateFeedback.on(over, MAYA, 0, "x".repeat(501), NOW))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.faults())
                                .extracting(InvalidInput.Fault::field)
                                .containsExactly("rating", "text"));
    }

    @Test
    void trust_is_the_mean_of_attendance_and_feedback() {
        assertThat(TrustScore.of(DateTally.NONE)).isEqualTo(new TrustScore(100, 100, 100));
        assertThat(TrustScore.of(new DateTally(9, 0, 9, 3, 5, 1, 2, 2, 7))).isEqualTo(new TrustScore(50, 70, 60));
        assertThat(TrustScore.of(new DateTally(5, 0, 5, 0, 5, 0, 0, 0, 0)))
                .as("what others cancelled does not count")
                .isEqualTo(new TrustScore(100, 100, 100));
    }

    private static ScheduledDate planned(UserId one, UserId other, Instant start, int minutes) {
        return ScheduledDate.planned(
                new DateId(7),
                new ScheduledDate.Plan(one, other, start, Duration.ofMinutes(minutes), new MeetingMode.Online(), ""),
                new AdminId(3),
                "https://meet.example.org/x",
                "",
                NOW);
    }

    private static ScheduledDate changed(ScheduledDate date, DateStatus to) {
        return to == CANCELLED ? date.cancelled(WHY, NOW) : date.become(to, BEGINS);
    }

    private static ScheduledDate in(DateStatus status) {
        ScheduledDate scheduled = planned(MAYA, ARJUN, BEGINS, 60);
        return switch (status) {
            case SCHEDULED -> scheduled;
            case CONFIRMED -> scheduled.become(CONFIRMED, NOW);
            case IN_PROGRESS -> in(CONFIRMED).become(IN_PROGRESS, BEGINS);
            case COMPLETED -> in(IN_PROGRESS).become(COMPLETED, BEGINS);
            case CANCELLED -> scheduled.cancelled(WHY, NOW);
            case NO_SHOW -> scheduled.become(NO_SHOW, BEGINS);
        };
    }
}
