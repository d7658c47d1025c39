package com.datifyy.adapters.images.vp8;

import java.util.Arrays;

/// How a square is predicted, and what else is said of it before its coefficients (RFC 6386, 10 and 11): of one
/// square at a time, from the left to the right and from the top.
final class Modes {
    /// The ways to predict a whole square, and what of them the squares beside it are told by.
    static final int MEAN = 0;

    static final int ABOVE = 2;
    static final int LEFT = 3;
    static final int BOTH = 1;

    /// The ways to predict four by four, of which the first four are named above.
    static final int DOWN_LEFT = 4;

    static final int DOWN_RIGHT = 5;
    static final int VERTICAL_RIGHT = 6;
    static final int VERTICAL_LEFT = 7;
    static final int HORIZONTAL_DOWN = 8;
    static final int HORIZONTAL_UP = 9;

    /// Where to go on after which bit, or the mode, negative.
    private static final int[] TREE = {
        -MEAN,
        2,
        -BOTH,
        4,
        -ABOVE,
        6,
        8,
        12,
        -LEFT,
        10,
        -DOWN_RIGHT,
        -VERTICAL_RIGHT,
        -DOWN_LEFT,
        14,
        -VERTICAL_LEFT,
        16,
        -HORIZONTAL_DOWN,
        -HORIZONTAL_UP
    };

    private static final int MODES = 10;
    private static final int FOURS = 4;

    private final Header header;
    private final byte[] above;
    private final byte[] left = new byte[FOURS];

    /// Of the square that was read last, from here on.
    Segment segment;

    /// Whether it is said to have no coefficients.
    boolean empty;

    /// Whether it is predicted as a whole, and not in squares of four by four.
    boolean whole;

    int luma;
    int chroma;
    final int[] fours = new int[FOURS * FOURS];

    Modes(Header header) {
        this.header = header;
        above = new byte[FOURS * header.columns()];
        segment = header.segments.getFirst();
    }

    void beginRow() {
        Arrays.fill(left, (byte) MEAN);
    }

    void read(int column) {
        BoolReader bits = header.modes;
        byte[] probabilities = header.segmentProbabilities;
        if (probabilities != null) {
            int upper = bits.bit(probabilities[0] & 0xFF);
            segment = header.segments.get(2 * upper + bits.bit(probabilities[1 + upper] & 0xFF));
        }
        empty = header.coefficientsLikely >= 0 && bits.bit(header.coefficientsLikely) == 1;
        whole = bits.bit(145) == 1;
        if (whole) {
            luma = bits.bit(156) == 1 ? (bits.bit(128) == 1 ? BOTH : LEFT) : bits.bit(163) == 1 ? ABOVE : MEAN;
            Arrays.fill(above, FOURS * column, FOURS * column + FOURS, (byte) luma);
            Arrays.fill(left, (byte) luma);
        } else {
            readFours(bits, FOURS * column);
        }
        chroma = bits.bit(142) == 0 ? MEAN : bits.bit(114) == 0 ? ABOVE : bits.bit(183) == 1 ? BOTH : LEFT;
    }

    private void readFours(BoolReader bits, int first) {
        for (int y = 0; y < FOURS; y++) {
            int mode = left[y];
            for (int x = 0; x < FOURS; x++) {
                int probabilities = (above[first + x] * MODES + mode) * (MODES - 1);
                int at = 0;
                do {
                    at = TREE[at + bits.bit(Tables.MODES[probabilities + (at >> 1)] & 0xFF)];
                } while (at > 0);
                mode = -at;
                fours[FOURS * y + x] = mode;
                above[first + x] = (byte) mode;
            }
            left[y] = (byte) mode;
        }
    }
}
