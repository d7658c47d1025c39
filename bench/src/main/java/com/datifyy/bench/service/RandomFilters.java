package com.datifyy.bench.service;

import com.datifyy.domain.attribute.Answers;
import com.datifyy.domain.attribute.Attribute;
import com.datifyy.domain.attribute.Attribute.Choice;
import com.datifyy.domain.attribute.Attribute.Choices;
import com.datifyy.domain.attribute.Attribute.Flag;
import com.datifyy.domain.attribute.Attribute.TextList;
import com.datifyy.domain.attribute.Attribute.Whole;
import com.datifyy.domain.matching.Criterion;
import com.datifyy.domain.matching.Filters;
import com.datifyy.domain.matching.MatchCard;
import com.datifyy.domain.matching.SearchFilters;
import com.datifyy.domain.preferences.AgeRange;
import com.datifyy.domain.preferences.HeightRange;
import com.datifyy.domain.profile.Residence;
import com.datifyy.domain.shared.GeoCell;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Draws searches: one to three of all the filters there are, each with an answer at random.
final class RandomFilters {
    private static final int MOST_AT_ONCE = 3;

    private final RandomGenerator random;

    RandomFilters(RandomGenerator random) {
        this.random = random;
    }

    SearchFilters of(MatchCard seeker) {
        Answers chosen = Answers.NONE;
        int count = 1 + random.nextInt(MOST_AT_ONCE);
        for (int i = 0; i < count; i++) {
            Attribute<?> filter = Filters.ALL.get(random.nextInt(Filters.ALL.size()));
            boolean measurable =
                    !filter.equals(Filters.DISTANCE) || seeker.traits().number(Criterion.DISTANCE) != 0;
            chosen = measurable ? answered(chosen, filter) : chosen;
        }
        return SearchFilters.of(chosen, seeker);
    }

    private Answers answered(Answers chosen, Attribute<?> filter) {
        if (filter.equals(Filters.AGE_RANGE)) {
            int youngest = random.nextInt(18, 50);
            return chosen.with(Filters.AGE_RANGE, new AgeRange(youngest, youngest + random.nextInt(20)));
        }
        if (filter.equals(Filters.HEIGHT_RANGE)) {
            int shortest = random.nextInt(140, 190);
            return chosen.with(Filters.HEIGHT_RANGE, new HeightRange(shortest, shortest + 1 + random.nextInt(30)));
        }
        if (filter.equals(Filters.LOCATION)) {
            GeoCell somewhereInIndia = GeoCell.containing(random.nextDouble(8, 30), random.nextDouble(70, 90));
            return chosen.with(
                    Filters.LOCATION,
                    new Residence("IN", "India", "Mumbai", random.nextBoolean() ? somewhereInIndia : null));
        }
        return switch (filter) {
            case Choices<?> choices -> some(chosen, choices);
            case Choice<?> choice -> one(chosen, choice);
            case Flag flag -> chosen.with(flag, true);
            case Whole whole -> chosen.with(whole, random.nextInt(1, 3_000));
            case TextList texts -> chosen.with(texts, List.of("Brahmin", "Rajput"));
            case Attribute<?> other -> throw new IllegalStateException("no answer is drawn for " + other);
        };
    }

    private <E extends Enum<E>> Answers some(Answers chosen, Choices<E> filter) {
        E[] words = filter.vocabulary().getEnumConstants();
        Set<E> some = EnumSet.of(words[random.nextInt(words.length)]);
        for (E word : words) {
            if (random.nextBoolean()) {
                some.add(word);
            }
        }
        return chosen.with(filter, some);
    }

    private <E extends Enum<E>> Answers one(Answers chosen, Choice<E> filter) {
        E[] words = filter.vocabulary().getEnumConstants();
        return chosen.with(filter, words[random.nextInt(words.length)]);
    }
}
