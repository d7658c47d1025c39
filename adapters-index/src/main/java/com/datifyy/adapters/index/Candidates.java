package com.datifyy.adapters.index;

import java.util.Arrays;

/// Some rows of a segment with how well each is what the seeker looks for, to be gone through from the best
/// on.
final class Candidates {
    /// In hundredths of a percent, as [com.datifyy.domain.matching.Compatibility] counts.
    static final int MOST_POINTS = 10_000;

    /// How many are collected before they are judged.
    private static final int HANDFUL = 512;

    /// They are put in order by their points divided by so many powers of two.
    private static final int COARSE = 5;

    private final int[] rows = new int[HANDFUL + Segment.BLOCK];
    private final int[] points = new int[HANDFUL + Segment.BLOCK];
    private final int[] order = new int[HANDFUL + Segment.BLOCK];
    private final int[] starts = new int[(MOST_POINTS >> COARSE) + 2];
    private int count;

    /// Whether no other block must be added.
    boolean areAHandful() {
        return count >= HANDFUL;
    }

    /// Adds the first rows of a list, of at most a block, with their points.
    void add(int[] someRows, int[] theirPoints, int n) {
        System.arraycopy(someRows, 0, rows, count, n);
        System.arraycopy(theirPoints, 0, points, count, n);
        count += n;
    }

    int count() {
        return count;
    }

    /// Puts them in order, most points first, as finely as it pays.
    void order() {
        if (count == 0) {
            return;
        }
        Arrays.fill(starts, 0);
        for (int i = 0; i < count; i++) {
            starts[place(i) + 1]++;
        }
        for (int i = 1; i < starts.length; i++) {
            starts[i] += starts[i - 1];
        }
        for (int i = 0; i < count; i++) {
            order[starts[place(i)]++] = i;
        }
    }

    /// The row that comes in a place once they are in order.
    int row(int place) {
        return rows[order[place]];
    }

    /// Of the row in a place.
    int points(int place) {
        return points[order[place]];
    }

    /// What neither the row in a place nor any behind it has more than.
    int mostPointsFrom(int place) {
        return Math.min(MOST_POINTS, points(place) | (1 << COARSE) - 1);
    }

    void clear() {
        count = 0;
    }

    private int place(int candidate) {
        return (MOST_POINTS >> COARSE) - (points[candidate] >> COARSE);
    }
}
