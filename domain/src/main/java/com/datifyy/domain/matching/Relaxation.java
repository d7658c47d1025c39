package com.datifyy.domain.matching;

import com.datifyy.domain.attribute.Attribute.Choices;
import com.datifyy.domain.preferences.AgeRange;
import com.datifyy.domain.preferences.HeightRange;
import com.datifyy.domain.shared.DistanceBucket;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One way to ask for less by one demand.
///
/// @param number the new end of the range, in years, kilometres, centimetres, days, percent or pieces; 0 where
///     there is none
/// @param word the word that would do as well, or null
/// @param wish what would be left of the demand, or null when nothing is
public record Relaxation(
        Kind kind,
        int number,
        @Nullable Enum<?> word,
        @Nullable Wish wish) {
    /// What becomes less.
    public enum Kind {
        /// The lower end is at a number.
        FROM,
        /// The upper end is at a number.
        UP_TO,
        /// One more word will do.
        ALSO,
        /// The demand is given up.
        GIVEN_UP
    }

    /// The largest step that is tried at either end of a range.
    static final int WIDEST = 5;

    /// How many steps of the scale of distances are tried.
    static final int FARTHEST = 3;

    private static final int[] STEPS = {1, 2, 3, WIDEST};

    /// What is tried where even the widest of these adds too few to be told.
    private static final int[] WIDER_STEPS = {8, 12, 20};

    private static final int[] DAYS = {7, 14, 30, 90};
    private static final int MOST_DAYS = DAYS[DAYS.length - 1];
    private static final int[] PERCENT = {80, 60, 40};

    /// Traits hold a height as centimetres plus one, since 0 means unknown; and so years and percent.
    private static final int KEPT_WITH = 1;

    private static final int TALLEST = HeightRange.ANY.max() + KEPT_WITH;
    private static final int SHORTEST = HeightRange.ANY.min() + KEPT_WITH;

    /// Everything that is tried, the smallest step first and giving up last. What a deal-breaker or must-have
    /// asks for has no steps.
    static List<Relaxation> of(Demand demand) {
        List<Relaxation> relaxations = new ArrayList<>();
        if (demand.source() != Demand.Source.ABSOLUTE) {
            addSteps(relaxations, demand.wish());
        }
        relaxations.add(new Relaxation(Kind.GIVEN_UP, 0, null, null));
        return relaxations;
    }

    /// Wider steps than [#of] tries, the smallest first: where few people live, the others add too few to be told.
    static List<Relaxation> wider(Demand demand) {
        List<Relaxation> relaxations = new ArrayList<>();
        if (demand.source() != Demand.Source.ABSOLUTE) {
            Wish wish = demand.wish();
            switch (wish.criterion().comparison()) {
                case AGE -> addAges(relaxations, wish, WIDER_STEPS);
                case WITHIN -> addHeights(relaxations, wish, WIDER_STEPS);
                case DISTANCE -> addDistances(relaxations, wish, FARTHEST + 1, DistanceBucket.FARTHER.ordinal());
                case WORDS, TEXTS, AT_LEAST, AT_MOST, SHARED, VERIFIED, ACTIVE_WITHIN -> {}
            }
        }
        return relaxations;
    }

    /// The demand with every step of [#of] taken at once.
    static Wish widest(Wish wish) {
        return switch (wish.criterion().comparison()) {
            case AGE -> wish.wanting(Wish.range(wish.from() - WIDEST, wish.to() + WIDEST));
            case DISTANCE -> wish.wanting(Math.min(DistanceBucket.FARTHER.ordinal(), wish.wanted() + FARTHEST));
            case ACTIVE_WITHIN -> wish.wanting(Math.max(MOST_DAYS, wish.wanted()));
            case WORDS, TEXTS, WITHIN, AT_LEAST, AT_MOST, SHARED, VERIFIED -> wish;
        };
    }

    private static void addSteps(List<Relaxation> relaxations, Wish wish) {
        switch (wish.criterion().comparison()) {
            case AGE -> addAges(relaxations, wish, STEPS);
            case WITHIN -> addHeights(relaxations, wish, STEPS);
            case DISTANCE -> addDistances(relaxations, wish, 1, FARTHEST);
            case WORDS -> addWords(relaxations, wish);
            case AT_LEAST -> {
                if (wish.criterion() == Criterion.EXPERIENCE) {
                    addLess(relaxations, wish, KEPT_WITH);
                } else if (wish.criterion() == Criterion.COMPLETION) {
                    addPercent(relaxations, wish);
                }
            }
            case SHARED -> addLess(relaxations, wish, 0);
            case ACTIVE_WITHIN -> addDays(relaxations, wish);
            case TEXTS, AT_MOST, VERIFIED -> {}
        }
    }

    private static void addAges(List<Relaxation> relaxations, Wish wish, int[] steps) {
        addRanges(relaxations, wish, steps, AgeRange.ANY.min(), AgeRange.ANY.max(), 0);
    }

    private static void addHeights(List<Relaxation> relaxations, Wish wish, int[] steps) {
        addRanges(relaxations, wish, steps, SHORTEST, TALLEST, KEPT_WITH);
    }

    private static void addRanges(
            List<Relaxation> relaxations, Wish wish, int[] steps, int least, int most, int keptWith) {
        for (int step : steps) {
            if (wish.to() + step <= most) {
                relaxations.add(new Relaxation(
                        Kind.UP_TO,
                        wish.to() + step - keptWith,
                        null,
                        wish.wanting(Wish.range(wish.from(), wish.to() + step))));
            }
            if (wish.from() - step >= least) {
                relaxations.add(new Relaxation(
                        Kind.FROM,
                        wish.from() - step - keptWith,
                        null,
                        wish.wanting(Wish.range(wish.from() - step, wish.to()))));
            }
        }
    }

    private static void addDistances(List<Relaxation> relaxations, Wish wish, int first, int last) {
        for (int step = first; step <= last; step++) {
            int farther = (int) wish.wanted() + step;
            if (farther < DistanceBucket.FARTHER.ordinal()) {
                int kilometres = DistanceBucket.values()[farther].limitKm();
                relaxations.add(new Relaxation(Kind.UP_TO, kilometres, null, wish.wanting(farther)));
            }
        }
    }

    private static void addWords(List<Relaxation> relaxations, Wish wish) {
        if (wish.criterion().preference() instanceof Choices<?> choices) {
            for (Enum<?> word : choices.vocabulary().getEnumConstants()) {
                long wanted = wish.wanted() | Words.telling(word);
                if (wanted != wish.wanted()) {
                    relaxations.add(new Relaxation(Kind.ALSO, 0, word, wish.wanting(wanted)));
                }
            }
        }
    }

    private static void addDays(List<Relaxation> relaxations, Wish wish) {
        for (int days : DAYS) {
            if (days > wish.wanted()) {
                relaxations.add(new Relaxation(Kind.UP_TO, days, null, wish.wanting(days)));
            }
        }
    }

    private static void addPercent(List<Relaxation> relaxations, Wish wish) {
        for (int percent : PERCENT) {
            if (percent + KEPT_WITH < wish.wanted()) {
                relaxations.add(new Relaxation(Kind.FROM, percent, null, wish.wanting(percent + KEPT_WITH)));
            }
        }
    }

    private static void addLess(List<Relaxation> relaxations, Wish wish, int keptWith) {
        for (int step : STEPS) {
            long less = wish.wanted() - step;
            if (less > keptWith) {
                relaxations.add(new Relaxation(Kind.FROM, (int) less - keptWith, null, wish.wanting(less)));
            }
        }
    }
}
