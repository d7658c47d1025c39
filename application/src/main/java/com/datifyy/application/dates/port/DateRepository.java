package com.datifyy.application.dates.port;

import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.dates.Booking;
import com.datifyy.domain.dates.DateFeedback;
import com.datifyy.domain.dates.DateId;
import com.datifyy.domain.dates.DateStatus;
import com.datifyy.domain.dates.DateTally;
import com.datifyy.domain.dates.ScheduledDate;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.NumberedPage;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The dates people have and had, and what they said about them.
///
/// Neither a person nor a genie is ever on two dates at once that are not over, whoever adds them when.
public interface DateRepository {
    /// How adding a date went.
    enum Outcome {
        DONE,
        /// The random number belongs to another date: try another one.
        ID_TAKEN,
        /// One of the two is on another date at that time.
        PERSON_BUSY,
        /// The genie is on another date at that time, and neither of the two is.
        GENIE_BUSY,
        /// The genie guides dates no more.
        GENIE_GONE
    }

    /// Adds a date. Its genie is locked before, until the unit of work ends: whoever makes them a genie no more
    /// waits and finds the date in their care, or has been before and is seen. A genie who is busy or gone is let
    /// go at once, so nobody who looks for another one holds any meanwhile.
    Outcome add(ScheduledDate date);

    Optional<ScheduledDate> find(DateId id);

    /// The date, locked until the unit of work ends.
    Optional<ScheduledDate> findForUpdate(DateId id);

    /// Keeps what state a date went to, and the notes of the staff. Whoever was on it is free when it is over.
    void save(ScheduledDate date);

    /// Somebody's dates that are not over, the soonest first, locked until the unit of work ends.
    List<ScheduledDate> activeForUpdate(UserId person);

    /// The dates in a genie's care that are not over, the soonest first, locked until the unit of work ends.
    List<ScheduledDate> activeForUpdate(AdminId genie);

    /// Keeps who looks after a date from now on.
    ///
    /// @return whether they are free: if they are on another date at that time, nothing changes
    boolean handOver(ScheduledDate date);

    /// What lies ahead of somebody or takes place now, the soonest first; none with anybody whom a block keeps
    /// apart from them.
    NumberedPage<ScheduledDate> upcoming(UserId person, Instant now, NumberedPage.Wanted wanted);

    /// Somebody's other dates, the latest first; none with anybody whom a block keeps apart from them.
    NumberedPage<ScheduledDate> past(UserId person, Instant now, NumberedPage.Wanted wanted);

    /// The last of somebody's dates, the latest first, whomever they are with: for the staff, which blocks do
    /// not concern.
    List<ScheduledDate> all(UserId person, int atMost);

    /// Those of several people with whom somebody has or had a date, whatever became of it.
    Set<UserId> metBy(UserId person, Collection<UserId> others);

    /// The time that dates take of each of several people which are not over and end after an instant, the soonest
    /// first, in one question; whoever has none is left out.
    Map<UserId, List<Booking>> bookings(Collection<UserId> people, Instant after);

    /// The dates of two people with each other, whatever became of them, the latest first.
    List<ScheduledDate> between(UserId one, UserId other);

    /// The dates of one person at a glance, without those with anybody whom a block keeps apart from them.
    ///
    /// @param upcoming what lies ahead or takes place now, the soonest first
    /// @param past the others, the latest first
    /// @param tally how many there are altogether
    record Overview(List<ScheduledDate> upcoming, List<ScheduledDate> past, DateTally tally) {
        public static final Overview NOTHING = new Overview(List.of(), List.of(), DateTally.NONE);

        public Overview {
            upcoming = List.copyOf(upcoming);
            past = List.copyOf(past);
        }
    }

    /// Somebody's dates at a glance, in one question.
    ///
    /// @param atMost how long either list gets
    Overview overview(UserId person, Instant now, int atMost);

    /// How many dates somebody has and had, without those with anybody whom a block keeps apart from them.
    DateTally tally(UserId person, Instant now);

    /// The dates of all, the latest first.
    ///
    /// @param genie whose care they are in, or null
    /// @param status their state, or null
    NumberedPage<ScheduledDate> list(@Nullable AdminId genie, @Nullable DateStatus status, NumberedPage.Wanted wanted);

    /// Of the genies who are free all the time, the one with the fewest dates that are not over.
    Optional<AdminId> freeGenie(Instant from, Instant to);

    /// Dates that begin before an instant, not before another, and whose people were not reminded yet; locked
    /// until the unit of work ends, those that somebody else holds are left out.
    List<ScheduledDate> toRemindOf(Instant now, Instant startingBefore, int atMost);

    /// Notes that nobody has to be reminded of a date any more.
    void reminded(DateId id, Instant at);

    /// Keeps what somebody said about a date.
    ///
    /// @return whether they had said nothing before
    boolean addFeedback(DateFeedback feedback);

    /// What was said about some dates, by date, the earliest first; a date nobody rated has no entry.
    Map<DateId, List<DateFeedback>> feedbackOn(Collection<DateId> dates);

    /// What somebody said, the latest first.
    List<DateFeedback> feedbackBy(UserId person);
}
