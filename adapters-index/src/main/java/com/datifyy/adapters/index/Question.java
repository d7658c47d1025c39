package com.datifyy.adapters.index;

import com.datifyy.domain.matching.Compatibility;
import com.datifyy.domain.matching.Criterion;
import com.datifyy.domain.matching.Eligibility;
import com.datifyy.domain.matching.MatchCard;
import com.datifyy.domain.matching.Moment;
import com.datifyy.domain.matching.Rotation;
import com.datifyy.domain.matching.SearchFilters;
import com.datifyy.domain.matching.Standing;
import com.datifyy.domain.matching.Traits;
import com.datifyy.domain.matching.Wish;
import com.datifyy.domain.shared.DistanceBucket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// One question about everybody, put by one person.
///
/// It goes in two steps. First, areas and blocks are left out whose summaries rule everybody out, the rows of
/// the others are checked against what the seeker demands and what columns tell of the others' demands, and how
/// well each of the rest is what the seeker looks for is added up, wish by wish. Then, from the best of them
/// on, it is worked out exactly whether, and how well, the seeker is what they look for; until even somebody to
/// whom the seeker meant everything could not be among the best any more.
final class Question {
    private static final Check.Steps NOWHERE = new Check.Steps(Distances.UNKNOWN, Distances.UNKNOWN);
    private static final int EVERY_GENDER = 0xFF;

    private final Snapshot snapshot;
    private final Vocabulary.Reading words;
    private final MatchCard seeker;
    private final Moment at;
    private final Predicate<MatchCard> condition;
    private final Rotation rotation;

    /// From where the seeker lives, and from where the demanded distance is measured.
    private final Distances home;

    private final Distances origin;

    private final Check[] demands;
    private final int leastVerdict;
    private final Check[] wishes;
    private final int[] shares;
    private final boolean[] demanded;
    private final @Nullable Judgement demandedGender;
    private final Check.@Nullable Near near;

    private int firstBirth = 1;
    private int lastBirth;
    private long activeSince = Long.MIN_VALUE;
    private long farthest = DistanceBucket.FARTHER.ordinal();
    private final int gender;
    private final int age;

    private final OtherWay otherWay;
    private final Candidates candidates = new Candidates();
    private final int[] verdictsOfBlock;
    private final int[] block = new int[Segment.BLOCK];
    private final int[] blockPoints = new int[Segment.BLOCK];

    private Question(
            Snapshot snapshot,
            MatchCard seeker,
            List<Wish> needed,
            Traits from,
            int leastVerdict,
            @Nullable Instant since,
            Moment at,
            Predicate<MatchCard> condition,
            Rotation rotation) {
        this.snapshot = snapshot;
        this.words = snapshot.words();
        this.seeker = seeker;
        this.at = at;
        this.condition = condition;
        this.rotation = rotation;
        this.leastVerdict = leastVerdict;
        long place = seeker.traits().number(Criterion.DISTANCE);
        home = new Distances(place, words);
        long measuredFrom = from.number(Criterion.DISTANCE);
        origin = measuredFrom == place ? home : new Distances(measuredFrom, words);
        lastBirth = Check.lastOfAdults(at);
        if (since != null) {
            activeSince = Columns.nanos(since);
        }
        Judgement genders = null;
        Check.Near nearby = null;
        List<Check> checks = new ArrayList<>();
        if (since != null) {
            checks.add(new Check.TellsOnline());
        }
        for (Wish wish : needed) {
            if (leastVerdict > Judgement.UNKNOWN && wish.criterion() == Criterion.AGE) {
                checks.add(new Check.TellsAge()); // as filters have it
            }
            switch (Check.of(wish, from, origin, words, at)) {
                case Check.Born born -> {
                    firstBirth = Math.max(firstBirth, born.first);
                    lastBirth = Math.min(lastBirth, born.last);
                }
                case Check.Active active -> activeSince = Math.max(activeSince, active.since);
                case Check.Near near -> {
                    farthest = Math.min(farthest, near.steps);
                    nearby = near.steps == farthest ? near : nearby;
                }
                case Check.Coded coded
                when coded.isAbout(Criterion.GENDER) -> {
                    genders = coded.judgement();
                    checks.add(coded);
                }
                case Check other -> checks.add(other);
            }
        }
        demandedGender = genders;
        near = nearby;
        demands = checks.toArray(Check[]::new);
        List<Scored> scored = scored(seeker, leastVerdict == Judgement.UNKNOWN);
        wishes = scored.stream()
                .map(each -> Check.of(each.wish(), seeker.traits(), home, words, at))
                .toArray(Check[]::new);
        shares = scored.stream().mapToInt(Scored::share).toArray();
        demanded = new boolean[wishes.length];
        for (int i = 0; i < demanded.length; i++) {
            demanded[i] = scored.get(i).demanded();
        }
        long own = seeker.traits().number(Criterion.GENDER);
        gender = own == 0 ? EVERY_GENDER : own > 0 && own < 1 << Byte.SIZE ? (int) own : EVERY_GENDER;
        long birth = seeker.traits().number(Criterion.AGE);
        age = birth == 0 ? Asked.UNKNOWN_AGE : Math.clamp(at.ages().of(birth - Traits.DAY_ZERO), 0, Asked.LAST_AGE);
        verdictsOfBlock = new int[wishes.length];
        otherWay = new OtherWay(seeker, home, words, at);
    }

