package com.datifyy.domain.matching;

import java.util.List;

/// What somebody's own demands cost them: how many people each keeps away, and whom asking for less would add.
///
/// Only demands about what people publish are told apart, and those about the account or the profile as a
/// whole. Those about anything else are one sum, since numbers would tell who has a trait that nobody is shown.
/// Whoever hides their age, or when they were here, is not counted by it. For the same reason every number is
/// rounded down to tens.
///
/// @param exact whether everybody was counted; otherwise the numbers are estimated from people drawn at random
/// @param fitting how many people fit now
/// @param costs the demands that keep people away, the most costly first
/// @param keptAwayByOthers how many people demands about unpublished traits keep away
public record Leeway(boolean exact, int fitting, List<Cost> costs, int keptAwayByOthers) {
    private static final int GRAIN = 10;

    public Leeway {
        costs = List.copyOf(costs);
    }

    /// What one demand costs.
    ///
    /// @param keptAway how many people miss it, whatever else they miss
    /// @param gains what asking for less by this demand alone would bring, the smallest step first
    public record Cost(Demand demand, int keptAway, List<Gain> gains) {
        public Cost {
            gains = List.copyOf(gains);
        }
    }

    /// How many more people would fit, were one demand relaxed and the others not.
    public record Gain(Relaxation relaxation, int added) {}

    static int rounded(int count) {
        return count / GRAIN * GRAIN;
    }
}
