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
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// One question about everybody, put by one person.
///
/// Areas and blocks are left out whose summaries rule everybody out. Of the others a [Shortlist] keeps who may
/// accept the seeker and might still be among the best: first by what their turn lifts them, then by how well
/// they are what the seeker looks for, added up wish by wish, then by everything that is demanded. Whoever is
/// left becomes one of the [Candidates]. From the one on who may have the highest rank it is worked out exactly
/// how well the seeker is what they look for ([OtherWay]): after each block for a few, so that there is soon
/// something to be measured by, and in the end until even somebody to whom the seeker meant everything could
/// not be among the best any more.
final class Question {
    private static final Check.Steps NOWHERE = new Check.Steps(Distances.UNKNOWN, Distances.UNKNOWN);
    private static final int EVERY_GENDER = 0xFF;

    /// How many are judged after each block, so that the others know better who comes into question.
    private static final int A_FEW = 6;

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
    private final Shortlist shortlist = new Shortlist();
    private Turns turns;

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
                    checks.add(born); // of whoever hides their age it decides otherwise
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
        turns = new Turns(rotation, new short[0]);
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
            turns = Turns.of(rotation, people);
            for (int area = 0; area < people.areas; area++) {
                gather(people, area, segment, best, hidden);
            }
            judge(people.rows, segment, Integer.MAX_VALUE, best, hidden);
            candidates.clear();
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
                gatherBlock(people, b, needed, steps, checkNear, best);
                judge(people.rows, segment, A_FEW, best, hidden);
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

    private void gatherBlock(Segment people, int b, int needed, Check.Steps steps, boolean checkNear, Best best) {
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
        int most = Candidates.together(start + open);
        if (most < best.least() - rotation.most()) {
            return;
        }
        Columns rows = people.rows;
        shortlist.takeAccepting(people, b, firstBirth, lastBirth, needed, gender);
        shortlist.keepPromising(rows, most, turns, best);
        shortlist.startFrom(start);
        for (int i = 0; i < wishes.length; i++) {
            if (verdictsOfBlock[i] == Check.MIXED) {
                open -= shares[i];
                shortlist.score(wishes[i], rows, shares[i], open);
            }
        }
        if (steps.nearest() < steps.farthest()) {
            shortlist.keepReaching(rows, home, steps.farthest());
        }
        if (checkNear && near != null) {
            shortlist.keep(near, rows, leastVerdict);
        }
        for (Check demand : demands) {
            shortlist.keep(demand, rows, leastVerdict);
        }
        if (activeSince > Long.MIN_VALUE) {
            shortlist.keepActive(rows, activeSince);
        }
        shortlist.addTo(candidates, rows, turns);
    }

    /// Works out the other way for those who may come first, and for more of them until there are as many of
    /// the best as are wanted.
    private void judge(Columns rows, int segment, int atMost, Best best, IntPredicate hidden) {
        for (int judged = 0; candidates.mostRank() >= best.least() && (judged < atMost || !best.isFull()); judged++) {
            judge(rows, segment, candidates.row(), candidates.points(), best, hidden);
            candidates.remove();
        }
    }

    private void judge(Columns rows, int segment, int row, int forOne, Best best, IntPredicate hidden) {
        int id = rows.ids[row];
        int lift = turns.liftOf(id, row);
        int needed = best.leastFor(id) - lift;
        if (id != seeker.owner().value() && Candidates.together(forOne) >= needed) {
            int forOther = otherWay.points(rows, row, Candidates.least(needed, forOne));
            if (forOther >= 0) {
                int points = Compatibility.geometricMean(forOne, forOther);
                int rank = points + lift;
                if (best.takes(id, rank) && !hidden.test(id) && snapshot.isCurrent(id, segment)) {
                    best.add(id, points, rank);
                }
            }
        }
    }

    /// Whether somebody could be among the answers at all.
    static boolean isShown(MatchCard card) {
        Standing standing = card.standing();
        return standing.takesPart()
                && card.visibility().shown()
                && card.traits().suffice();
    }
}
