package com.datifyy.domain.matching;

import java.util.Comparator;

/// Somebody found, with how well they fit the seeker.
///
/// @param points 0 to 10,000; see [Compatibility]
/// @param rank the points with what a [Rotation] lifts them: it decides the order and is told to nobody
public record Ranked(MatchCard card, int points, int rank) {
    /// The highest rank first; equal ranks by the smaller id, which is random and so favours nobody.
    public static final Comparator<Ranked> BEST_FIRST = Comparator.comparingInt(Ranked::rank)
            .reversed()
            .thenComparing(found -> found.card().owner());

    /// Somebody whose place follows from the points alone.
    public Ranked(MatchCard card, int points) {
        this(card, points, points);
    }

    /// Somebody who takes turns with others.
    public static Ranked of(MatchCard card, int points, Rotation rotation) {
        return new Ranked(card, points, points + rotation.liftOf(card.owner().value()));
    }
}
