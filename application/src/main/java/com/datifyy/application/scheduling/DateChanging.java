package com.datifyy.application.scheduling;

import com.datifyy.application.admin.Deeds;
import com.datifyy.application.dates.DateCancelling;
import com.datifyy.application.dates.port.DateRepository;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.admin.Permission;
import com.datifyy.domain.dates.CancelReason;
import com.datifyy.domain.dates.Cancellation;
import com.datifyy.domain.dates.DateId;
import com.datifyy.domain.dates.DateStatus;
import com.datifyy.domain.dates.ScheduledDate;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What becomes of dates that are arranged, as the staff says.
public final class DateChanging {
    private final DateRepository dates;
    private final DateCancelling cancelling;
    private final DateDeeds deeds;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;

    public DateChanging(
            DateRepository dates, DateCancelling cancelling, Deeds deeds, UnitOfWork unitOfWork, InstantSource clock) {
        this.dates = dates;
        this.cancelling = cancelling;
        this.deeds = new DateDeeds(deeds);
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /// Takes a date to another state, notes something about it for the staff, or both. The state it is in
    /// already changes nothing: then the date was shown, like one of a list.
    ///
    /// @param status null leaves it
    /// @param notes empty leaves them
    /// @throws com.datifyy.domain.shared.Refusal.NotFound when there is no such date
    /// @throws com.datifyy.domain.shared.Refusal.Conflict when the state does not follow
    public ScheduledDate change(AdminCaller admin, DateId id, @Nullable DateStatus status, String notes) {
        admin.require(Permission.CURATE);
        return unitOfWork.execute(() -> {
            ScheduledDate date = dates.findForUpdate(id).orElseThrow(DateId::unknown);
            ScheduledDate noted = notes.isBlank() ? date : date.noted(notes);
            ScheduledDate changed = noted;
            if (status == null || status == date.status()) {
                dates.save(noted);
            } else if (status == DateStatus.CANCELLED) {
                changed = cancelling.cancel(noted, new Cancellation(null, CancelReason.BY_STAFF, ""), clock.instant());
            } else {
                changed = noted.become(status, clock.instant());
                dates.save(changed);
            }
            if (changed.equals(date)) {
                deeds.noteShown(admin, List.of(date));
            } else {
                deeds.noteChanged(admin, date, changed);
            }
            return changed;
        });
    }
}
