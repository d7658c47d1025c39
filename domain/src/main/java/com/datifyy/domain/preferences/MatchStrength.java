package com.datifyy.domain.preferences;

/// How strongly a wish is meant. The order of the constants is the contract's.
public enum MatchStrength {
    /// Who is known to miss it does not fit.
    MUST_HAVE(3),
    /// Meeting it raises the score, missing it lowers it.
    NICE_TO_HAVE(1),
    /// It is kept, and ignored.
    DOESNT_MATTER(0);

    private final int weight;

    MatchStrength(int weight) {
        this.weight = weight;
    }

    /// The share of the wish in the score, relative to the other wishes.
    public int weight() {
        return weight;
    }
}
