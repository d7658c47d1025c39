package com.datifyy.domain.matching;

import java.util.ArrayList;
import java.util.List;

/// How well two people fit, each way and together.
///
/// Each way starts at one half. The other half is shared out among the scored wishes by the weight of their
/// strength; a satisfied wish adds its share, a missed one takes it away, and an unknown one does neither. The
/// shares are cut with integer arithmetic at running totals, so they add up to exactly one half, and the
/// contributions add up to exactly the score. Together the two ways give their geometric mean: one person's
/// enthusiasm does not make up for the other's indifference.
///
/// @param forOne how well the other is what one looks for
/// @param forOther how well one is what the other looks for
/// @param points 0 to 10,000, the geometric mean of both, rounded down
public record Compatibility(OneWay forOne, OneWay forOther, int points) {
    /// Where a one-way score begins: half of the 10,000 points.
    public static final int BASELINE = 5_000;

    private static final int STEP = 5;

    /// The compatibility of two people, with every contribution.
    public static Compatibility between(MatchCard one, MatchCard other, Moment at) {
        OneWay forOne = oneWay(one, other, at);
        OneWay forOther = oneWay(other, one, at);
        return new Compatibility(forOne, forOther, geometricMean(forOne.points(), forOther.points()));
    }

    /// The points alone; equal to those of [#between], without collecting the contributions.
    public static int pointsBetween(MatchCard one, MatchCard other, Moment at) {
        return geometricMean(oneWayPoints(one, other, at), oneWayPoints(other, one, at));
    }

    /// The score as the staff sees it: points rounded to whole percent, 0 to 100.
    public static int percent(int points) {
        return (points + 50) / 100;
    }

    /// The score as the two people are told it: in steps of five percent, so that looking again after a change of
    /// one's own wishes or answers tells less of what the other wishes.
    ///
    /// @param percent the score as the staff sees it
    public static int told(int percent) {
        return (percent + STEP / 2) / STEP * STEP;
    }

    private static OneWay oneWay(MatchCard seeker, MatchCard other, Moment at) {
        List<Contribution> contributions = new ArrayList<>();
        int points = BASELINE;
        int total = totalWeight(seeker);
        int reached = 0;
        for (Wish wish : seeker.wishes()) {
            if (wish.scored()) {
                int share = share(reached, wish.strength().weight(), total);
                reached += wish.strength().weight();
                Verdict verdict = Verdicts.of(wish, seeker.traits(), other, at);
                int contributed = signed(verdict, share);
                points += contributed;
                contributions.add(new Contribution(wish.criterion(), wish.strength(), verdict, contributed));
            }
        }
        return new OneWay(points, contributions);
    }

    private static int oneWayPoints(MatchCard seeker, MatchCard other, Moment at) {
        int points = BASELINE;
        int total = totalWeight(seeker);
        int reached = 0;
        for (Wish wish : seeker.wishes()) {
            if (wish.scored()) {
                int share = share(reached, wish.strength().weight(), total);
                reached += wish.strength().weight();
                points += signed(Verdicts.of(wish, seeker.traits(), other, at), share);
            }
        }
        return points;
    }

    private static int totalWeight(MatchCard seeker) {
        int total = 0;
        for (Wish wish : seeker.wishes()) {
            if (wish.scored()) {
                total += wish.strength().weight();
            }
        }
        return total;
    }

    /// What the wishes up to some weight share of the half that is shared out; a wish's own share is the
    /// difference that its weight makes.
    ///
    /// @param reached the weight of the wishes so far, 0 to the total
    /// @param total the weight of all scored wishes
    public static int sharedUpTo(int reached, int total) {
        return BASELINE * reached / total;
    }

    private static int share(int reached, int weight, int total) {
        return sharedUpTo(reached + weight, total) - sharedUpTo(reached, total);
    }

    private static int signed(Verdict verdict, int share) {
        return switch (verdict) {
            case SATISFIED -> share;
            case VIOLATED -> -share;
            case UNKNOWN -> 0;
        };
    }

    /// The points together: the integer square root of the product, rounded down; both are at most 10,000.
    public static int geometricMean(int a, int b) {
        int product = a * b;
        int root = (int) Math.sqrt(product);
        if (root * root > product) {
            root--;
        } else if ((root + 1) * (root + 1) <= product) {
            root++;
        }
        return root;
    }
}
