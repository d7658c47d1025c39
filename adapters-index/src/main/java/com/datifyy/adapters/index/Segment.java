package com.datifyy.adapters.index;

import com.datifyy.domain.matching.Criterion;
import com.datifyy.domain.matching.Exposure;
import java.util.Arrays;
import java.util.stream.IntStream;

/// People in the order of the square degree they live in, their gender, the genders they look for and their
/// birth date, cut into blocks that can be left out as a whole: each block says what holds for all of its
/// people.
///
/// The blocks of one square degree are an area, with a centre and a radius that nobody in it is farther away
/// than.
final class Segment {
    /// How many people a block has at most.
    static final int BLOCK = 256;

    /// How many bits the number of a row has.
    static final int ROW_BITS = 24;

    private static final int MOST_ROWS = 1 << ROW_BITS;

    /// Births are put in order by weeks or so.
    private static final int BIRTH_COARSE = 3;

    private static final int BIRTH_BITS = 15;
    private static final int WANTED_BITS = 3;
    private static final int GENDER_BITS = 4;
    private static final int WANTED_SHIFT = ROW_BITS + BIRTH_BITS;
    private static final int GENDER_SHIFT = WANTED_SHIFT + WANTED_BITS;
    private static final int TILE_SHIFT = GENDER_SHIFT + GENDER_BITS;
    private static final int DEGREES_AROUND = 360;

    private static final short[] NO_RESTS = {};

    final Columns rows;

    final int areas;
    /// Where each area's blocks begin, and the end of the last.
    final int[] areaBlocks;
    /// Three coordinates for each area.
    final double[] centres;

    /// Kilometres, or a negative number for those whose place is not known.
    final double[] radii;

    /// What nobody in an area asks more than, as [Asked] puts it.
    final int[] areaAsked;

    /// Where each block's rows begin, and the end of the last.
    final int[] blockRows;

    final int[] blockGender;
    final int[] firstBirth;
    final int[] lastBirth;
    final int[] blockAsked;
    final long[] blockActive;

    /// Who must not be found in older segments.
    final int[] gone;

    private final int[] sortedIds;

    private volatile Rests rests = new Rests(Exposure.NONE, NO_RESTS);

    /// How many points everybody is lifted by an exposure, in the order of the rows.
    @SuppressWarnings("ArrayRecordComponent") // only carries them; never compared
    private record Rests(Exposure exposure, short[] byRow) {}

    /// Everybody there was at first, so that nobody has to ask whom it has.
    ///
    /// @param unsorted rows that are not used any more by anybody else
    static Segment oldest(Columns unsorted, Vocabulary.Reading words) {
        return new Segment(unsorted, words, new int[0], false);
    }

    /// Later changes.
    ///
    /// @param gone the ids of those who are in older segments, and must not be found any more
    static Segment newer(Columns unsorted, Vocabulary.Reading words, int[] gone) {
        return new Segment(unsorted, words, gone, true);
    }

    private Segment(Columns unsorted, Vocabulary.Reading words, int[] gone, boolean askedFor) {
        if (unsorted.size > MOST_ROWS) {
            throw new IllegalStateException("more than " + MOST_ROWS + " people");
        }
        long[] keys = keys(unsorted, words);
        Arrays.sort(keys);
        int[] order = new int[keys.length];
        for (int i = 0; i < keys.length; i++) {
            order[i] = (int) (keys[i] & (MOST_ROWS - 1));
        }
        rows = unsorted.arranged(order);
        sortedIds = askedFor
                ? IntStream.concat(Arrays.stream(rows.ids), Arrays.stream(gone))
                        .sorted()
                        .toArray()
                : gone;
        this.gone = gone;
        int count = rows.size;

        int[] starts = new int[count + 1];
        int[] areaStarts = new int[count + 1];
        Codes gender = rows.traits[Criterion.GENDER.ordinal()];
        int blocks = 0;
        int areaCount = 0;
        for (int row = 0; row < count; row++) {
            boolean newArea = row == 0 || keys[row] >>> TILE_SHIFT != keys[row - 1] >>> TILE_SHIFT;
            if (newArea) {
                areaStarts[areaCount++] = blocks;
            }
            boolean newBlock = newArea || keys[row] >>> WANTED_SHIFT != keys[row - 1] >>> WANTED_SHIFT;
            if (newBlock || gender.at(row) != gender.at(row - 1) || row - starts[blocks - 1] == BLOCK) {
                starts[blocks++] = row;
            }
        }
        starts[blocks] = count;
        areaStarts[areaCount] = blocks;
        areas = areaCount;
        areaBlocks = Arrays.copyOf(areaStarts, areaCount + 1);
        blockRows = Arrays.copyOf(starts, blocks + 1);

        blockGender = new int[blocks];
        firstBirth = new int[blocks];
        lastBirth = new int[blocks];
        blockAsked = new int[blocks];
        blockActive = new long[blocks];
        for (int block = 0; block < blocks; block++) {
            summarise(block);
        }
        centres = new double[3 * areas];
        radii = new double[areas];
        areaAsked = new int[areas];
        for (int area = 0; area < areas; area++) {
            measure(area, words);
        }
    }

