package com.datifyy.application.dates;

import com.datifyy.application.dates.port.DateRepository;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.dates.ScheduledDate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// Reminds people of a date 24 hours before it begins, once. What was missed while the service was down is made up for
/// until the date begins.
public final class DateReminders {
    private static final int AT_ONCE = 50;

    private final DateRepository dates;
    private final DateNotices notices;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;

    public DateReminders(DateRepository dates, DateNotices notices, UnitOfWork unitOfWork, InstantSource clock) {
        this.dates = dates;
        this.notices = notices;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /// Reminds of every date that is due.
    ///
    /// @return how many dates that were
    public int remindDue() {
        int reminded = 0;
        int now;
        do {
            now = unitOfWork.execute(this::remindSome);
            reminded += now;
        } while (now == AT_ONCE && !Thread.currentThread().isInterrupted());
        return reminded;
    }

    private int remindSome() {
        Instant now = clock.instant();
        List<ScheduledDate> due = dates.toRemindOf(now, now.plus(ScheduledDate.REMINDER), AT_ONCE);
        due.forEach(date -> {
            dates.reminded(date.id(), now);
            notices.reminder(date);
        });
        return due.size();
    }
}
