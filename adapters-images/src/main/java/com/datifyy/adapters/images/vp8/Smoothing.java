package com.datifyy.adapters.images.vp8;

/// How strongly edges are smoothed (RFC 6386, 15.2).
///
/// @param edge how different the two sides of an edge may be and still be smoothed; zero for no smoothing at all
/// @param interior how different neighbours on one side may be
/// @param variance how different they have to be to be left as they are beside the edge
record Smoothing(int edge, int interior, int variance) {
    static final Smoothing NONE = new Smoothing(0, 0, 0);

    private static final int MOST = 63;

    static Smoothing of(int level, int sharpness) {
        int strength = Math.clamp(level, 0, MOST);
        if (strength == 0) {
            return NONE;
        }
        int interior = strength;
        if (sharpness > 0) {
            interior = Math.min(interior >> (sharpness > 4 ? 2 : 1), 9 - sharpness);
        }
        interior = Math.max(1, interior);
        return new Smoothing(2 * strength + interior, interior, strength >= 40 ? 2 : strength >= 15 ? 1 : 0);
    }

    boolean none() {
        return edge == 0;
    }
}
