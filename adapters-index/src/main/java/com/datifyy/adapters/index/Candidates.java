package com.datifyy.adapters.index;

import com.datifyy.domain.matching.Compatibility;
import java.util.Arrays;

/// Rows of a segment with how well each is what the seeker looks for, to be gone through from the one on who
/// may have the highest rank.
///
/// A heap of numbers that say all there is to say: the highest rank in the upper bits, so that it decides,
/// and below it the points and the row.
final class Candidates {
    /// In hundredths of a percent, as [Compatibility] counts.
    static final int MOST_POINTS = 10_000;

    private static final int POINTS_BITS = 14;

    private long[] heap = new long[2 * Segment.BLOCK];
    private int count;

    /// The points together of somebody to whom the seeker means everything: nobody has more.
    ///
    /// @param points how well they are what the seeker looks for
    static int together(int points) {
        return Compatibility.geometricMean(points, MOST_POINTS);
    }

    /// The fewest points one way that make so many together with those of the other way.
    ///
    /// @param other more than 0, unless none are needed
    static int least(int together, int other) {
        return together <= 0 ? 0 : (together * together + other - 1) / other;
    }

    /// @param lift what comes to the points because people take turns
    void add(int row, int points, int lift) {
        if (count == heap.length) {
            heap = Arrays.copyOf(heap, 2 * count);
        }
        long added = (long) (together(points) + lift) << (POINTS_BITS + Segment.ROW_BITS)
                | (long) points << Segment.ROW_BITS
                | row;
        int place = count++;
        while (place > 0 && heap[(place - 1) / 2] < added) {
            heap[place] = heap[(place - 1) / 2];
            place = (place - 1) / 2;
        }
        heap[place] = added;
    }

    /// The highest rank that any of them may have; -1 when there are none.
    int mostRank() {
        return count == 0 ? -1 : (int) (heap[0] >>> (POINTS_BITS + Segment.ROW_BITS));
    }

    /// Of the one who may have the highest rank.
    int points() {
        return (int) (heap[0] >>> Segment.ROW_BITS) & (1 << POINTS_BITS) - 1;
    }

    /// Of the one who may have the highest rank.
    int row() {
        return (int) heap[0] & (1 << Segment.ROW_BITS) - 1;
    }

    /// Takes away the one who may have the highest rank.
    void remove() {
        long last = heap[--count];
        int place = 0;
        int child = 1;
        while (child < count) {
            child += child + 1 < count && heap[child + 1] > heap[child] ? 1 : 0;
            if (heap[child] <= last) {
                break;
            }
            heap[place] = heap[child];
            place = child;
            child = 2 * place + 1;
        }
        heap[place] = last;
    }

    void clear() {
        count = 0;
    }
}
