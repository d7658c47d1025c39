package com.datifyy.domain.dates;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.availability.MeetingMode;
import com.datifyy.domain.identity.UserId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CancellationTest {
    private static final UserId MAYA = new UserId(1);
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    @ParameterizedTest
    @EnumSource(CancelReason.class)
    void d5_of_two_who_do_not_meet_the_staff_learns_neither_who_made_it_so_nor_when(CancelReason reason) {
        var why = new Cancellation(MAYA, reason, "");

        boolean told = reason != CancelReason.NO_CONTACT;
        assertThat(why.knownBy()).isEqualTo(told ? MAYA : null);
        assertThat(why.knownAt(NOON)).isEqualTo(told ? NOON : null);
    }

    @ParameterizedTest
    @EnumSource(CancelReason.class)
    void d5_nor_does_the_date_tell_when(CancelReason reason) {
        var plan = new ScheduledDate.Plan(
                MAYA,
                new UserId(2),
                NOON.plus(Duration.ofDays(2)),
                ScheduledDate.USUAL_DURATION,
                new MeetingMode.Online(),
                "");
        ScheduledDate date = ScheduledDate.planned(new DateId(5), plan, new AdminId(8), "", "", NOON);
        Instant later = NOON.plusSeconds(17);

        assertThat(date.cancelled(new Cancellation(MAYA, reason, ""), later).knownUpdatedAt())
                .isEqualTo(reason == CancelReason.NO_CONTACT ? NOON : later);
    }

    @ParameterizedTest
    @EnumSource(CancelReason.class)
    void what_was_not_cancelled_has_no_time_of_it(CancelReason reason) {
        assertThat(new Cancellation(null, reason, "").knownAt(null)).isNull();
    }
}
