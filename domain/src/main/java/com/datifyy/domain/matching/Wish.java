package com.datifyy.domain.matching;

import com.datifyy.domain.preferences.HeightRange;
import com.datifyy.domain.preferences.MatchStrength;
import java.util.Set;

/// One thing a person wants of a partner.
///
/// @param wanted what is wanted, as the criterion compares it: a set of words, a lower bound in the upper and
///     an upper bound in the lower 32 bits, or a plain number; see [Verdicts]
/// @param texts the wanted texts in comparable form, where the criterion compares texts
/// @param scored whether it counts in the score; deal-breakers only exclude
public record Wish(Criterion criterion, MatchStrength strength, long wanted, Set<String> texts, boolean scored) {
    public Wish {
        texts = Set.copyOf(texts);
    }

    static Wish of(Criterion criterion, MatchStrength strength, long wanted) {
        return new Wish(criterion, strength, wanted, Set.of(), true);
    }

    static Wish demand(Criterion criterion, long wanted) {
        return new Wish(criterion, MatchStrength.MUST_HAVE, wanted, Set.of(), false);
    }

    static long range(int from, int to) {
        return ((long) from << 32) | to;
    }

    /// A range of heights, as traits hold them: centimetres plus one.
    static long heights(HeightRange centimetres) {
        return range(centimetres.min() + 1, centimetres.max() + 1);
    }

    /// The lower bound of a wanted range.
    public int from() {
        return (int) (wanted >>> 32);
    }

    /// The upper bound of a wanted range.
    public int to() {
        return (int) wanted;
    }

    /// The same wish for something else.
    Wish wanting(long other) {
        return new Wish(criterion, strength, other, texts, scored);
    }

    public boolean isDemand() {
        return strength == MatchStrength.MUST_HAVE;
    }
}
