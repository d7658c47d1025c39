package com.datifyy.domain.matching;

import java.util.Comparator;

/// Somebody found, with how well they fit the seeker.
///
/// @param points 0 to 10,000; see [Compatibility]
public record Ranked(MatchCard card, int points) {
    /// Best first; equal points by the smaller id, which is random and so favours nobody.
    public static final Comparator<Ranked> BEST_FIRST = Comparator.comparingInt(Ranked::points)
            .reversed()
            .thenComparing(found -> found.card().owner());
}
