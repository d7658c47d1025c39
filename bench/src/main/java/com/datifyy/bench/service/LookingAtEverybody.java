package com.datifyy.bench.service;

import com.datifyy.domain.matching.Compatibility;
import com.datifyy.domain.matching.Eligibility;
import com.datifyy.domain.matching.MatchCard;
import com.datifyy.domain.matching.Moment;
import com.datifyy.domain.matching.Rotation;
import com.datifyy.domain.matching.SearchFilters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/// What an index of people ought to answer: every card is looked at for every question.
final class LookingAtEverybody {
    private static final Comparator<Place> IN_ORDER =
            Comparator.comparingInt(Place::rank).reversed().thenComparingInt(Place::id);

    private final int best;
    private final Moment at;
    private final List<Asked> asked = new ArrayList<>();

    /// @param best how many people an answer has at most
    LookingAtEverybody(int best, Moment at) {
        this.best = best;
        this.at = at;
    }

    /// Somebody in an answer.
    ///
    /// @param points how well they fit, 0 to 10,000
    /// @param rank the points with what they are lifted by taking turns
    record Place(int id, int points, int rank) {}

    /// A question, what the index said, and the best of the cards seen so far.
    private record Asked(
            MatchCard seeker,
            Predicate<MatchCard> condition,
            Rotation rotation,
            IntPredicate hidden,
            List<Place> answer,
            TreeSet<Place> expected) {}

    /// The best who fit somebody, as the index found them.
    ///
    /// @param hidden whoever must not be found
    void recommended(MatchCard seeker, Rotation rotation, IntPredicate hidden, List<Place> answer) {
        asked.add(new Asked(
                seeker, card -> Eligibility.fits(seeker, card, at), rotation, hidden, answer, new TreeSet<>(IN_ORDER)));
    }

    /// The best who pass somebody's filters, as the index found them.
    ///
    /// @param hidden whoever must not be found
    void searched(MatchCard seeker, SearchFilters filters, IntPredicate hidden, List<Place> answer) {
        asked.add(new Asked(
                seeker,
                card -> !card.owner().equals(seeker.owner()) && Eligibility.passes(seeker, card, filters, at),
                Rotation.NONE,
                hidden,
                answer,
                new TreeSet<>(IN_ORDER)));
    }

    /// Looks at some of the cards for every question.
    void look(List<MatchCard> cards) {
        List<MatchCard> seen = cards.stream().map(MatchCard::asSeenByOthers).toList();
        asked.parallelStream().forEach(question -> seen.forEach(card -> look(question, card)));
    }

    private void look(Asked question, MatchCard card) {
        int id = card.owner().value();
        if (!question.hidden().test(id) && question.condition().test(card)) {
            int points = Compatibility.pointsBetween(question.seeker(), card, at);
            question.expected()
                    .add(new Place(id, points, points + question.rotation().liftOf(id)));
            if (question.expected().size() > best) {
                question.expected().removeLast();
            }
        }
    }

    /// In a sentence how many answers are right, once all cards were looked at.
    ///
    /// @param what the questions were for
    /// @throws IllegalStateException when an answer is wrong
    String told(String what) {
        long equal = asked.stream()
                .filter(each -> each.answer().equals(List.copyOf(each.expected())))
                .count();
        String told = String.format(
                Locale.ROOT,
                "%d of %d %s equal those of looking at every card; %.1f people each",
                equal,
                asked.size(),
                what,
                asked.stream()
                        .mapToInt(each -> each.expected().size())
                        .average()
                        .orElse(0));
        if (equal < asked.size()) {
            throw new IllegalStateException("the index is wrong: " + told);
        }
        return told;
    }
}
