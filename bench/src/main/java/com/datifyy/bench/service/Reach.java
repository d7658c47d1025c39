package com.datifyy.bench.service;

import com.datifyy.domain.matching.Criterion;
import com.datifyy.domain.matching.MatchCard;
import com.datifyy.domain.matching.Traits;
import com.datifyy.domain.matching.Wish;
import com.datifyy.domain.preferences.MatchStrength;
import com.datifyy.domain.shared.DistanceBucket;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// Seekers as they are drawn, with another wish for how far away people live.
final class Reach {
    private Reach() {}

    /// The same seeker, who demands somebody at most so far away.
    static MatchCard within(MatchCard card, DistanceBucket distance) {
        List<Wish> wishes = elsewhere(card);
        wishes.add(new Wish(Criterion.DISTANCE, MatchStrength.MUST_HAVE, distance.ordinal(), Set.of(), true));
        return wishing(card, card.traits(), wishes);
    }

    /// The same seeker, to whom distance does not matter.
    static MatchCard anywhere(MatchCard card) {
        return wishing(card, card.traits(), elsewhere(card));
    }

    /// The same seeker as on their first day: they told their gender, birth date and place, and ask for a
    /// gender and for somebody near if they did.
    static MatchCard newcomer(MatchCard card) {
        Traits.Builder told = new Traits.Builder();
        for (Criterion criterion : List.of(Criterion.GENDER, Criterion.AGE, Criterion.DISTANCE)) {
            told.number(criterion, card.traits().number(criterion));
        }
        List<Wish> wishes = card.wishes().stream()
                .filter(wish -> wish.criterion() == Criterion.GENDER || wish.criterion() == Criterion.DISTANCE)
                .toList();
        return wishing(card, told.build(), wishes);
    }

    private static List<Wish> elsewhere(MatchCard card) {
        List<Wish> wishes = new ArrayList<>(card.wishes());
        wishes.removeIf(wish -> wish.criterion() == Criterion.DISTANCE);
        return wishes;
    }

    private static MatchCard wishing(MatchCard card, Traits traits, List<Wish> wishes) {
        List<Wish> ordered =
                wishes.stream().sorted(Comparator.comparing(Wish::criterion)).toList();
        return new MatchCard(card.owner(), card.standing(), card.visibility(), traits, ordered);
    }
}
