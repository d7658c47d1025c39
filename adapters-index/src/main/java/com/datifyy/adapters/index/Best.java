package com.datifyy.adapters.index;

import com.datifyy.application.matching.port.RankCursor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The best so far, in order: the higher rank first, equal ranks by the smaller id.
final class Best {
    private final int[] ids;
    private final int[] ranks;
    private final int[] points;
    private final int behindRank;
    private final int behindId;
    private int size;

    /// @param after where the page before ended
    Best(int limit, @Nullable RankCursor after) {
        ids = new int[limit];
        ranks = new int[limit];
        points = new int[limit];
        behindRank = after == null ? Integer.MAX_VALUE : after.rank();
        behindId = after == null ? Integer.MAX_VALUE : after.id().value();
    }

    /// Whether there are as many as are wanted.
    boolean isFull() {
        return size == ranks.length;
    }

    /// The lowest rank that may still do.
    int least() {
        return size < ranks.length ? 0 : ranks[size - 1];
    }

    /// The lowest rank with which somebody is better than the last of them, wherever the page before ended.
    int leastFor(int id) {
        return size < ranks.length ? 0 : ranks[size - 1] + (id < ids[size - 1] ? 0 : 1);
    }

    /// Whether somebody is better than the last of them, wherever the page before ended.
    boolean hasRoomFor(int id, int rank) {
        return rank >= leastFor(id);
    }

    /// Whether somebody would be among them.
    boolean takes(int id, int rank) {
        boolean behind = rank < behindRank || (rank == behindRank && id > behindId);
        return behind && hasRoomFor(id, rank);
    }

    /// Adds somebody whom it [#takes].
    void add(int id, int of, int rank) {
        int place = size < ranks.length ? size++ : size - 1;
        while (place > 0 && (ranks[place - 1] < rank || (ranks[place - 1] == rank && ids[place - 1] > id))) {
            ids[place] = ids[place - 1];
            ranks[place] = ranks[place - 1];
            points[place] = points[place - 1];
            place--;
        }
        ids[place] = id;
        ranks[place] = rank;
        points[place] = of;
    }

    List<Found> inOrder() {
        List<Found> all = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            all.add(new Found(ids[i], points[i], ranks[i]));
        }
        return all;
    }
}
