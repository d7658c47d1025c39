package com.datifyy.adapters.index;

import com.datifyy.domain.matching.Criterion;
import com.datifyy.domain.matching.Criterion.Comparison;
import com.datifyy.domain.matching.MatchCard;
import com.datifyy.domain.matching.Wish;
import com.datifyy.domain.shared.DistanceBucket;

/// What most people demand of others, in the bits of one number, so that whether somebody meets it is a
/// subtraction: the oldest and the youngest age they accept, how far away, and which genders.
///
/// Each amount has a bit above it that the subtraction takes away where the amount is too small. It never
/// asks for more than the list of wishes does, and sometimes for less.
final class Asked {
    static final int LAST_AGE = 255;

    /// Where nothing is known of the seeker that could be too much or too little.
    static final int UNKNOWN_AGE = -1;

    private static final int GENDERS = 0xFF;

    /// Set when something is added to the genders that carries over unless there is none.
    private static final int SOME_GENDER = GENDERS + 1;

    private static final int REACH_SHIFT = 8;
    private static final int YOUNGEST_SHIFT = 13;
    private static final int OLDEST_SHIFT = 22;
    private static final int GUARDS = 1 << 12 | 1 << 21 | 1 << 30;
    private static final int LAST_STEP = DistanceBucket.FARTHER.ordinal();

    private Asked() {}

    static int of(MatchCard card) {
        int genders = GENDERS;
        int youngest = 0;
        int oldest = LAST_AGE;
        long reach = LAST_STEP;
        for (Wish wish : card.wishes()) {
            if (wish.isDemand()) {
                if (wish.criterion() == Criterion.GENDER) {
                    // of several, or with words that do not go into the bits, the list alone tells
                    boolean whole = genders == GENDERS && wish.wanted() > 0 && wish.wanted() < GENDERS;
                    genders = whole ? (int) wish.wanted() : GENDERS;
                } else if (wish.criterion().comparison() == Comparison.AGE) {
                    youngest = Math.max(youngest, wish.from());
                    oldest = Math.min(oldest, wish.to());
                } else if (wish.criterion().comparison() == Comparison.DISTANCE) {
                    reach = Math.min(reach, wish.wanted());
                }
            }
        }
        return genders
                | Math.clamp(reach, 0, LAST_STEP) << REACH_SHIFT
                | (LAST_AGE - Math.clamp(youngest, 0, LAST_AGE)) << YOUNGEST_SHIFT
                | Math.clamp(oldest, 0, LAST_AGE) << OLDEST_SHIFT;
    }

    /// What somebody must at least accept to accept a seeker.
    ///
    /// @param age in years, or [#UNKNOWN_AGE]
    /// @param step how far away the seeker is at least
    static int accepting(int age, int step) {
        int years = Math.clamp(age, 0, LAST_AGE);
        int ages = age == UNKNOWN_AGE ? 0 : (LAST_AGE - years) << YOUNGEST_SHIFT | years << OLDEST_SHIFT;
        return ages | step << REACH_SHIFT;
    }

    /// Whether somebody may accept a seeker.
    ///
    /// @param needed of the seeker, by [#accepting]
    /// @param genders the seeker's genders, as bits; all when they are not known
    static boolean meets(int asked, int needed, int genders) {
        int amounts = ((asked | GUARDS) - needed) & GUARDS;
        int anyGender = ((asked & genders) + GENDERS) & SOME_GENDER;
        return (amounts | anyGender) == (GUARDS | SOME_GENDER);
    }

    /// What is asked by nobody more than by any of two.
    static int least(int one, int other) {
        int amounts = 0;
        for (int shift : new int[] {REACH_SHIFT, YOUNGEST_SHIFT, OLDEST_SHIFT}) {
            int bits = shift == REACH_SHIFT ? 0xF : 0xFF;
            amounts |= Math.max(one >>> shift & bits, other >>> shift & bits) << shift;
        }
        return amounts | ((one | other) & GENDERS);
    }

    /// The last step of the distance scale somebody accepts.
    static int reach(int asked) {
        return asked >>> REACH_SHIFT & 0xF;
    }
}
