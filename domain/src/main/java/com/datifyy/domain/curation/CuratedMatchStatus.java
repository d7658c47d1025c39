package com.datifyy.domain.curation;

import com.datifyy.domain.shared.Texts;
import java.util.Map;
import java.util.Set;

/// What the staff made of a pair.
public enum CuratedMatchStatus {
    /// It was analysed, and nobody decided.
    PENDING,
    /// The two may be suggested to each other.
    ACCEPTED,
    /// The two will not be brought together. It stays so.
    REJECTED,
    /// To be looked at again.
    REVIEW_LATER,
    /// Both wanted to meet, and a date was set. It stays so, also when the date is cancelled or another one follows.
    SCHEDULED;

    private static final Map<CuratedMatchStatus, Set<CuratedMatchStatus>> NEXT = Map.of(
            PENDING, Set.of(ACCEPTED, REJECTED, REVIEW_LATER),
            REVIEW_LATER, Set.of(ACCEPTED, REJECTED),
            ACCEPTED, Set.of(SCHEDULED, REJECTED),
            REJECTED, Set.of(),
            SCHEDULED, Set.of());

    /// Whether a match may go from this state to another.
    public boolean mayBecome(CuratedMatchStatus next) {
        return NEXT.getOrDefault(this, Set.of()).contains(next);
    }

    /// The state in words for people.
    public String words() {
        return switch (this) {
            case PENDING, ACCEPTED, REJECTED, SCHEDULED -> Texts.words(this);
            case REVIEW_LATER -> "put off for a later review";
        };
    }

    /// Whether nobody has decided yet, so that the pair may be analysed anew.
    public boolean isUndecided() {
        return this == PENDING || this == REVIEW_LATER;
    }
}
