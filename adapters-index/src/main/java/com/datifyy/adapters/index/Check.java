package com.datifyy.adapters.index;

import com.datifyy.domain.matching.Criterion;
import com.datifyy.domain.matching.HiddenAge;
import com.datifyy.domain.matching.Moment;
import com.datifyy.domain.matching.Traits;
import com.datifyy.domain.matching.Verdicts;
import com.datifyy.domain.matching.Wish;

/// One wish, ready to be compared with many rows.
abstract sealed class Check {
    /// No verdict on a block as a whole.
    static final int MIXED = 9;

    /// How far the people of an area are from the seeker, in steps of the distance scale.
    ///
    /// @param nearest [Distances#UNKNOWN] where either place is not known
    record Steps(int nearest, int farthest) {}

    /// What the wish makes of a row: one of the numbers of [Judgement].
    abstract int of(Columns rows, int row);

    /// Keeps the rows whose verdict is at least so good, with their points.
    ///
    /// @return how many are left
    int keep(Columns columns, int[] rows, int[] points, int count, int least) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            rows[kept] = row;
            points[kept] = points[i];
            kept += of(columns, row) >= least ? 1 : 0;
        }
        return kept;
    }

    /// Adds the share of the wish to the points of each row, or takes it away.
    void score(Columns columns, int[] rows, int count, int share, int[] points) {
        for (int i = 0; i < count; i++) {
            points[i] += share * of(columns, rows[i]);
        }
    }

    /// The one verdict on a whole block, or [#MIXED].
    ///
    /// @param demanded whether only those are left whom it does not violate
    int ofBlock(Segment people, int block, Steps steps, boolean demanded) {
        return MIXED;
    }

    /// @param own the traits of the person who wishes
    /// @param distances from where that person lives
    static Check of(Wish wish, Traits own, Distances distances, Vocabulary.Reading words, Moment at) {
        Criterion column = Columns.columnOf(wish.criterion());
        long[] numbers = words.numbers(column);
        int codes = words.count(column);
        return switch (wish.criterion().comparison()) {
            case WORDS, AT_LEAST, AT_MOST ->
                new Coded(column, new Judgement(codes, code -> Verdicts.onNumber(wish, numbers[code])));
            case WITHIN ->
                wish.criterion() == Criterion.BORN
                        ? born(wish.from(), wish.to(), wish, at)
                        : new Coded(column, new Judgement(codes, code -> Verdicts.onNumber(wish, numbers[code])));
            case TEXTS -> {
                Sayings.Saying[] sayings = words.sayings(column);
                yield new Coded(column, new Judgement(codes, code -> Verdicts.onTexts(wish, sayings[code].texts())));
            }
            case SHARED ->
                new Coded(
                        column, new Judgement(codes, code -> Verdicts.onShared(wish, own.interests(), numbers[code])));
            case AGE -> born(firstWith(wish, at), lastWith(wish.from(), at), wish, at);
            case DISTANCE -> new Near(wish, distances);
            case VERIFIED -> new Verified();
            case ACTIVE_WITHIN -> new Active(Columns.nanos(Verdicts.activeSince(wish, at)));
        };
    }

    private static Born born(int first, int last, Wish wish, Moment at) {
        Wish whole = HiddenAge.whole(wish, at);
        return new Born(first, last, firstWith(whole, at), lastWith(whole.from(), at));
    }

    /// The first birth date, as traits hold it, with which somebody is not older than wished.
    private static int firstWith(Wish wish, Moment at) {
        return lastWith(wish.to() + 1L, at) + 1;
    }

    /// The last birth date, as traits hold it, with which somebody has reached an age; 0 when nobody has.
    static int lastWith(long age, Moment at) {
        return Math.toIntExact(Math.max(0, at.ages().lastBornWith(age) + Traits.DAY_ZERO));
    }

    /// The last birth date, as traits hold it, of an adult.
    static int lastOfAdults(Moment at) {
        return Math.toIntExact(at.adultsBornBy() + Traits.DAY_ZERO);
    }

    /// Decided by the code in one column.
    static final class Coded extends Check {
        private final int column;
        private final Judgement judgement;

        Coded(Criterion column, Judgement judgement) {
            this.column = column.ordinal();
            this.judgement = judgement;
        }

        @Override
        int of(Columns rows, int row) {
            return judgement.of(rows.traits[column].at(row));
        }

        Judgement judgement() {
            return judgement;
        }

        @Override
        void score(Columns columns, int[] rows, int count, int share, int[] points) {
            columns.traits[column].score(rows, count, judgement, share, points);
        }

        @Override
        int ofBlock(Segment people, int block, Steps steps, boolean demanded) {
            return isAbout(Criterion.GENDER) ? judgement.of(people.blockGender[block]) : MIXED;
        }

        boolean isAbout(Criterion criterion) {
            return column == criterion.ordinal();
        }
    }

    /// Born between two days; for whoever hides their age, between two that are mostly closer.
    static final class Born extends Check {
        final int first;
        final int last;
        private final int firstHidden;
        private final int lastHidden;

        Born(int first, int last, int firstHidden, int lastHidden) {
            this.first = first;
            this.last = last;
            this.firstHidden = Math.max(first, firstHidden);
            this.lastHidden = Math.min(last, lastHidden);
        }

        @Override
        int of(Columns rows, int row) {
            int birth = rows.births[row];
            boolean satisfied = birth >= first
                    && birth <= last
                    && (rows.showsAge[row] || (birth >= firstHidden && birth <= lastHidden));
            return satisfied ? Judgement.SATISFIED : Judgement.VIOLATED;
        }

        @Override
        int ofBlock(Segment people, int block, Steps steps, boolean demanded) {
            if (demanded || (people.firstBirth[block] >= firstHidden && people.lastBirth[block] <= lastHidden)) {
                return Judgement.SATISFIED;
            }
            return people.firstBirth[block] > last || people.lastBirth[block] < first ? Judgement.VIOLATED : MIXED;
        }
    }

    /// Not too far away; from where the seeker lives, when it is asked about blocks.
    static final class Near extends Check {
        final long steps;
        private final Distances distances;

        Near(Wish wish, Distances distances) {
            this.steps = wish.wanted();
            this.distances = distances;
        }

        @Override
        int of(Columns rows, int row) {
            int step = distances.stepOf(rows.cells.at(row));
            if (step == Distances.UNKNOWN) {
                return Judgement.UNKNOWN;
            }
            return step <= steps ? Judgement.SATISFIED : Judgement.VIOLATED;
        }

        @Override
        int ofBlock(Segment people, int block, Steps area, boolean demanded) {
            if (area.nearest() == Distances.UNKNOWN) {
                return Judgement.UNKNOWN;
            }
            if (demanded || area.farthest() <= steps) {
                return Judgement.SATISFIED;
            }
            return area.nearest() > steps ? Judgement.VIOLATED : MIXED;
        }
    }

    /// With a proven address.
    static final class Verified extends Check {
        @Override
        int of(Columns rows, int row) {
            return rows.verified[row] ? Judgement.SATISFIED : Judgement.VIOLATED;
        }

        @Override
        int ofBlock(Segment people, int block, Steps steps, boolean demanded) {
            return demanded ? Judgement.SATISFIED : MIXED;
        }
    }

    /// Lets others learn the age.
    static final class TellsAge extends Check {
        @Override
        int of(Columns rows, int row) {
            return rows.showsAge[row] ? Judgement.SATISFIED : Judgement.VIOLATED;
        }
    }

    /// Lets others learn of being there right now.
    static final class TellsOnline extends Check {
        @Override
        int of(Columns rows, int row) {
            return rows.showsOnline[row] ? Judgement.SATISFIED : Judgement.VIOLATED;
        }
    }

    /// Here since some moment.
    static final class Active extends Check {
        final long since;

        Active(long since) {
            this.since = since;
        }

        @Override
        int of(Columns rows, int row) {
            return rows.active[row] >= since ? Judgement.SATISFIED : Judgement.VIOLATED;
        }

        @Override
        int ofBlock(Segment people, int block, Steps steps, boolean demanded) {
            return demanded ? Judgement.SATISFIED : MIXED;
        }
    }
}
