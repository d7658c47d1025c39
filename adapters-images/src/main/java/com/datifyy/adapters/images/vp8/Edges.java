package com.datifyy.adapters.images.vp8;

/// Smooths the edges of a square and within it (RFC 6386, 15): the one to the left, the upright ones within, the
/// one above, and the level ones within.
final class Edges {
    private static final int LUMA = 16;
    private static final int CHROMA = 8;
    private static final int FOUR = 4;

    /// How much more may differ at the edge of a square than within it.
    private static final int SQUARE = 4;

    private Edges() {}

    /// @param within whether edges within the square are smoothed as well
    static void smooth(Plane plane, int size, int row, int column, Smoothing smoothing, boolean within) {
        byte[] samples = plane.samples;
        int at = plane.current(0) + column * size;
        int down = plane.stride;
        if (column > 0) {
            ofSquare(samples, at, 1, down, size, smoothing);
        }
        if (within) {
            for (int i = FOUR; i < size; i += FOUR) {
                inside(samples, at + i, 1, down, size, smoothing);
            }
        }
        if (row > 0) {
            ofSquare(samples, at, down, 1, size, smoothing);
        }
        if (within) {
            for (int i = FOUR; i < size; i += FOUR) {
                inside(samples, at + i * down, down, 1, size, smoothing);
            }
        }
    }

    /// The simple way, which is for luma only.
    static void smoothSimply(Plane plane, int row, int column, Smoothing smoothing, boolean within) {
        byte[] samples = plane.samples;
        int at = plane.current(0) + column * LUMA;
        int down = plane.stride;
        if (column > 0) {
            simple(samples, at, 1, down, smoothing.edge() + SQUARE);
        }
        if (within) {
            for (int i = FOUR; i < LUMA; i += FOUR) {
                simple(samples, at + i, 1, down, smoothing.edge());
            }
        }
        if (row > 0) {
            simple(samples, at, down, 1, smoothing.edge() + SQUARE);
        }
        if (within) {
            for (int i = FOUR; i < LUMA; i += FOUR) {
                simple(samples, at + i * down, down, 1, smoothing.edge());
            }
        }
    }

    static void smooth(
            Plane luma, Plane first, Plane second, int row, int column, Smoothing smoothing, boolean within) {
        smooth(luma, LUMA, row, column, smoothing, within);
        smooth(first, CHROMA, row, column, smoothing, within);
        smooth(second, CHROMA, row, column, smoothing, within);
    }

    /// @param at the first sample behind the edge
    /// @param across from one sample to the next over the edge
    /// @param along from one to the next beside it
    private static void simple(byte[] samples, int at, int across, int along, int limit) {
        for (int i = 0, sample = at; i < LUMA; i++, sample += along) {
            if (little(samples, sample, across, limit)) {
                two(samples, sample, across, true);
            }
        }
    }

    private static void ofSquare(byte[] samples, int at, int across, int along, int count, Smoothing smoothing) {
        for (int i = 0, sample = at; i < count; i++, sample += along) {
            if (little(samples, sample, across, smoothing.edge() + SQUARE)
                    && smooth(samples, sample, across, smoothing.interior())) {
                if (varied(samples, sample, across, smoothing.variance())) {
                    two(samples, sample, across, true);
                } else {
                    six(samples, sample, across);
                }
            }
        }
    }

    private static void inside(byte[] samples, int at, int across, int along, int count, Smoothing smoothing) {
        for (int i = 0, sample = at; i < count; i++, sample += along) {
            if (little(samples, sample, across, smoothing.edge())
                    && smooth(samples, sample, across, smoothing.interior())) {
                if (varied(samples, sample, across, smoothing.variance())) {
                    two(samples, sample, across, true);
                } else {
                    int step = two(samples, sample, across, false);
                    int change = (step + 1) >> 1;
                    add(samples, sample - 2 * across, change);
                    add(samples, sample + across, -change);
                }
            }
        }
    }

    /// Whether the edge is not more than coding made it.
    private static boolean little(byte[] samples, int at, int across, int limit) {
        int edge = difference(samples, at - across, at);
        int around = difference(samples, at - 2 * across, at + across);
        return 2 * edge + (around >> 1) <= limit;
    }

    private static boolean smooth(byte[] samples, int at, int across, int limit) {
        return difference(samples, at - 4 * across, at - 3 * across) <= limit
                && difference(samples, at - 3 * across, at - 2 * across) <= limit
                && difference(samples, at - 2 * across, at - across) <= limit
                && difference(samples, at + 3 * across, at + 2 * across) <= limit
                && difference(samples, at + 2 * across, at + across) <= limit
                && difference(samples, at + across, at) <= limit;
    }

    private static boolean varied(byte[] samples, int at, int across, int limit) {
        return difference(samples, at - 2 * across, at - across) > limit
                || difference(samples, at + across, at) > limit;
    }

    /// Changes the two samples at the edge.
    ///
    /// @return by how much the one behind it
    private static int two(byte[] samples, int at, int across, boolean outer) {
        int change = 3 * less(samples, at, at - across);
        if (outer) {
            change += signed(less(samples, at - 2 * across, at + across));
        }
        change = signed(change);
        int behind = Math.min(change + 4, 127) >> 3;
        int before = Math.min(change + 3, 127) >> 3;
        add(samples, at - across, before);
        add(samples, at, -behind);
        return behind;
    }

    /// Changes three samples on each side.
    private static void six(byte[] samples, int at, int across) {
        int change = signed(3 * less(samples, at, at - across) + signed(less(samples, at - 2 * across, at + across)));
        int most = (27 * change + 63) >> 7;
        int more = (18 * change + 63) >> 7;
        int some = (9 * change + 63) >> 7;
        add(samples, at - 3 * across, some);
        add(samples, at - 2 * across, more);
        add(samples, at - across, most);
        add(samples, at, -most);
        add(samples, at + across, -more);
        add(samples, at + 2 * across, -some);
    }

    private static int less(byte[] samples, int at, int other) {
        return (samples[at] & 0xFF) - (samples[other] & 0xFF);
    }

    private static int difference(byte[] samples, int at, int other) {
        return Math.abs(less(samples, at, other));
    }

    private static void add(byte[] samples, int at, int change) {
        samples[at] = (byte) Math.clamp((samples[at] & 0xFF) + change, 0, 255);
    }

    private static int signed(int value) {
        return Math.clamp(value, -128, 127);
    }
}
