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
/// @param number the new end of the range, in years, kilometres, centimetres or pieces; 0 where there is none
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

    /// Traits hold a height as centimetres plus one, since 0 means unknown.
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

    /// The demand with every step taken at once.
    static Wish widest(Wish wish) {
        return switch (wish.criterion().comparison()) {
            case AGE -> wish.wanting(Wish.range(wish.from() - WIDEST, wish.to() + WIDEST));
            case DISTANCE -> wish.wanting(Math.min(DistanceBucket.FARTHER.ordinal(), wish.wanted() + FARTHEST));
            case WORDS, TEXTS, WITHIN, AT_LEAST, AT_MOST, SHARED, VERIFIED, ACTIVE_WITHIN -> wish;
        };
    }

    private static void addSteps(List<Relaxation> relaxations, Wish wish) {
        switch (wish.criterion().comparison()) {
            case AGE -> addRanges(relaxations, wish, AgeRange.ANY.min(), AgeRange.ANY.max(), 0);
            case WITHIN -> addRanges(relaxations, wish, SHORTEST, TALLEST, KEPT_WITH);
            case DISTANCE -> addDistances(relaxations, wish);
            case WORDS -> addWords(relaxations, wish);
            case AT_LEAST -> {
                if (wish.criterion() == Criterion.EXPERIENCE) {
                    addLess(relaxations, wish, KEPT_WITH);
                }
            }
            case SHARED -> addLess(relaxations, wish, 0);
            case TEXTS, AT_MOST, VERIFIED, ACTIVE_WITHIN -> {}
        }
    }

    private static void addRanges(List<Relaxation> relaxations, Wish wish, int least, int most, int keptWith) {
        for (int step : STEPS) {
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

    private static void addDistances(List<Relaxation> relaxations, Wish wish) {
        for (int step = 1; step <= FARTHEST; step++) {
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

    private static void addLess(List<Relaxation> relaxations, Wish wish, int keptWith) {
        for (int step : STEPS) {
            long less = wish.wanted() - step;
            if (less > keptWith) {
                relaxations.add(new Relaxation(Kind.FROM, (int) less - keptWith, null, wish.wanting(less)));
            }
        }
    }
}
