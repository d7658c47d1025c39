package com.datifyy.application.dates;

import com.datifyy.application.dates.port.DateRepository;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.domain.availability.Slot;
import com.datifyy.domain.dates.CancelReason;
import com.datifyy.domain.dates.Cancellation;
import com.datifyy.domain.dates.DateId;
import com.datifyy.domain.dates.DateStatus;
import com.datifyy.domain.dates.ScheduledDate;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.Refusal.Conflict;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Cancels dates that cannot take place any more, because of what somebody did elsewhere. Whoever schedules
/// locks both people first, and so does this: neither misses the other.
public final class DateCancelling {
    private final DateRepository dates;
    private final UserRepository users;
    private final DateNotices notices;
    private final InstantSource clock;

    public DateCancelling(DateRepository dates, UserRepository users, DateNotices notices, InstantSource clock) {
        this.dates = dates;
        this.users = users;
        this.notices = notices;
        this.clock = clock;
    }

    /// Cancels what two people have ahead of them; inside the unit of work that keeps them apart.
    ///
    /// @param by who wants it
    public void between(UserId by, UserId other) {
        var _ = lock(by, other);
        int _ = cancel(by, date -> date.isOf(other), new Cancellation(by, CancelReason.NO_CONTACT, ""));
    }

    /// Locks a date with whatever has to be cancelled beside it, for one of its two turns the other down: people before
    /// their dates, so that no other date is given to the two meanwhile, and their dates from the soonest on, as
    /// those of a genie are by whoever hands them over.
    ///
    /// @param of one of the two
    public ScheduledDate lockToTurnDown(ScheduledDate known, UserId of) {
        var _ = lock(known.first(), known.second());
        return dates.activeForUpdate(of).stream()
                .filter(date -> date.id().equals(known.id()))
                .findFirst()
                .or(() -> dates.findForUpdate(known.id()))
                .orElseThrow(DateId::unknown);
    }

    /// Cancels what else two people have ahead of them, once one of them turned the other down; inside the unit of work
    /// that locked both before it cancelled the date with which they did. A date that has begun stays. The service
    /// cancels these: who turned somebody down decided once, and it counts once.
    ///
    /// @param cancelled that date
    /// @param by who would rather not meet, or the one of the two for whom [#lockToTurnDown] locked the dates
    public void restOf(ScheduledDate cancelled, UserId by) {
        UserId other = cancelled.otherThan(by);
        Instant now = clock.instant();
        int _ = cancel(
                by,
                date -> date.isOf(other) && date.start().isAfter(now),
                new Cancellation(null, CancelReason.NO_CONTACT, ""));
    }

    /// Cancels what somebody has ahead of them; inside the unit of work in which they leave.
    public void allOf(UserId person) {
        var _ = lock(person);
        int _ = cancel(person, _ -> true, new Cancellation(null, CancelReason.SOMEBODY_LEFT, ""));
    }

    /// Cancels what stands in an hour that its owner takes back; inside the unit of work that takes it.
    ///
    /// @param confirmed whether the owner knows that a date stands there
    /// @return how many dates were cancelled
    /// @throws Conflict when one does and they do not
    public int hourTakenBack(Slot slot, boolean confirmed) {
        var _ = lock(slot.owner());
        if (!confirmed && standsIn(slot)) {
            throw new Conflict("A date stands in this hour: send confirm=true to cancel it as well");
        }
        return cancel(
                slot.owner(),
                date -> overlaps(date, slot),
                new Cancellation(slot.owner(), CancelReason.HOUR_TAKEN_BACK, ""));
    }

    /// Keeps an hour as it is while a date stands in it; inside the unit of work that changes it.
    ///
    /// @throws Conflict when one does
    public void requireNoneIn(Slot slot) {
        var _ = lock(slot.owner());
        if (standsIn(slot)) {
            throw new Conflict("A date stands in this hour");
        }
    }

    /// Cancels one date that is locked; inside the unit of work that locked it.
    public ScheduledDate cancel(ScheduledDate date, Cancellation why, Instant now) {
        return kept(date.cancelled(why, now));
    }

    /// Keeps a date that was locked and is cancelled now, and tells of it; inside the unit of work that locked it.
    public ScheduledDate kept(ScheduledDate cancelled) {
        dates.save(cancelled);
        notices.cancelled(cancelled);
        return cancelled;
    }

    /// Locks people until the unit of work ends, in the same order whoever does.
    ///
    /// @return those of them whom there are
    public Map<UserId, User> lock(UserId... people) {
        return Stream.of(people)
                .sorted()
                .flatMap(person -> users.findForUpdate(person).stream())
                .collect(Collectors.toMap(User::id, Function.identity()));
    }

    private int cancel(UserId person, Predicate<ScheduledDate> which, Cancellation why) {
        Instant now = clock.instant();
        List<ScheduledDate> gone = ahead(person, now).stream()
                .filter(date -> date.status() != DateStatus.IN_PROGRESS)
                .filter(which)
                .toList();
        gone.forEach(date -> {
            var _ = cancel(date, why, now);
        });
        return gone.size();
    }

    private boolean standsIn(Slot slot) {
        return ahead(slot.owner(), clock.instant()).stream().anyMatch(date -> overlaps(date, slot));
    }

    /// Without those whose time is over and of which nobody has said how they were: they are left as they are.
    private List<ScheduledDate> ahead(UserId person, Instant now) {
        return dates.activeForUpdate(person).stream()
                .filter(date -> date.end().isAfter(now))
                .toList();
    }

    private static boolean overlaps(ScheduledDate date, Slot slot) {
        return date.start().isBefore(slot.end()) && slot.start().isBefore(date.end());
    }
}
