package com.datifyy.domain.curation;

import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.Refusal.Conflict;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Texts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Two people whom the staff thinks about bringing together. There is one for a pair, whoever is named first.
///
/// @param lower the one with the smaller number
/// @param createdBy who had the pair analysed first, or null when they are not known any more
/// @param notes of the staff, for the staff; may be empty
/// @param scheduledDateId the last date that came of it, which may have been cancelled since, or null
public record CuratedMatch(
        CuratedMatchId id,
        UserId lower,
        UserId higher,
        Analysis analysis,
        CuratedMatchStatus status,
        @Nullable AdminId createdBy,
        String notes,
        @Nullable Integer scheduledDateId,
        Instant createdAt,
        Instant updatedAt) {
    /// How long notes are at most, in code points.
    public static final int LONGEST_NOTES = 1_000;

    /// @throws InvalidInput when the notes are too long
    public CuratedMatch {
        if (lower.compareTo(higher) >= 0) {
            throw new IllegalArgumentException("a match is of two people, the smaller number first");
        }
        if ((status == CuratedMatchStatus.SCHEDULED) != (scheduledDateId != null)) {
            throw new IllegalArgumentException("a match is scheduled when it has a date");
        }
        notes = cleanNotes(notes);
    }

    /// Notes as they are kept.
    ///
    /// @throws InvalidInput when they are too long
    public static String cleanNotes(String notes) {
        return Texts.clean("notes", notes, LONGEST_NOTES, true);
    }

    /// A match that nobody has decided about.
    public static CuratedMatch found(
            CuratedMatchId id, UserId one, UserId other, Analysis analysis, AdminId by, Instant now) {
        boolean inOrder = one.compareTo(other) < 0;
        return new CuratedMatch(
                id,
                inOrder ? one : other,
                inOrder ? other : one,
                analysis,
                CuratedMatchStatus.PENDING,
                by,
                "",
                null,
                now,
                now);
    }

    /// The match with a newer analysis.
    ///
    /// @throws Conflict when it was decided about
    public CuratedMatch analysedAgain(Analysis newer, Instant now) {
        if (!status.isUndecided()) {
            throw new Conflict("This match was decided about");
        }
        return new CuratedMatch(id, lower, higher, newer, status, createdBy, notes, scheduledDateId, createdAt, now);
    }

    /// The match as a member of staff decided.
    ///
    /// @param words notes instead of the earlier ones, or null to leave them as they are
    /// @throws Conflict when it may not go there from the state it is in
    /// @throws InvalidInput when the notes are too long
    public CuratedMatch decided(CuratedMatchStatus next, @Nullable String words, Instant now) {
        if (next == CuratedMatchStatus.SCHEDULED) {
            throw new IllegalArgumentException("a match is scheduled with its date");
        }
        requireWay(next);
        return new CuratedMatch(
                id,
                lower,
                higher,
                analysis,
                next,
                createdBy,
                words == null ? notes : words,
                scheduledDateId,
                createdAt,
                now);
    }

    /// The match with the date that came of it.
    ///
    /// @throws Conflict when it was not accepted, or has a date
    public CuratedMatch scheduled(int date, Instant now) {
        requireWay(CuratedMatchStatus.SCHEDULED);
        return new CuratedMatch(
                id, lower, higher, analysis, CuratedMatchStatus.SCHEDULED, createdBy, notes, date, createdAt, now);
    }

    /// The match with another date, after the one it has or had.
    ///
    /// @throws Conflict when it has had no date
    public CuratedMatch scheduledAgain(int date, Instant now) {
        if (status != CuratedMatchStatus.SCHEDULED) {
            throw new Conflict("A match that is " + status.words() + " has had no date");
        }
        return new CuratedMatch(id, lower, higher, analysis, status, createdBy, notes, date, createdAt, now);
    }

    /// The other of the two.
    public UserId otherThan(UserId person) {
        return person.equals(lower) ? higher : lower;
    }

    /// Whether somebody is one of the two.
    public boolean isOf(UserId person) {
        return person.equals(lower) || person.equals(higher);
    }

    /// Only what is neither personal nor content.
    @Override
    public String toString() {
        return "CuratedMatch[" + id + ", " + status + "]";
    }

    private void requireWay(CuratedMatchStatus next) {
        if (status == next) {
            throw new Conflict("This match is " + status.words() + " already");
        }
        if (!status.mayBecome(next)) {
            throw new Conflict("A match that is " + status.words() + " cannot be " + next.words());
        }
    }
}
