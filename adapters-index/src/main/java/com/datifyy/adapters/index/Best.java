package com.datifyy.adapters.index;

import com.datifyy.application.matching.port.RankCursor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The best so far, in order: more points first, equal points by the smaller id.
final class Best {
    private final int[] ids;
    private final int[] points;
    private final int behindPoints;
    private final int behindId;
    private int size;

    /// @param after where the page before ended
    Best(int limit, @Nullable RankCursor after) {
        ids = new int[limit];
        points = new int[limit];
        behindPoints = after == null ? Integer.MAX_VALUE : after.points();
        behindId = after == null ? Integer.MAX_VALUE : after.id().value();
    }

    /// The fewest points that may still do.
    int least() {
        return size < points.length ? 0 : points[size - 1];
    }

    /// Whether somebody is better than the last of them, wherever the page before ended.
    boolean hasRoomFor(int id, int of) {
        return size < points.length || of > least() || (of == least() && id < ids[size - 1]);
    }

    /// Whether somebody would be among them.
    boolean takes(int id, int of) {
        boolean behind = of < behindPoints || (of == behindPoints && id > behindId);
        return behind && hasRoomFor(id, of);
    }

    /// Adds somebody whom it [#takes].
    void add(int id, int of) {
        int place = size < points.length ? size++ : size - 1;
        while (place > 0 && (points[place - 1] < of || (points[place - 1] == of && ids[place - 1] > id))) {
            ids[place] = ids[place - 1];
            points[place] = points[place - 1];
            place--;
        }
        ids[place] = id;
        points[place] = of;
    }

    List<Found> inOrder() {
        List<Found> all = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            all.add(new Found(ids[i], points[i]));
        }
        return all;
    }
}
