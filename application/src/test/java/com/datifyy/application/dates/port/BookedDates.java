package com.datifyy.application.dates.port;

import static com.datifyy.application.identity.TestAccounts.HASH;
import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.application.admin.TestStaff;
import com.datifyy.application.admin.port.AdminRepository;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.admin.AdminRole;
import com.datifyy.domain.availability.MeetingMode;
import com.datifyy.domain.dates.CancelReason;
import com.datifyy.domain.dates.Cancellation;
import com.datifyy.domain.dates.DateId;
import com.datifyy.domain.dates.ScheduledDate;
import com.datifyy.domain.identity.UserId;
import java.time.Duration;
import java.time.Instant;

/// Dates, for the contracts of stores to which it matters that a date takes time.
public interface BookedDates {
    UnitOfWork units();

    AdminRepository admins();

    DateRepository dates();

    /// A date of two people, an hour long, which a genie looks after who joins for it.
    default ScheduledDate meet(int one, int other, Instant start, Instant now) {
        int number = 10 * one + other;
        ScheduledDate date = ScheduledDate.planned(
                new DateId(number),
                new ScheduledDate.Plan(
                        new UserId(one), new UserId(other), start, Duration.ofHours(1), new MeetingMode.Online(), ""),
                new AdminId(number),
                "",
                "",
                now);
        units().run(() -> {
            var _ = admins().add(TestStaff.admin(number, AdminRole.GENIE), HASH);
            assertThat(dates().add(date)).isEqualTo(DateRepository.Outcome.DONE);
        });
        return date;
    }

    /// The staff cancels it.
    default void cancel(ScheduledDate date, Instant now) {
        units().run(() -> dates().save(date.cancelled(new Cancellation(null, CancelReason.BY_STAFF, ""), now)));
    }
}
