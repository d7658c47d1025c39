package com.datifyy.domain.matching;

import com.datifyy.domain.preferences.AgeRange;

/// What of an age counts where somebody hides it: which of a few steps it is in, and no more.
///
/// The steps are 18 to 24 and then five years each. A range meets a hidden age only if it holds all of the step.
/// So nobody is shown to somebody whose range leaves them out, and whoever asks for one range after the other
/// learns the step at most.
public final class HiddenAge {
    private static final int YEARS = 5;
    private static final int SECOND_STEP = 25;

    private HiddenAge() {}

    /// A wish for an age, or for having been born within a time, as a wish for the ages whose steps it holds
    /// completely; for none, if the range ends before it begins.
    public static Wish whole(Wish wish, Moment at) {
        return new Wish(
                Criterion.AGE,
                wish.strength(),
                Wish.range(first(wish, at), last(wish, at)),
                wish.texts(),
                wish.scored());
    }

    /// @param day the other person's birth date as traits hold it, 0 when it is not known
    static Verdict verdict(Wish wish, long day, Moment at) {
        return Verdicts.onAge(first(wish, at), last(wish, at), day, at);
    }

    private static int first(Wish wish, Moment at) {
        int from = isBirth(wish) ? at.ages().of(wish.to() + 1L - Traits.DAY_ZERO) + 1 : wish.from();
        if (from <= AgeRange.ANY.min()) {
            return AgeRange.ANY.min();
        }
        return Math.max(SECOND_STEP, (from + YEARS - 1) / YEARS * YEARS);
    }

    private static int last(Wish wish, Moment at) {
        int to = isBirth(wish) ? at.ages().of(wish.from() - 1L - Traits.DAY_ZERO) - 1 : wish.to();
        int next = (to + 1) / YEARS * YEARS;
        return next < SECOND_STEP ? 0 : next - 1;
    }

    private static boolean isBirth(Wish wish) {
        return wish.criterion() == Criterion.BORN;
    }
}