    /// A wish and its share of the points.
    ///
    /// @param demanded whether whoever violates it is not found anyway
    private record Scored(Wish wish, int share, boolean demanded) {}

    /// The seeker's scored wishes, those that weigh most first.
    private static List<Scored> scored(MatchCard seeker, boolean demanding) {
        List<Wish> wishes = seeker.wishes().stream().filter(Wish::scored).toList();
        int total = WishLists.totalWeight(wishes);
        int reached = 0;
        List<Scored> scored = new ArrayList<>();
        for (Wish wish : wishes) {
            int next = reached + wish.strength().weight();
            if (next > reached) {
                int share = Compatibility.sharedUpTo(next, total) - Compatibility.sharedUpTo(reached, total);
                scored.add(new Scored(wish, share, demanding && wish.isDemand()));
            }
            reached = next;
        }
        scored.sort(Comparator.comparingInt(Scored::share).reversed());
        return scored;
    }

    /// Who fits the seeker, and whom the seeker fits.
    static Question fitting(Snapshot snapshot, MatchCard seeker, Rotation rotation, Moment at) {
        List<Wish> demands = seeker.wishes().stream().filter(Wish::isDemand).toList();
        return new Question(
                snapshot,
                seeker,
                demands,
                seeker.traits(),
                Judgement.UNKNOWN,
                null,
                at,
                other -> Eligibility.fits(seeker, other, at),
                rotation);
    }

    /// Who passes the filters, and whose demands the seeker meets.
    static Question matching(Snapshot snapshot, MatchCard seeker, SearchFilters filters, Moment at) {
        Instant since = filters.onlineOnly() ? at.now().minus(SearchFilters.ONLINE) : null;
        return new Question(
                snapshot,
                seeker,
                filters.wishes(),
                filters.origin(),
                Judgement.SATISFIED,
                since,
                at,
                other -> !other.owner().equals(seeker.owner())
                        && Eligibility.isShown(other, at)
                        && filters.admit(other, at)
                        && Eligibility.meetsDemands(other, seeker, at),
                Rotation.NONE);
    }

    /// @param hidden who must not be found, by their ids
    void answer(Best best, IntPredicate hidden) {
        snapshot.tail().forEach((id, entry) -> {
            MatchCard card = entry.card();
            if (card != null && !hidden.test(id) && condition.test(card)) {
                int points = Compatibility.pointsBetween(seeker, card, at);
                int rank = points + rotation.liftOf(id);
                if (best.takes(id, rank)) {
                    best.add(id, points, rank);
                }
            }
        });
        for (int segment = 0; segment < snapshot.segments().size(); segment++) {
            Segment people = snapshot.segments().get(segment);
            for (int area = 0; area < people.areas; area++) {
                gather(people, area, segment, best, hidden);
            }
            judge(people.rows, segment, best, hidden);
        }
    }

    private void gather(Segment people, int area, int segment, Best best, IntPredicate hidden) {
        boolean placed = people.radii[area] >= 0;
        Check.Steps steps = placed ? steps(home, people, area) : NOWHERE;
        Check.Steps demandedSteps = !placed ? NOWHERE : origin == home ? steps : steps(origin, people, area);
        int nearest = Math.max(0, steps.nearest());
        int needed = Asked.accepting(age, nearest);
        boolean tooFar = demandedSteps.nearest() > farthest;
        boolean unplaced = near != null && leastVerdict > Judgement.UNKNOWN && demandedSteps.nearest() < 0;
        if (tooFar || unplaced || !Asked.meets(people.areaAsked[area], needed, gender)) {
            return;
        }
        boolean checkNear = near != null && demandedSteps.farthest() > farthest;
        for (int b = people.areaBlocks[area]; b < people.areaBlocks[area + 1]; b++) {
            if (mayHold(people, b, needed)) {
                gatherBlock(people, b, needed, steps, checkNear, best.least() - rotation.most());
                if (candidates.areAHandful()) {
                    judge(people.rows, segment, best, hidden);
                }
            }
        }
    }

    private static Check.Steps steps(Distances from, Segment people, int area) {
        if (!from.areKnown()) {
            return NOWHERE;
        }
        double middle = from.kilometresTo(people.centres, 3 * area);
        double radius = people.radii[area];
        return new Check.Steps(Sphere.lowestStep(middle - radius), Sphere.highestStep(middle + radius));
    }

    private boolean mayHold(Segment people, int b, int needed) {
        return people.firstBirth[b] <= lastBirth
                && people.lastBirth[b] >= firstBirth
                && (demandedGender == null || demandedGender.of(people.blockGender[b]) >= leastVerdict)
                && Asked.meets(people.blockAsked[b], needed, gender)
                && people.blockActive[b] >= activeSince;
    }

