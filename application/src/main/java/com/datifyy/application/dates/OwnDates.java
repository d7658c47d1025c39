package com.datifyy.application.dates;

import com.datifyy.application.dates.port.CalendarFiles;
import com.datifyy.application.dates.port.DateRepository;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.profile.port.ProfileRepository;
import com.datifyy.application.safety.port.BlockRepository;
import com.datifyy.application.shared.Flow;
import com.datifyy.application.shared.RequestLimits;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.availability.MeetingMode;
import com.datifyy.domain.availability.Venue;
import com.datifyy.domain.dates.CancelReason;
import com.datifyy.domain.dates.Cancellation;
import com.datifyy.domain.dates.DateFeedback;
import com.datifyy.domain.dates.DateId;
import com.datifyy.domain.dates.DateStatus;
import com.datifyy.domain.dates.ScheduledDate;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.profile.PublishedProfile;
import com.datifyy.domain.shared.Refusal.Conflict;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Refusal.NotFound;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// What somebody does about a date of their own. A date of others looks like none.
public final class OwnDates {
    private final DateRepository dates;
    private final UserRepository users;
    private final ProfileRepository profiles;
    private final BlockRepository blocks;
    private final DateCancelling cancelling;
    private final CalendarFiles calendars;
    private final RequestLimits limits;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;

    public OwnDates(
            DateRepository dates,
            UserRepository users,
            ProfileRepository profiles,
            BlockRepository blocks,
            DateCancelling cancelling,
            CalendarFiles calendars,
            RequestLimits limits,
            UnitOfWork unitOfWork,
            InstantSource clock) {
        this.dates = dates;
        this.users = users;
        this.profiles = profiles;
        this.blocks = blocks;
        this.cancelling = cancelling;
        this.calendars = calendars;
        this.limits = limits;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /// Cancels a date. The other and the genie are told that it does not take place; why, the staff alone can
    /// read. Whoever cancels out of lack of interest turns the other down: whatever else the two have ahead of them
    /// is cancelled with it, and stays where it has begun.
    ///
    /// @param note in the caller's own words; may be empty
    /// @throws NotFound when the caller has no such date
    /// @throws InvalidInput when the reason is not one that somebody gives, or the note too long
    /// @throws Conflict when it began, is over or was cancelled
    /// @throws com.datifyy.domain.shared.Refusal.TooManyRequests when the caller cancelled enough today
    public void cancel(Caller caller, DateId id, CancelReason reason, String note) {
        if (!reason.isGiven()) {
            throw new InvalidInput("reason", "must be NO_TIME, NOT_INTERESTED, EMERGENCY or OTHER");
        }
        var why = new Cancellation(caller.id(), reason, note);
        limits.admit(Flow.CANCEL_DATE, caller.key());
        unitOfWork.run(() -> {
            ScheduledDate known = seen(caller, dates.find(id).orElseThrow(DateId::unknown));
            // People are locked before their dates, whoever does either: so no other date is given to the two
            // meanwhile.
            var _ = cancelling.lock(known.first(), known.second());
            ScheduledDate date = seen(caller, locked(caller, id, reason));
            Instant now = clock.instant();
            if (date.status() == DateStatus.IN_PROGRESS
                    || (date.status().isActive() && !date.start().isAfter(now))) {
                throw new Conflict("A date that has begun cannot be cancelled");
            }
            ScheduledDate cancelled = cancelling.cancel(date, why, now);
            if (cancelled.wasTurnedDown()) {
                cancelling.restOf(cancelled, caller.id());
            }
        });
    }

    /// Says how a date was.
    ///
    /// @param rating 1 to 5
    /// @throws NotFound when the caller has no such date
    /// @throws InvalidInput when rating or text break their limits
    /// @throws Conflict when it was not completed, that is too long ago, or the caller said so already
    public void rate(Caller caller, DateId id, int rating, String text) {
        unitOfWork.run(() -> {
            ScheduledDate date = seen(caller, dates.find(id).orElseThrow(DateId::unknown));
            if (!dates.addFeedback(DateFeedback.on(date, caller.id(), rating, text, clock.instant()))) {
                throw new Conflict("You have rated this date already");
            }
        });
    }

    /// A date as a file for the caller's calendar. It names the other by the first name alone while they take
    /// part, and the place as long as the date is not over.
    ///
    /// @throws NotFound when the caller has no such date
    public String calendarFile(Caller caller, DateId id) {
        ScheduledDate date = seen(caller, dates.find(id).orElseThrow(DateId::unknown));
        String name = users.find(date.otherThan(caller.id()))
                .filter(other -> other.status().takesPart())
                .flatMap(other -> profiles.find(other.id()))
                .map(PublishedProfile::firstNameOf)
                .orElse("");
        return calendars.of(new CalendarFiles.Entry(
                "date-" + date.id(),
                date.sequence(),
                date.status() == DateStatus.CANCELLED,
                date.start(),
                date.end(),
                clock.instant(),
                users.find(caller.id()).map(User::mailbox).orElse(null),
                name.isEmpty() ? "Date" : "Date with " + name,
                date.status().isActive() ? whereOf(date) : ""));
    }

    /// Whoever turns the other down cancels several dates. Theirs are locked from the soonest on, as those of a genie
    /// are by whoever hands them over: neither waits for the other while the other waits for them.
    private ScheduledDate locked(Caller caller, DateId id, CancelReason reason) {
        Optional<ScheduledDate> ahead = reason == CancelReason.NOT_INTERESTED
                ? dates.activeForUpdate(caller.id()).stream()
                        .filter(date -> date.id().equals(id))
                        .findFirst()
                : Optional.empty();
        return ahead.or(() -> dates.findForUpdate(id)).orElseThrow(DateId::unknown);
    }

    private ScheduledDate seen(Caller caller, ScheduledDate date) {
        if (!date.isOf(caller.id()) || blocks.existsBetween(date.first(), date.second())) {
            throw DateId.unknown();
        }
        return date;
    }

    private static String whereOf(ScheduledDate date) {
        return switch (date.mode()) {
            case MeetingMode.Online _ -> date.link();
            case MeetingMode.Offline(Venue place) -> inOneLine(place);
            case MeetingMode.Event(Venue place) -> inOneLine(place);
        };
    }

    private static String inOneLine(Venue place) {
        return String.join(", ", place.placeName(), place.address(), place.city());
    }
}
