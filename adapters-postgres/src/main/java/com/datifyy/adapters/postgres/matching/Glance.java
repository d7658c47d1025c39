package com.datifyy.adapters.postgres.matching;

import com.datifyy.domain.matching.Compatibility;
import com.datifyy.domain.matching.Criterion;
import com.datifyy.domain.matching.MatchCard;
import com.datifyy.domain.matching.Moment;
import com.datifyy.domain.matching.Traits;
import com.datifyy.domain.matching.Verdict;
import com.datifyy.domain.matching.Verdicts;
import com.datifyy.domain.matching.Wish;

/// What packed cards tell about their owners' side before they are unpacked: how many points a seeker can have in
/// their eyes at most. Of thousands who promise a seeker the same, most need no more than that.
///
/// A wish that depends on more than the seeker and a number counts as met where the seeker told what it is about.
///
/// @param seeker whom others look at
record Glance(MatchCard seeker, Moment at) {
    /// Instead of points, where the seeker misses a demand: such two are not shown to each other.
    static final int MISSED = -1;

    private static final Traits NONE = new Traits.Builder().build();

    /// The most points that the seeker can have in the eyes of whoever has a packed card, or [#MISSED].
    ///
    /// @throws IllegalStateException when the bytes are not a card of a layout this release knows
    int mostPoints(byte[] card) {
        CardCodec.Wishes wishes = CardCodec.wishesOf(card);
        int[] weights = new int[wishes.left()];
        Verdict[] verdicts = new Verdict[weights.length];
        int scored = 0;
        int total = 0;
        while (wishes.left() > 0) {
            Wish wish = wishes.next();
            Verdict verdict = atBest(wish);
            if (wish.isDemand() && verdict == Verdict.VIOLATED) {
                return MISSED;
            }
            if (wish.scored()) {
                verdicts[scored] = verdict;
                weights[scored++] = wish.strength().weight();
                total += wish.strength().weight();
            }
        }
        int points = Compatibility.BASELINE;
        int reached = 0;
        for (int i = 0; i < scored; i++) {
            int next = reached + weights[i];
            int share = Compatibility.sharedUpTo(next, total) - Compatibility.sharedUpTo(reached, total);
            reached = next;
            points += switch (verdicts[i]) {
                case SATISFIED -> share;
                case VIOLATED -> -share;
                case UNKNOWN -> 0;
            };
        }
        return points;
    }

    private Verdict atBest(Wish wish) {
        Traits told = seeker.traits();
        return switch (wish.criterion().comparison()) {
            case WORDS, WITHIN, AT_LEAST, AT_MOST, AGE, VERIFIED, ACTIVE_WITHIN -> Verdicts.of(wish, NONE, seeker, at);
            case DISTANCE -> metIf(told.number(Criterion.DISTANCE) != 0);
            case SHARED -> metIf(told.interests() != 0);
            case TEXTS -> metIf(!told.texts(wish.criterion()).isEmpty());
        };
    }

    private static Verdict metIf(boolean told) {
        return told ? Verdict.SATISFIED : Verdict.UNKNOWN;
    }
}
