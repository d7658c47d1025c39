package com.datifyy.domain.curation;

import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.Compatibility;
import com.datifyy.domain.shared.Refusal.Conflict;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Texts;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One person suggested to another one, who says once whether they would like to meet.
///
/// @param match what it came of; there is one suggestion of it for each of the two
/// @param recipient whom it was made to
/// @param suggested the other of the two
/// @param score how well the two fit, 0 to 100, when it was made
/// @param reasons why not, if it was rejected; the other one never learns them
/// @param customReason why not, in their own words; may be empty
/// @param respondedAt when it stopped waiting for an answer, or null
public record Suggestion(
        SuggestionId id,
        CuratedMatchId match,
        UserId recipient,
        UserId suggested,
        int score,
        SuggestionStatus status,
        Set<RejectionReason> reasons,
        String customReason,
        Instant createdAt,
        @Nullable Instant respondedAt) {
    /// How long a reason in somebody's own words is at most, in code points.
    public static final int LONGEST_REASON = 200;

    /// How many suggestions may wait for one person's answer.
    public static final int MOST_WAITING = 20;

    /// @throws InvalidInput when the reason is too long
    public Suggestion {
        if (recipient.equals(suggested)) {
            throw new IllegalArgumentException("nobody is suggested to themselves");
        }
        if ((status == SuggestionStatus.PENDING) != (respondedAt == null)) {
            throw new IllegalArgumentException("a suggestion waits until it was answered");
        }
        reasons = reasons.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(reasons));
        customReason = cleanReason(customReason);
        if (status != SuggestionStatus.REJECTED && !(reasons.isEmpty() && customReason.isEmpty())) {
            throw new InvalidInput("reasons", "are for rejecting");
        }
    }

    /// A reason in somebody's own words, as it is kept.
    ///
    /// @throws InvalidInput when it is too long
    public static String cleanReason(String inOwnWords) {
        return Texts.clean("custom_reason", inOwnWords, LONGEST_REASON, true);
    }

    /// A suggestion of one of the two in a match to the other, which waits for an answer.
    public static Suggestion made(SuggestionId id, CuratedMatch match, UserId recipient, Instant now) {
        if (!match.isOf(recipient)) {
            throw new IllegalArgumentException("a match is suggested to its two people");
        }
        return new Suggestion(
                id,
                match.id(),
                recipient,
                match.otherThan(recipient),
                match.analysis().score(),
                SuggestionStatus.PENDING,
                Set.of(),
                "",
                now,
                null);
    }

    /// How well the two fit, as they are told it.
    public int toldScore() {
        return Compatibility.told(score);
    }

    /// The suggestion of somebody who would like to meet.
    ///
    /// @throws Conflict when it waits for no answer
    public Suggestion accepted(Instant now) {
        return becoming(SuggestionStatus.ACCEPTED, Set.of(), "", now);
    }

    /// The suggestion of somebody who would rather not.
    ///
    /// @throws Conflict when it waits for no answer
    /// @throws InvalidInput when the reason is too long
    public Suggestion rejected(Set<RejectionReason> why, String inOwnWords, Instant now) {
        return becoming(SuggestionStatus.REJECTED, why, inOwnWords, now);
    }

    /// The suggestion, taken back.
    ///
    /// @throws Conflict when it waits for no answer
    public Suggestion withdrawn(Instant now) {
        return becoming(SuggestionStatus.WITHDRAWN, Set.of(), "", now);
    }

    /// Only what is neither personal nor content.
    @Override
    public String toString() {
        return "Suggestion[" + id + ", " + status + "]";
    }

    /// When the recipient answered; null while they have not, and when it was withdrawn first, which may be the
    /// second in which one of the two blocked the other.
    public @Nullable Instant answeredAt() {
        return status == SuggestionStatus.WITHDRAWN ? null : respondedAt;
    }

    private Suggestion becoming(SuggestionStatus next, Set<RejectionReason> why, String inOwnWords, Instant now) {
        if (!status.mayBecome(next)) {
            throw new Conflict("This suggestion was answered already");
        }
        return new Suggestion(id, match, recipient, suggested, score, next, why, inOwnWords, createdAt, now);
    }
}
