package com.datifyy.adapters.index;

import com.datifyy.domain.shared.DistanceBucket;
import com.datifyy.domain.shared.GeoCell;

/// Points of the earth on the unit sphere, where comparing distances takes a few multiplications.
final class Sphere {
    static final double EARTH_RADIUS_KM = 6_371.0088;

    /// More than what rounding can add to a distance between a place and an area.
    private static final double SLACK_KM = 0.001;

    /// Closer to a boundary than this, relative to it, the domain decides.
    private static final double CLOSE = 1e-9;

    private static final DistanceBucket[] SCALE = DistanceBucket.values();

    /// The squared chords at which the steps of the scale end; of the last, farther than anything is.
    private static final double[] ENDS = ends();

    private Sphere() {}

    /// Writes the centre of a cell as three coordinates.
    static void point(GeoCell cell, double[] into, int offset) {
        double latitude = Math.toRadians(cell.latitude());
        double longitude = Math.toRadians(cell.longitude());
        into[offset] = Math.cos(latitude) * Math.cos(longitude);
        into[offset + 1] = Math.cos(latitude) * Math.sin(longitude);
        into[offset + 2] = Math.sin(latitude);
    }

    /// The step of the distance scale for a squared chord, or -1 when it is too close to the end of a step to
    /// tell.
    static int step(double squaredChord) {
        int step = 0;
        while (squaredChord > ENDS[step]) {
            step++;
        }
        boolean close = isClose(squaredChord, ENDS[step]) || (step > 0 && isClose(squaredChord, ENDS[step - 1]));
        return close ? -1 : step;
    }

    /// The lowest step anything can have that is at least so far away.
    static int lowestStep(double kilometres) {
        return DistanceBucket.of(Math.max(0, kilometres - SLACK_KM)).ordinal();
    }

    /// The highest step anything can have that is at most so far away.
    static int highestStep(double kilometres) {
        return DistanceBucket.of(kilometres + SLACK_KM).ordinal();
    }

    /// The distance between two points in kilometres.
    static double kilometres(double squaredChord) {
        return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(squaredChord) / 2));
    }

    static double squaredChord(double[] one, int at, double[] other, int otherAt) {
        double x = one[at] - other[otherAt];
        double y = one[at + 1] - other[otherAt + 1];
        double z = one[at + 2] - other[otherAt + 2];
        return x * x + y * y + z * z;
    }

    private static boolean isClose(double squaredChord, double end) {
        return Math.abs(squaredChord - end) <= CLOSE * end;
    }

    private static double[] ends() {
        double[] ends = new double[SCALE.length];
        for (int step = 0; step < ends.length; step++) {
            double half = SCALE[step].limitKm() / EARTH_RADIUS_KM / 2;
            double chord = 2 * Math.sin(half);
            ends[step] = half < Math.PI / 2 ? chord * chord : Double.MAX_VALUE;
        }
        return ends;
    }
}
