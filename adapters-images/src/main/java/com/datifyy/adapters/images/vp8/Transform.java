package com.datifyy.adapters.images.vp8;

/// From coefficients back to differences (RFC 6386, 14).
final class Transform {
    private static final int BLOCK = Coefficients.BLOCK;

    private Transform() {}

    /// Makes of the coefficients of the means the first coefficient of each block of luma.
    static void means(int[] in, int[] values) {
        int[] half = new int[BLOCK];
        for (int i = 0; i < 4; i++) {
            int outer = in[i] + in[12 + i];
            int inner = in[4 + i] + in[8 + i];
            int innerLess = in[4 + i] - in[8 + i];
            int outerLess = in[i] - in[12 + i];
            half[i] = outer + inner;
            half[8 + i] = outer - inner;
            half[4 + i] = outerLess + innerLess;
            half[12 + i] = outerLess - innerLess;
        }
        for (int i = 0; i < 4; i++) {
            int first = half[4 * i] + 3;
            int outer = first + half[4 * i + 3];
            int inner = half[4 * i + 1] + half[4 * i + 2];
            int innerLess = half[4 * i + 1] - half[4 * i + 2];
            int outerLess = first - half[4 * i + 3];
            int at = 4 * BLOCK * i;
            values[at] = (short) ((outer + inner) >> 3);
            values[at + BLOCK] = (short) ((outerLess + innerLess) >> 3);
            values[at + 2 * BLOCK] = (short) ((outer - inner) >> 3);
            values[at + 3 * BLOCK] = (short) ((outerLess - innerLess) >> 3);
        }
    }

    /// Adds the differences of a block of four by four to what was predicted.
    static void add(int[] values, int block, byte[] samples, int at) {
        int[] half = new int[BLOCK];
        boolean any = false;
        for (int i = 0; i < 4; i++) {
            int first = values[block + i];
            int second = values[block + 4 + i];
            int third = values[block + 8 + i];
            int fourth = values[block + 12 + i];
            any |= (first | second | third | fourth) != 0;
            int sum = first + third;
            int less = first - third;
            int crossLess = shorter(second) - longer(fourth);
            int cross = longer(second) + shorter(fourth);
            half[4 * i] = sum + cross;
            half[4 * i + 1] = less + crossLess;
            half[4 * i + 2] = less - crossLess;
            half[4 * i + 3] = sum - cross;
        }
        if (!any) {
            return;
        }
        for (int i = 0; i < 4; i++) {
            int first = half[i] + 4;
            int sum = first + half[8 + i];
            int less = first - half[8 + i];
            int crossLess = shorter(half[4 + i]) - longer(half[12 + i]);
            int cross = longer(half[4 + i]) + shorter(half[12 + i]);
            int line = at + i * Square.STRIDE;
            add(samples, line, sum + cross);
            add(samples, line + 1, less + crossLess);
            add(samples, line + 2, less - crossLess);
            add(samples, line + 3, sum - cross);
        }
    }

    private static void add(byte[] samples, int at, int difference) {
        samples[at] = (byte) Math.clamp((samples[at] & 0xFF) + (difference >> 3), 0, 255);
    }

    /// Times the square root of two and the sine of an eighth of a turn's half.
    private static int shorter(int value) {
        return (value * 35_468) >> 16;
    }

    /// Times the square root of two and the cosine of the same.
    private static int longer(int value) {
        return ((value * 20_091) >> 16) + value;
    }
}
