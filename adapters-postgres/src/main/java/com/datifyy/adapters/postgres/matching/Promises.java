package com.datifyy.adapters.postgres.matching;

import com.datifyy.domain.matching.Compatibility;
import com.datifyy.domain.matching.Rotation;
import java.util.Arrays;

/// People who may be among the best, as far as their outlines tell: whoever would be shown first, had they
/// the ranks they promise, comes first.
///
/// There may be hundreds of thousands, of whom few are taken out. So each is a number, by how much their rank
/// is lower than any can be and behind that their id, and the numbers are a heap with the smallest on top.
final class Promises {
    private static final int COMPLETELY = 10_000;

    private final Rotation rotation;
    private final int highest;
    private long[] heap = {};
    private int size;

    Promises(Rotation rotation) {
        this.rotation = rotation;
        this.highest = COMPLETELY + rotation.most();
    }

    /// Takes people in, whom the seeker may please completely.
    ///
    /// @param most the most points that each can have in the eyes of the seeker
    void add(int[] ids, int most) {
        if (heap.length < size + ids.length) {
            heap = Arrays.copyOf(heap, Math.max(2 * size, size + ids.length));
        }
        int points = together(most);
        for (int id : ids) {
            int rank = points + rotation.liftOf(id);
            rise((long) (highest - rank) << Integer.SIZE | id, size++);
        }
    }

    boolean isEmpty() {
        return size == 0;
    }

    /// Who comes first.
    int id() {
        return (int) heap[0];
    }

    /// The highest rank that whoever comes first can have.
    int rank() {
        return highest - (int) (heap[0] >>> Integer.SIZE);
    }

    /// Takes out whoever comes first.
    void next() {
        sink(heap[--size]);
    }

    /// The highest rank that anybody can have who has no more points than these in the eyes of the seeker.
    static int highest(int most, Rotation rotation) {
        return together(most) + rotation.most();
    }

    /// The highest rank that somebody can have who has no more points than these in the eyes of one of the two.
    static int rank(int most, int id, Rotation rotation) {
        return together(most) + rotation.liftOf(id);
    }

    private void rise(long number, int from) {
        int place = from;
        while (place > 0 && heap[(place - 1) / 2] > number) {
            heap[place] = heap[(place - 1) / 2];
            place = (place - 1) / 2;
        }
        heap[place] = number;
    }

    private void sink(long number) {
        int place = 0;
        int child = 1;
        while (child < size) {
            if (child + 1 < size && heap[child + 1] < heap[child]) {
                child++;
            }
            if (heap[child] >= number) {
                break;
            }
            heap[place] = heap[child];
            place = child;
            child = 2 * place + 1;
        }
        heap[place] = number;
    }

    private static int together(int most) {
        return Compatibility.geometricMean(most, COMPLETELY);
    }
}
