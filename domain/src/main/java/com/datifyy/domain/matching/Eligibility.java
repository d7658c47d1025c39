package com.datifyy.domain.matching;

import com.datifyy.domain.identity.Age;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// The hard rules: whether two people may be shown to each other at all. They are the same seen from either
/// side.
public final class Eligibility {
    private Eligibility() {}

    /// Whether nothing stands between two people, apart from blocks.
    public static boolean fits(MatchCard one, MatchCard other, Moment at) {
        return isShown(one, at)
                && isShown(other, at)
                && !one.owner().equals(other.owner())
                && meetsDemands(one, other, at)
                && meetsDemands(other, one, at);
    }

    /// Everything that stands between two people.
    ///
    /// @param blocked whether either has blocked the other
    public static List<Objection> objections(MatchCard one, MatchCard other, boolean blocked, Moment at) {
        List<Objection> objections = new ArrayList<>();
        if (blocked) {
            objections.add(new Objection.Blocked());
        }
        for (MatchCard card : List.of(one, other)) {
            if (!card.standing().takesPart()) {
                objections.add(new Objection.NotTakingPart(card.owner()));
            } else if (!isShown(card, at)) {
                objections.add(new Objection.NotReady(card.owner()));
            }
        }
        unmet(one, other, at, objections);
        unmet(other, one, at, objections);
        return objections;
    }

    /// Whether somebody takes part, told their gender and birth date, and is an adult.
    public static boolean isShown(MatchCard card, Moment at) {
        return card.standing().takesPart()
                && card.traits().suffice()
                && Age.isAdult(LocalDate.ofEpochDay(card.traits().birthDay()), at.now());
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

    private static void unmet(MatchCard demanding, MatchCard other, Moment at, List<Objection> objections) {
        for (Wish wish : demanding.wishes()) {
            if (wish.isDemand() && Verdicts.of(wish, demanding.traits(), other, at) == Verdict.VIOLATED) {
                objections.add(new Objection.Unmet(demanding.owner(), wish.criterion()));
            }
        }
    }
}
