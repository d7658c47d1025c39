package com.datifyy.adapters.index;

import com.datifyy.domain.shared.DistanceBucket;
import com.datifyy.domain.shared.GeoCell;
import org.jspecify.annotations.Nullable;

/// How far every cell is from one place, in steps of the distance scale, worked out when a cell is met for the
/// first time.
final class Distances {
    /// Where either place is not known.
    static final int UNKNOWN = -1;

    private static final DistanceBucket[] SCALE = DistanceBucket.values();

    private final Vocabulary.Reading words;
    private final @Nullable GeoCell from;
    private final double[] origin = new double[3];

    /// The step plus one; 0 where it has not been worked out.
    private final byte[] steps;

    /// @param from the place's trait: the number of its cell plus one, or 0
    Distances(long from, Vocabulary.Reading words) {
        this.words = words;
        this.from = from == 0 ? null : GeoCell.ofNumber(Math.toIntExact(from - 1));
        this.steps = new byte[from == 0 ? 0 : words.cellCount()];
        if (this.from != null) {
            Sphere.point(this.from, origin, 0);
        }
    }

    boolean areKnown() {
        return from != null;
    }

    /// The step of a cell, or [#UNKNOWN].
    int stepOf(int cell) {
        if (cell == 0 || from == null) {
            return UNKNOWN;
        }
        int known = steps[cell];
        return known == 0 ? workOut(from, cell) : known - 1;
    }

    /// @return null where it is not known
    @Nullable
    DistanceBucket bucketOf(int cell) {
        int step = stepOf(cell);
        return step == UNKNOWN ? null : SCALE[step];
    }

    /// The distance to a point, in kilometres.
    double kilometresTo(double[] points, int at) {
        return Sphere.kilometres(Sphere.squaredChord(origin, 0, points, at));
    }

    private int workOut(GeoCell here, int cell) {
        int step = Sphere.step(Sphere.squaredChord(origin, 0, words.places(), 3 * cell));
        if (step < 0) {
            GeoCell there = GeoCell.ofNumber(Math.toIntExact(words.cell(cell) - 1));
            step = here.distanceTo(there).ordinal();
        }
        steps[cell] = (byte) (step + 1);
        return step;
    }
}
