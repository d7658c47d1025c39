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
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.Ids;
import com.datifyy.domain.shared.Refusal.Conflict;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Refusal.Stale;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
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

    /// What the staff wants of a date.
    ///
    /// @param status null leaves it
    /// @param notes for the staff; empty leaves them
    /// @param why of one that is cancelled: the reason of whoever of the two cannot or will not, and words about it
    ///     which the staff alone reads; null for none
    /// @param becauseOf which of the two did not come to one that was missed, or cannot or will not come to one
    ///     that is cancelled; null for both, or where it is not told
    /// @param expectedVersion the [ScheduledDate#version] that was read, or null to change whatever is there
    public record Change(
            @Nullable DateStatus status,
            String notes,
            @Nullable Cancellation why,
            @Nullable UserId becauseOf,
            @Nullable Long expectedVersion) {
        /// @throws InvalidInput when it is told why of a date that is not cancelled, or who of one that takes place
        public Change {
            if (why != null) {
                requireCancelled(status, why.reason(), why.note());
            }
            requireNamed(status, why == null ? null : why.reason(), becauseOf);
        }

        /// Checks that it is told why of a date that is cancelled and of no other.
        ///
        /// @param reason one that somebody gives, or null
        /// @throws InvalidInput when it is told why of another
        public static void requireCancelled(@Nullable DateStatus status, @Nullable CancelReason reason, String note) {
            if (status != DateStatus.CANCELLED && (reason != null || !note.isBlank())) {
                throw new InvalidInput(
                        reason == null ? "note" : "reason", "is for a date that is cancelled: status must say so");
            }
        }

        /// Whom a request names, by their number; null when it names nobody.
        ///
        /// @throws InvalidInput when it is no number that somebody could have
        public static @Nullable UserId named(String id) {
            return id.isBlank()
                    ? null
                    : Ids.number(id)
                            .map(UserId::new)
                            .orElseThrow(() -> new InvalidInput("user_id", "must be one of the two"));
        }

        /// Checks that somebody is named of a date that was missed, or is cancelled for a reason of one of the
        /// two, and of no other.
        ///
        /// @param reason one that somebody gives, or null
        /// @throws InvalidInput when somebody is named of another
        public static void requireNamed(
                @Nullable DateStatus status, @Nullable CancelReason reason, @Nullable UserId becauseOf) {
            if (becauseOf == null || status == DateStatus.NO_SHOW) {
                return;
            }
            if (status != DateStatus.CANCELLED) {
                throw new InvalidInput("user_id", "is for a date that was missed or is cancelled: status must say so");
            }
            if (reason == null || !reason.isGiven()) {
                throw new InvalidInput("user_id", "is whose reason it is: reason must say which");
            }
        }

        /// Another state, other notes or both, whatever is there.
        public static Change to(@Nullable DateStatus status, String notes) {
            return new Change(status, notes, null, null, null);
        }

        /// Why the staff cancels a date, or null when it does not say.
        ///
        /// @param reason one that somebody gives, or null
        /// @throws InvalidInput when the note is too long
        public static @Nullable Cancellation because(@Nullable CancelReason reason, String note) {
            return reason == null && note.isBlank()
                    ? null
                    : new Cancellation(null, reason == null ? CancelReason.BY_STAFF : reason, note);
        }
    }

    /// The version of a date as it stands.
    ///
    /// @throws com.datifyy.domain.shared.Refusal.NotFound when there is no such date
    public long version(AdminCaller admin, DateId id) {
        admin.require(Permission.CURATE);
        return dates.find(id).orElseThrow(DateId::unknown).version();
    }

    /// Takes a date to another state, notes something about it for the staff, or both. The state it is in
    /// already changes nothing: then the date was shown, like one of a list. Only who did not come to one that was
    /// missed can be told afterwards, once. Where one of the two would rather not meet the other, whatever else
    /// they have ahead of them is cancelled with it, and stays where it has begun.
    ///
    /// @throws com.datifyy.domain.shared.Refusal.NotFound when there is no such date
    /// @throws Stale when it is no longer of the expected version
    /// @throws Conflict when the state does not follow, or it was told already why it was cancelled or who
    ///     missed it
    /// @throws InvalidInput when none of the two is named
    public ScheduledDate change(AdminCaller admin, DateId id, Change wanted) {
        admin.require(Permission.CURATE);
        DateStatus status = wanted.status();
        return unitOfWork.execute(() -> {
            ScheduledDate date = locked(id, wanted);
            if (wanted.expectedVersion() != null && wanted.expectedVersion() != date.version()) {
                throw new Stale("The date");
            }
            ScheduledDate noted = wanted.notes().isBlank() ? date : date.noted(wanted.notes());
            ScheduledDate changed = noted;
            Cancellation why = wanted.why();
            UserId who = wanted.becauseOf();
            if (status == DateStatus.NO_SHOW) {
                changed = noted.missed(who, clock.instant());
                dates.save(changed);
            } else if (status == null || status == date.status()) {
                if (why != null && !(why.equals(date.cancellation()) && Objects.equals(who, date.becauseOf()))) {
                    throw new Conflict("This date was cancelled already, and why stays as it was told");
                }
                dates.save(noted);
            } else if (status == DateStatus.CANCELLED) {
                Cancellation told = why == null ? new Cancellation(null, CancelReason.BY_STAFF, "") : why;
                changed = cancelling.kept(noted.cancelled(told, who, clock.instant()));
                if (changed.wasTurnedDown()) {
                    cancelling.restOf(changed, changed.first());
                }
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

    private ScheduledDate locked(DateId id, Change wanted) {
        Cancellation why = wanted.why();
        if (why == null || why.reason() != CancelReason.NOT_INTERESTED) {
            return dates.findForUpdate(id).orElseThrow(DateId::unknown);
        }
        ScheduledDate known = dates.find(id).orElseThrow(DateId::unknown);
        return cancelling.lockToTurnDown(known, known.first());
    }
}
