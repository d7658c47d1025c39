package com.datifyy.adapters.images.vp8;

import java.util.Arrays;

/// The coefficients of one square at a time (RFC 6386, 13), multiplied as its segment says, and ready to be
/// transformed: sixteen blocks of luma and four of each chroma, sixteen coefficients each.
final class Coefficients {
    static final int BLOCK = 16;
    static final int LUMA_BLOCKS = 16;

    private static final int BLOCKS = LUMA_BLOCKS + 8;

    /// Types of blocks: luma whose means stand apart, these means, chroma, and luma with its means.
    private static final int LUMA_WITHOUT_MEANS = 0;

    private static final int MEANS = 1;
    private static final int CHROMA = 2;
    private static final int LUMA = 3;

    private static final int[] ZIGZAG = {0, 1, 4, 8, 5, 2, 3, 6, 9, 12, 13, 10, 7, 11, 14, 15};

    /// Which coefficient is in which band; there is one behind the last, for what is never read.
    private static final int[] BANDS = {0, 1, 2, 3, 6, 4, 5, 6, 6, 6, 6, 6, 6, 6, 6, 7, 0};

    /// The probabilities of the bits behind large values, of which there are more the larger they are.
    private static final int[][] LARGE = {
        {173, 148, 140},
        {176, 155, 140, 135},
        {180, 157, 141, 134, 130},
        {254, 254, 243, 230, 196, 177, 153, 140, 133, 130, 129}
    };

    /// Which blocks above and to the left have coefficients: four of luma, two of each chroma, and the means.
    private static final int EDGE = 9;

    private static final int MEANS_EDGE = 8;

    private final byte[] probabilities;
    private final byte[] above;
    private final byte[] left = new byte[EDGE];
    private final int[] means = new int[BLOCK];

    final int[] values = new int[BLOCKS * BLOCK];

    Coefficients(Header header) {
        probabilities = header.coefficients;
        above = new byte[EDGE * header.columns()];
    }

    void beginRow() {
        Arrays.fill(left, (byte) 0);
    }

    /// A square that has none; one that is predicted as a whole has no means either.
    void none(int column, boolean whole) {
        Arrays.fill(values, 0);
        int edge = whole ? EDGE : MEANS_EDGE;
        Arrays.fill(left, 0, edge, (byte) 0);
        Arrays.fill(above, EDGE * column, EDGE * column + edge, (byte) 0);
    }

    /// @return whether any is left that changes the prediction
    boolean read(BoolReader bits, int column, boolean whole, Segment segment) {
        Arrays.fill(values, 0);
        int aboveAt = EDGE * column;
        boolean any = false;
        int first = 0;
        int type = LUMA;
        if (whole) {
            Arrays.fill(means, 0);
            int context = above[aboveAt + MEANS_EDGE] + left[MEANS_EDGE];
            int count = read(bits, MEANS, context, 0, segment.meansMean(), segment.means(), means, 0);
            byte some = (byte) (count > 0 ? 1 : 0);
            above[aboveAt + MEANS_EDGE] = some;
            left[MEANS_EDGE] = some;
            Transform.means(means, values);
            first = 1;
            type = LUMA_WITHOUT_MEANS;
        }
        for (int y = 0; y < 4; y++) {
            for (int x = 0; x < 4; x++) {
                int block = BLOCK * (4 * y + x);
                int context = above[aboveAt + x] + left[y];
                int count = read(bits, type, context, first, segment.lumaMean(), segment.luma(), values, block);
                byte some = (byte) (count > first ? 1 : 0);
                above[aboveAt + x] = some;
                left[y] = some;
                any |= count > 1 || values[block] != 0;
            }
        }
        for (int plane = 0; plane < 2; plane++) {
            int edge = 4 + 2 * plane;
            for (int y = 0; y < 2; y++) {
                for (int x = 0; x < 2; x++) {
                    int block = BLOCK * (LUMA_BLOCKS + 4 * plane + 2 * y + x);
                    int context = above[aboveAt + edge + x] + left[edge + y];
                    int count = read(bits, CHROMA, context, 0, segment.chromaMean(), segment.chroma(), values, block);
                    byte some = (byte) (count > 0 ? 1 : 0);
                    above[aboveAt + edge + x] = some;
                    left[edge + y] = some;
                    any |= count > 0;
                }
            }
        }
        return any;
    }

    /// @return one more than the place of the last coefficient that is told
    private int read(BoolReader bits, int type, int context, int first, int mean, int other, int[] into, int block) {
        int at = place(type, first, context);
        for (int i = first; i < BLOCK; i++) {
            if (bits.bit(probability(at, 0)) == 0) {
                return i;
            }
            while (bits.bit(probability(at, 1)) == 0) {
                i++;
                if (i == BLOCK) {
                    return BLOCK;
                }
                at = place(type, i, 0);
            }
            int value = 1;
            if (bits.bit(probability(at, 2)) == 1) {
                value = large(bits, at);
                at = place(type, i + 1, 2);
            } else {
                at = place(type, i + 1, 1);
            }
            int step = i == 0 ? mean : other;
            into[block + ZIGZAG[i]] = (short) ((bits.flag() ? -value : value) * step);
        }
        return BLOCK;
    }

    private int large(BoolReader bits, int at) {
        if (bits.bit(probability(at, 3)) == 0) {
            if (bits.bit(probability(at, 4)) == 0) {
                return 2;
            }
            return 3 + bits.bit(probability(at, 5));
        }
        if (bits.bit(probability(at, 6)) == 0) {
            if (bits.bit(probability(at, 7)) == 0) {
                return 5 + bits.bit(159);
            }
            return 7 + 2 * bits.bit(165) + bits.bit(145);
        }
        int upper = bits.bit(probability(at, 8));
        int category = 2 * upper + bits.bit(probability(at, 9 + upper));
        int more = 0;
        for (int probability : LARGE[category]) {
            more = 2 * more + bits.bit(probability);
        }
        return 3 + (8 << category) + more;
    }

    private static int place(int type, int coefficient, int context) {
        return ((type * Tables.BANDS + BANDS[coefficient]) * Tables.CONTEXTS + context) * Tables.PER_CONTEXT;
    }

    private int probability(int at, int which) {
        return probabilities[at + which] & 0xFF;
    }
}