    private void gatherBlock(Segment people, int b, int needed, Check.Steps steps, boolean checkNear, int leastPoints) {
        // Together nobody has more points than the square root of 10,000 times one way.
        int enough = leastPoints <= 0 ? 0 : (int) ((long) leastPoints * leastPoints / Candidates.MOST_POINTS);
        int start = Compatibility.BASELINE;
        int open = 0;
        for (int i = 0; i < wishes.length; i++) {
            verdictsOfBlock[i] = wishes[i].ofBlock(people, b, steps, demanded[i]);
            if (verdictsOfBlock[i] == Check.MIXED) {
                open += shares[i];
            } else {
                start += shares[i] * verdictsOfBlock[i];
            }
        }
        if (start + open < enough) {
            return;
        }
        Columns rows = people.rows;
        int n = accepting(people, b, needed);
        if (activeSince > Long.MIN_VALUE) {
            n = activeEnough(rows, n);
        }
        if (checkNear && near != null) {
            n = near.keep(rows, block, n, leastVerdict);
        }
        if (steps.nearest() < steps.farthest()) {
            n = withinTheirReach(rows, n, steps.farthest());
        }
        for (Check demand : demands) {
            n = demand.keep(rows, block, n, leastVerdict);
        }
        Arrays.fill(blockPoints, 0, n, start);
        for (int i = 0; i < wishes.length && n > 0; i++) {
            if (verdictsOfBlock[i] == Check.MIXED) {
                wishes[i].score(rows, block, n, shares[i], blockPoints);
                open -= shares[i];
                n = promising(n, enough - open);
            }
        }
        candidates.add(block, blockPoints, n);
    }

    /// The rows of a block whose people have the right age and may accept the seeker.
    private int accepting(Segment people, int b, int needed) {
        Columns rows = people.rows;
        int n = 0;
        int to = people.blockRows[b + 1];
        if (people.firstBirth[b] >= firstBirth && people.lastBirth[b] <= lastBirth) {
            for (int row = people.blockRows[b]; row < to; row++) {
                block[n] = row;
                n += Asked.meets(rows.asked[row], needed, gender) ? 1 : 0;
            }
        } else {
            for (int row = people.blockRows[b]; row < to; row++) {
                block[n] = row;
                boolean rightAge = rows.births[row] >= firstBirth && rows.births[row] <= lastBirth;
                n += rightAge && Asked.meets(rows.asked[row], needed, gender) ? 1 : 0;
            }
        }
        return n;
    }

    private int activeEnough(Columns rows, int n) {
        int left = 0;
        for (int i = 0; i < n; i++) {
            int row = block[i];
            block[left] = row;
            left += rows.active[row] >= activeSince ? 1 : 0;
        }
        return left;
    }

    private int withinTheirReach(Columns rows, int n, int farthestStep) {
        int left = 0;
        for (int i = 0; i < n; i++) {
            int row = block[i];
            block[left] = row;
            int reach = Asked.reach(rows.asked[row]);
            left += reach >= farthestStep || home.stepOf(rows.cells.at(row)) <= reach ? 1 : 0;
        }
        return left;
    }

    /// Leaves out who cannot have enough points any more.
    private int promising(int n, int enoughSoFar) {
        int left = 0;
        for (int i = 0; i < n; i++) {
            int points = blockPoints[i];
            block[left] = block[i];
            blockPoints[left] = points;
            left += points >= enoughSoFar ? 1 : 0;
        }
        return left;
    }

    /// Works out the other way, beginning with those who are most what the seeker looks for.
    private void judge(Columns rows, int segment, Best best, IntPredicate hidden) {
        candidates.order();
        int own = seeker.owner().value();
        for (int i = 0; i < candidates.count(); i++) {
            if (Compatibility.geometricMean(candidates.mostPointsFrom(i), Candidates.MOST_POINTS)
                    < best.least() - rotation.most()) {
                break; // nor can anybody behind
            }
            int forOne = candidates.points(i);
            int row = candidates.row(i);
            int id = rows.ids[row];
            int lift = rotation.liftOf(id);
            if (id != own && best.hasRoomFor(id, Compatibility.geometricMean(forOne, Candidates.MOST_POINTS) + lift)) {
                int forOther = otherWay.points(rows, row);
                if (forOther >= 0) {
                    int points = Compatibility.geometricMean(forOne, forOther);
                    int rank = points + lift;
                    if (best.takes(id, rank) && !hidden.test(id) && snapshot.isCurrent(id, segment)) {
                        best.add(id, points, rank);
                    }
                }
            }
        }
        candidates.clear();
    }

    /// Whether somebody could be among the answers at all.
    static boolean isShown(MatchCard card) {
        Standing standing = card.standing();
        return standing.takesPart()
                && card.visibility().shown()
                && card.traits().suffice();
    }
}