    /// Whether somebody is in it.
    boolean has(int id) {
        return Arrays.binarySearch(sortedIds, id) >= 0;
    }

    /// How many points everybody is lifted by an exposure, in the order of the rows; empty where nobody is.
    ///
    /// On one day the exposure is always the same, so they are looked up once.
    @SuppressWarnings("ReferenceEquality") // another one that says the same is looked up once more
    short[] rests(Exposure exposure) {
        if (exposure.most() == 0) {
            return NO_RESTS;
        }
        Rests latest = rests;
        if (latest.exposure() != exposure) {
            short[] byRow = new short[rows.size];
            for (int row = 0; row < byRow.length; row++) {
                byRow[row] = (short) exposure.restOf(rows.ids[row]);
            }
            latest = new Rests(exposure, byRow);
            rests = latest;
        }
        return latest.byRow();
    }

    /// Looks up beforehand what the first question would have to look up, by the exposure that another
    /// segment was asked for.
    void liftAs(Segment other) {
        short[] _ = rests(other.rests.exposure());
    }

    long bytes() {
        return rows.bytes()
                + (long) Integer.BYTES * (areaBlocks.length + blockRows.length + sortedIds.length)
                + (long) Short.BYTES * rests.byRow().length
                + areas * 36L
                + blockGender.length * 24L;
    }

    private void summarise(int block) {
        int from = blockRows[block];
        int to = blockRows[block + 1];
        blockGender[block] = rows.traits[Criterion.GENDER.ordinal()].at(from);
        int first = Integer.MAX_VALUE;
        int last = 0;
        int asked = 0;
        long active = Long.MIN_VALUE;
        for (int row = from; row < to; row++) {
            first = Math.min(first, rows.births[row]);
            last = Math.max(last, rows.births[row]);
            asked = Asked.least(asked, rows.asked[row]);
            active = Math.max(active, rows.active[row]);
        }
        firstBirth[block] = first;
        lastBirth[block] = last;
        blockAsked[block] = asked;
        blockActive[block] = active;
    }

    private void measure(int area, Vocabulary.Reading words) {
        for (int block = areaBlocks[area]; block < areaBlocks[area + 1]; block++) {
            areaAsked[area] = Asked.least(areaAsked[area], blockAsked[block]);
        }
        int from = blockRows[areaBlocks[area]];
        int to = blockRows[areaBlocks[area + 1]];
        if (rows.cells.at(from) == 0) {
            radii[area] = -1;
            return;
        }
        double[] sum = new double[3];
        for (int row = from; row < to; row++) {
            int place = 3 * rows.cells.at(row);
            for (int axis = 0; axis < 3; axis++) {
                sum[axis] += words.places()[place + axis];
            }
        }
        double length = Math.sqrt(sum[0] * sum[0] + sum[1] * sum[1] + sum[2] * sum[2]);
        for (int axis = 0; axis < 3; axis++) {
            centres[3 * area + axis] = sum[axis] / length;
        }
        double farthest = 0;
        for (int row = from; row < to; row++) {
            farthest =
                    Math.max(farthest, Sphere.squaredChord(centres, 3 * area, words.places(), 3 * rows.cells.at(row)));
        }
        radii[area] = Sphere.kilometres(farthest);
    }

    private static long[] keys(Columns rows, Vocabulary.Reading words) {
        int[] tiles = new int[words.cellCount()];
        for (int cell = 1; cell < tiles.length; cell++) {
            tiles[cell] = tile(words.places(), 3 * cell);
        }
        Codes genders = rows.traits[Criterion.GENDER.ordinal()];
        long[] keys = new long[rows.size];
        for (int row = 0; row < keys.length; row++) {
            long gender = Math.min((1 << GENDER_BITS) - 1, genders.at(row));
            long wanted = rows.asked[row] & (1 << WANTED_BITS) - 1;
            long birth = Math.min((1 << BIRTH_BITS) - 1, rows.births[row] >> BIRTH_COARSE);
            keys[row] = (long) tiles[rows.cells.at(row)] << TILE_SHIFT
                    | gender << GENDER_SHIFT
                    | wanted << WANTED_SHIFT
                    | birth << ROW_BITS
                    | row;
        }
        return keys;
    }

    /// The square degree a point lies in, from 1.
    private static int tile(double[] points, int at) {
        double latitude = Math.toDegrees(Math.asin(Math.clamp(points[at + 2], -1, 1)));
        double longitude = Math.toDegrees(Math.atan2(points[at + 1], points[at]));
        int row = Math.clamp((int) Math.floor(latitude + 90), 0, 179);
        int column = Math.clamp((int) Math.floor(longitude + 180), 0, DEGREES_AROUND - 1);
        return 1 + row * DEGREES_AROUND + column;
    }
}
