package com.datifyy.domain.matching;

/// The hard rules: whether two people may be shown to each other at all. They are symmetric, with one
/// exception: somebody who is hidden from everybody may still look for others.
public final class Eligibility {
    private Eligibility() {}

    /// Whether nothing but a block would keep somebody from being shown to a seeker.
    public static boolean fits(MatchCard seeker, MatchCard other, Moment at) {
        return isReady(seeker, at)
                && isShown(other, at)
                && !seeker.owner().equals(other.owner())
                && meetsDemands(seeker, other, at)
                && meetsDemands(other, seeker, at);
    }

    /// Whether nothing but a block would keep somebody from being found by a seeker's own filters, which set
    /// the seeker's wishes aside.
    public static boolean passes(MatchCard seeker, MatchCard other, SearchFilters filters, Moment at) {
        return isShown(other, at) && filters.admit(other, at) && meetsDemands(other, seeker, at);
    }

    /// Whether nothing but a block would keep two people from being shown to each other.
    public static boolean fitEachOther(MatchCard one, MatchCard other, Moment at) {
        return fits(one, other, at) && isShown(one, at);
    }

    /// Whether somebody may be shown to others: they are ready, and want to be.
    public static boolean isShown(MatchCard card, Moment at) {
        return card.visibility().shown() && isReady(card, at);
    }

    /// Whether somebody takes part, told their gender and birth date, and is an adult; only then may they see
    /// others.
    public static boolean isReady(MatchCard card, Moment at) {
        return card.standing().takesPart()
                && card.traits().suffice()
                && card.traits().birthDay() <= at.adultsBornBy();
    }

    /// Whether no demand of one is known to be missed by the other.
    public static boolean meetsDemands(MatchCard demanding, MatchCard other, Moment at) {
        for (Wish wish : demanding.wishes()) {
            if (wish.isDemand() && Verdicts.of(wish, demanding.traits(), other, at) == Verdict.VIOLATED) {
                return false;
            }
        }
        return true;
    }
}
