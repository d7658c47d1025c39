package com.datifyy.domain.dates;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.availability.MeetingMode;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.Faults;
import com.datifyy.domain.shared.Refusal.Conflict;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Texts;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A date of two people, in the care of a genie.
///
/// @param link where the two meet online; empty for a meeting in person
/// @param notes for both of them
/// @param adminNotes for the staff alone
/// @param cancellation why it does not take place, or null
/// @param becauseOf which of the two the staff names, of a date that was missed or that the staff cancelled: who did
///     not come, or cannot or will not; null where it names nobody
/// @param sequence how often it changed, so that calendars can tell the latest
public record ScheduledDate(
        DateId id,
        UserId first,
        UserId second,
        AdminId genie,
        Instant start,
        Duration duration,
        MeetingMode mode,
        DateStatus status,
        String link,
        String notes,
        String adminNotes,
        @Nullable Cancellation cancellation,
        @Nullable UserId becauseOf,
        int sequence,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant confirmedAt,
        @Nullable Instant completedAt,
        @Nullable Instant cancelledAt) {
    /// How many dates one person may have ahead of them.
    public static final int MOST_AHEAD = 20;

    public static final Duration USUAL_DURATION = Duration.ofHours(1);
    public static final Duration SHORTEST = Duration.ofMinutes(30);
    public static final Duration LONGEST = Duration.ofHours(3);
    public static final Duration HORIZON = Duration.ofDays(366);
    /// How long before it begins its people are reminded: 24 hours exactly, also when clocks change in between.
    public static final Duration REMINDER = Duration.ofDays(1);

    public static final int LONGEST_NOTES = 1_000;

    /// @throws InvalidInput when the two are one, the duration is out of range, or notes are too long
    public ScheduledDate {
        requireTwo(first, second);
        requireLength(duration);
        notes = cleanNotes(notes);
        adminNotes = cleanNotes(adminNotes);
        if ((status == DateStatus.CANCELLED) != (cancellation != null)) {
            throw new IllegalArgumentException("a cancelled date has a reason, no other does");
        }
        if (becauseOf != null) {
            requireOneOf(becauseOf, first, second);
            if (status != DateStatus.NO_SHOW && (cancellation == null || cancellation.by() != null)) {
                throw new IllegalArgumentException("nobody is named of a date that takes place, or by one of the two");
            }
        }
    }

    private static void requireTwo(UserId first, UserId second) {
        if (first.equals(second)) {
            throw new InvalidInput("user2_id", "must be somebody else than user1_id");
        }
    }

    private static void requireOneOf(UserId named, UserId first, UserId second) {
        if (!named.equals(first) && !named.equals(second)) {
            throw new InvalidInput("user_id", "must be one of the two");
        }
    }

    /// @throws InvalidInput when no date may be as short, or as long
    public static void requireLength(Duration duration) {
        if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(LONGEST) > 0) {
            throw new InvalidInput("duration_minutes", "must be from 30 to 180");
        }
    }

    /// What is noted about a date, as it is kept.
    ///
    /// @throws InvalidInput when it is too long
    public static String cleanNotes(String notes) {
        return Texts.clean("notes", notes, LONGEST_NOTES, true);
    }

    /// What somebody wants to arrange.
    public record Plan(UserId first, UserId second, Instant start, Duration duration, MeetingMode mode, String notes) {
        /// @throws InvalidInput as for any date, before anybody asks who is free
        public Plan {
            requireTwo(first, second);
            requireLength(duration);
            notes = cleanNotes(notes);
        }

        /// A plan as it arrived. Each part is read when it is asked for, and may refuse with [InvalidInput] then,
        /// so that whoever made several mistakes hears of all of them at once.
        public record Form(
                Supplier<UserId> first,
                Supplier<UserId> second,
                Supplier<Instant> start,
                Supplier<Duration> duration,
                Supplier<MeetingMode> mode,
                Supplier<String> notes) {
            /// The plan, when it has no mistakes.
            ///
            /// @throws InvalidInput when a part cannot be read or breaks a rule, or when the date
            ///     does not lie ahead, or lies too far ahead; all of that is told
            public Plan accepted(Instant now) {
                var wrong = new Faults();
                UserId one = wrong.of(first);
                UserId other = wrong.of(second);
                if (one != null && other != null) {
                    wrong.in(() -> requireTwo(one, other));
                }
                Instant begin = wrong.of(start);
                if (begin != null) {
                    wrong.in(() -> requireAhead(begin, now));
                }
                Duration length = wrong.of(duration, USUAL_DURATION);
                wrong.in(() -> requireLength(length));
                MeetingMode meeting = wrong.of(mode);
                String words = wrong.of(() -> cleanNotes(notes.get()), "");
                if (one == null || other == null || begin == null || meeting == null) {
                    throw wrong.refusal();
                }
                wrong.tell();
                return new Plan(one, other, begin, length, meeting, words);
            }
        }

        /// The duration of so many minutes; 0 or fewer mean [#USUAL_DURATION], as in the contract.
        public static Duration lasting(long minutes) {
            return minutes <= 0 ? USUAL_DURATION : Duration.ofMinutes(Math.min(minutes, 1_000_000));
        }

        public Instant end() {
            return start.plus(duration);
        }

        /// @throws InvalidInput when it does not lie ahead, or lies too far ahead
        public void requireAhead(Instant now) {
            requireAhead(start, now);
        }

        /// @throws InvalidInput when the beginning does not lie ahead, or lies too far ahead
        public static void requireAhead(Instant start, Instant now) {
            if (!start.isAfter(now)) {
                throw new InvalidInput("scheduled_time", "must be in the future");
            }
            if (start.isAfter(now.plus(HORIZON))) {
                throw new InvalidInput("scheduled_time", "must be at most 366 days in the future");
            }
        }
    }

    /// When it was changed last, as the staff may learn: of one that two who do not meet any more had, when it was
    /// made, for the last change was in the second in which one of them said so.
    public Instant knownUpdatedAt() {
        boolean hidden = cancellation != null && cancellation.knownAt(updatedAt) == null;
        return hidden ? createdAt : updatedAt;
    }

    /// A new date.
    ///
    /// @throws InvalidInput when it does not lie ahead, or lies too far ahead, or as for any date
    public static ScheduledDate planned(
            DateId id, Plan plan, AdminId genie, String link, String adminNotes, Instant now) {
        plan.requireAhead(now);
        return new ScheduledDate(
                id,
                plan.first(),
                plan.second(),
                genie,
                plan.start(),
                plan.duration(),
                plan.mode(),
                DateStatus.SCHEDULED,
                link,
                plan.notes(),
                adminNotes,
                null,
                null,
                0,
                now,
                now,
                null,
                null,
                null);
    }

    /// Which version the staff reads: another one when the notes of the staff, the state, the genie or because of whom
    /// it did not take place is another. It is told from these alone, so that whoever changes a date to what it was
    /// finds the version it had. It is less than 2 to the 48th, which every client can hold exactly.
    public long version() {
        String named = becauseOf == null ? "" : " " + becauseOf;
        byte[] told = (sequence + named + "\n" + adminNotes).getBytes(UTF_8);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(told);
            return ByteBuffer.wrap(digest).getLong() >>> Short.SIZE;
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }

    public Instant end() {
        return start.plus(duration);
    }

    public boolean isOf(UserId person) {
        return first.equals(person) || second.equals(person);
    }

    /// Whether it takes place now, or is still to come.
    public boolean isAhead(Instant now) {
        return switch (status) {
            case SCHEDULED, CONFIRMED -> start.isAfter(now);
            case IN_PROGRESS -> true;
            case COMPLETED, CANCELLED, NO_SHOW -> false;
        };
    }

    /// Whether it was cancelled because one of the two would rather not meet the other, as they or the staff said.
    public boolean wasTurnedDown() {
        return cancellation != null && cancellation.reason() == CancelReason.NOT_INTERESTED;
    }

    /// Whether it counts as missed by somebody: by the one whom the staff names, and by nobody where it names nobody.
    public boolean isMissedBy(UserId person) {
        return status == DateStatus.NO_SHOW && person.equals(becauseOf);
    }

    /// Whether it takes somebody's time between two instants.
    public boolean takesTime(Instant from, Instant to) {
        return status.isActive() && start.isBefore(to) && from.isBefore(end());
    }

    /// The other of the two.
    public UserId otherThan(UserId person) {
        return first.equals(person) ? second : first;
    }

    public MeetingKind kind() {
        return MeetingKind.of(mode);
    }

    /// The date in another state, but not cancelled.
    ///
    /// @throws Conflict when that state does not follow, or the date has to have begun for it
    public ScheduledDate become(DateStatus next, Instant now) {
        if (next == DateStatus.CANCELLED) {
            throw new IllegalArgumentException("a date is cancelled for a reason");
        }
        return changed(
                next,
                null,
                null,
                next == DateStatus.CONFIRMED ? now : confirmedAt,
                next == DateStatus.COMPLETED ? now : completedAt,
                cancelledAt,
                now);
    }

    /// The date, missed. Who did not come can be told afterwards, which is no change for calendars: neither of the two
    /// finds a trace of it there.
    ///
    /// @param who did not come; null where it names nobody: then it counts against neither
    /// @throws Conflict when that does not follow, the date has not begun, or it was told already who
    /// @throws InvalidInput when it is none of the two
    public ScheduledDate missed(@Nullable UserId who, Instant now) {
        if (status != DateStatus.NO_SHOW) {
            return changed(DateStatus.NO_SHOW, null, who, confirmedAt, completedAt, cancelledAt, now);
        }
        if (who == null || who.equals(becauseOf)) {
            return this;
        }
        if (becauseOf != null) {
            throw new Conflict("This date was missed already, and who did not come stays as it was told");
        }
        return with(genie, adminNotes, who, sequence, now);
    }

    /// The date, cancelled.
    ///
    /// @throws Conflict when it is over
    public ScheduledDate cancelled(Cancellation why, Instant now) {
        return cancelled(why, null, now);
    }

    /// The date, cancelled by the staff.
    ///
    /// @param who cannot or will not; null for neither, or where the staff does not say
    /// @throws Conflict when it is over
    /// @throws InvalidInput when it is none of the two
    public ScheduledDate cancelled(Cancellation why, @Nullable UserId who, Instant now) {
        return changed(DateStatus.CANCELLED, why, who, confirmedAt, completedAt, now, now);
    }

    /// In the care of another genie; for the two of it nothing changes. It counts as a change, so that what the
    /// genies are sent supersedes what their calendars hold.
    public ScheduledDate inCareOf(AdminId another, Instant now) {
        return with(another, adminNotes, becauseOf, sequence + 1, now);
    }

    /// With other notes of the staff.
    public ScheduledDate noted(String text) {
        return with(genie, text, becauseOf, sequence, updatedAt);
    }

    private ScheduledDate with(AdminId carer, String text, @Nullable UserId who, int changes, Instant at) {
        return new ScheduledDate(
                id,
                first,
                second,
                carer,
                start,
                duration,
                mode,
                status,
                link,
                notes,
                text,
                cancellation,
                who,
                changes,
                createdAt,
                at,
                confirmedAt,
                completedAt,
                cancelledAt);
    }

    private ScheduledDate changed(
            DateStatus next,
            @Nullable Cancellation why,
            @Nullable UserId who,
            @Nullable Instant confirmed,
            @Nullable Instant completed,
            @Nullable Instant cancelled,
            Instant now) {
        if (status == next) {
            throw new Conflict("This date is " + words(status) + " already");
        }
        if (!status.mayBecome(next)) {
            throw new Conflict("A date that is " + words(status) + " cannot become " + words(next));
        }
        if (next.takesABeginning() && now.isBefore(start)) {
            throw new Conflict("A date that has not begun cannot become " + words(next));
        }
        return new ScheduledDate(
                id,
                first,
                second,
                genie,
                start,
                duration,
                mode,
                next,
                link,
                notes,
                adminNotes,
                why,
                who,
                sequence + 1,
                createdAt,
                now,
                confirmed,
                completed,
                cancelled);
    }

    private static String words(DateStatus status) {
        return switch (status) {
            case SCHEDULED -> "scheduled";
            case CONFIRMED -> "confirmed";
            case IN_PROGRESS -> "in progress";
            case COMPLETED -> "completed";
            case CANCELLED -> "cancelled";
            case NO_SHOW -> "missed";
        };
    }

    /// Hidden: it names two people, and where they meet.
    @Override
    public String toString() {
        return "ScheduledDate[" + id + "]";
    }
}
