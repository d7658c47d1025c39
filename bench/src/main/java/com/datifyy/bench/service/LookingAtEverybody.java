package com.datifyy.bench.service;

import com.datifyy.adapters.index.ColumnarPeople;
import com.datifyy.adapters.index.Found;
import com.datifyy.domain.matching.Compatibility;
import com.datifyy.domain.matching.Eligibility;
import com.datifyy.domain.matching.MatchCard;
import com.datifyy.domain.matching.Moment;
import com.datifyy.domain.matching.Rotation;
import com.datifyy.domain.matching.SearchFilters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/// What the index ought to answer: every card is looked at for every question.
final class LookingAtEverybody {
    private static final int HIDDEN_FROM_EACH = 50;
    private static final Comparator<Found> IN_ORDER =
            Comparator.comparingInt(Found::rank).reversed().thenComparingInt(Found::id);

    private final ColumnarPeople index;
    private final int best;
    private final Moment at;
    private final List<Asked> asked = new ArrayList<>();

    LookingAtEverybody(ColumnarPeople index, int best, Moment at) {
        this.index = index;
        this.best = best;
        this.at = at;
    }

    /// A question, what the index says, and the best of the cards seen so far.
    private record Asked(
            MatchCard seeker,
            Predicate<MatchCard> condition,
            Rotation rotation,
            IntPredicate hidden,
            List<Found> answer,
            TreeSet<Found> expected) {}

    /// Asks for the best who fit somebody.
    void recommended(MatchCard seeker, Rotation rotation) {
        IntPredicate hidden = hiddenFrom(seeker);
        asked.add(new Asked(
                seeker,
                card -> Eligibility.fits(seeker, card, at),
                rotation,
                hidden,
                index.fitting(seeker, rotation, best, null, hidden, at),
                new TreeSet<>(IN_ORDER)));
    }

    /// Asks for the best who pass somebody's filters.
    void searched(MatchCard seeker, SearchFilters filters) {
        IntPredicate hidden = hiddenFrom(seeker);
        asked.add(new Asked(
                seeker,
                card -> !card.owner().equals(seeker.owner()) && Eligibility.passes(seeker, card, filters, at),
                Rotation.NONE,
                hidden,
                index.matching(seeker, filters, best, null, hidden, at),
                new TreeSet<>(IN_ORDER)));
    }

    /// Looks at some of the cards for every question.
    void look(List<MatchCard> cards) {
        asked.parallelStream().forEach(question -> cards.forEach(card -> look(question, card)));
    }

    private void look(Asked question, MatchCard card) {
        int id = card.owner().value();
        if (!question.hidden().test(id) && question.condition().test(card)) {
            int points = Compatibility.pointsBetween(question.seeker(), card, at);
            question.expected()
                    .add(new Found(id, points, points + question.rotation().liftOf(id)));
            if (question.expected().size() > best) {
                question.expected().removeLast();
            }
        }
    }

    int questions() {
        return asked.size();
    }

    /// How many people the answers have on average.
    double foundOnAverage() {
        return asked.stream().mapToInt(each -> each.expected().size()).average().orElse(0);
    }

    /// How many answers of the index are right.
    long equal() {
        return asked.stream()
                .filter(each -> each.answer().equals(List.copyOf(each.expected())))
                .count();
    }

    /// Some people, as if they had blocked the seeker.
    private static IntPredicate hiddenFrom(MatchCard seeker) {
        int rest = seeker.owner().value() % HIDDEN_FROM_EACH;
        return id -> id % HIDDEN_FROM_EACH == rest;
    }
}
