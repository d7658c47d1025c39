package com.datifyy.adapters.images.vp8;

import java.util.Arrays;

/// What a square is like, going by the samples above and to the left of it (RFC 6386, 12).
final class Prediction {
    private static final int STRIDE = Square.STRIDE;

    private Prediction() {}

    /// A whole square of luma or chroma.
    static void whole(byte[] samples, int size, int mode, boolean first, boolean top) {
        int at = Square.ORIGIN;
        switch (mode) {
            case Modes.MEAN -> {
                int mean = mean(samples, size, first, top);
                for (int y = 0; y < size; y++) {
                    fill(samples, at + y * STRIDE, size, mean);
                }
            }
            case Modes.ABOVE -> {
                for (int y = 0; y < size; y++) {
                    System.arraycopy(samples, at - STRIDE, samples, at + y * STRIDE, size);
                }
            }
            case Modes.LEFT -> {
                for (int y = 0; y < size; y++) {
                    fill(samples, at + y * STRIDE, size, samples[at + y * STRIDE - 1]);
                }
            }
            default -> both(samples, at, size);
        }
    }

    /// @param first whether nothing is to the left
    /// @param top whether nothing is above
    private static int mean(byte[] samples, int size, boolean first, boolean top) {
        if (first && top) {
            return 128;
        }
        int sum = 0;
        for (int i = 0; i < size; i++) {
            sum += top ? 0 : samples[Square.ORIGIN - STRIDE + i] & 0xFF;
            sum += first ? 0 : samples[Square.ORIGIN + i * STRIDE - 1] & 0xFF;
        }
        int count = first || top ? size : 2 * size;
        return (sum + count / 2) / count;
    }

    private static void fill(byte[] samples, int at, int count, int value) {
        Arrays.fill(samples, at, at + count, (byte) value);
    }

    /// The sample to the left, as much lighter as the one above is lighter than the corner.
    private static void both(byte[] samples, int at, int size) {
        int corner = samples[at - STRIDE - 1] & 0xFF;
        for (int y = 0; y < size; y++) {
            int line = at + y * STRIDE;
            int less = (samples[line - 1] & 0xFF) - corner;
            for (int x = 0; x < size; x++) {
                samples[line + x] = (byte) Math.clamp((samples[at - STRIDE + x] & 0xFF) + less, 0, 255);
            }
        }
    }

    /// A square of four by four.
    ///
    /// @param edge room for the thirteen samples around it, from the lowest on the left to the last
    ///     above on the right
    static void four(byte[] samples, int at, int mode, int[] edge) {
        for (int i = 0; i < 4; i++) {
            edge[i] = samples[at + (3 - i) * STRIDE - 1] & 0xFF;
        }
        for (int i = 0; i < 9; i++) {
            edge[4 + i] = samples[at - STRIDE - 1 + i] & 0xFF;
        }
        switch (mode) {
            case Modes.MEAN -> {
                int sum = 4;
                for (int i = 0; i < 4; i++) {
                    sum += edge[i] + edge[5 + i];
                }
                for (int y = 0; y < 4; y++) {
                    fill(samples, at + y * STRIDE, 4, sum >> 3);
                }
            }
            case Modes.BOTH -> both(samples, at, 4);
            case Modes.ABOVE -> {
                for (int x = 0; x < 4; x++) {
                    int value = mean(edge, 4 + x);
                    for (int y = 0; y < 4; y++) {
                        samples[at + y * STRIDE + x] = (byte) value;
                    }
                }
            }
            case Modes.LEFT -> {
                for (int y = 0; y < 3; y++) {
                    fill(samples, at + y * STRIDE, 4, mean(edge, 2 - y));
                }
                fill(samples, at + 3 * STRIDE, 4, mean(edge[1], edge[0], edge[0]));
            }
            case Modes.DOWN_LEFT -> {
                for (int i = 0; i < 6; i++) {
                    diagonal(samples, at, i, mean(edge, 5 + i));
                }
                diagonal(samples, at, 6, mean(edge[11], edge[12], edge[12]));
            }
            case Modes.DOWN_RIGHT -> {
                for (int y = 0; y < 4; y++) {
                    for (int x = 0; x < 4; x++) {
                        samples[at + y * STRIDE + x] = (byte) mean(edge, 3 - y + x);
                    }
                }
            }
            case Modes.VERTICAL_RIGHT -> verticalRight(samples, at, edge);
            case Modes.VERTICAL_LEFT -> verticalLeft(samples, at, edge);
            case Modes.HORIZONTAL_DOWN -> horizontalDown(samples, at, edge);
            default -> horizontalUp(samples, at, edge);
        }
    }

    /// Those whose places add up to the same.
    private static void diagonal(byte[] samples, int at, int sum, int value) {
        for (int y = Math.max(0, sum - 3); y <= Math.min(3, sum); y++) {
            samples[at + y * STRIDE + sum - y] = (byte) value;
        }
    }

    private static void verticalRight(byte[] samples, int at, int[] edge) {
        set(samples, at, 0, 3, mean(edge, 1));
        set(samples, at, 0, 2, mean(edge, 2));
        for (int x = 0; x < 4; x++) {
            int even = between(edge, 4 + x);
            int odd = mean(edge, 3 + x);
            set(samples, at, x, 0, even);
            set(samples, at, x, 1, odd);
            if (x < 3) {
                set(samples, at, x + 1, 2, even);
                set(samples, at, x + 1, 3, odd);
            }
        }
    }

    private static void verticalLeft(byte[] samples, int at, int[] edge) {
        for (int x = 0; x < 4; x++) {
            int even = between(edge, 5 + x);
            int odd = mean(edge, 5 + x);
            set(samples, at, x, 0, even);
            set(samples, at, x, 1, odd);
            if (x > 0) {
                set(samples, at, x - 1, 2, even);
                set(samples, at, x - 1, 3, odd);
            }
        }
        set(samples, at, 3, 2, mean(edge, 9));
        set(samples, at, 3, 3, mean(edge, 10));
    }

    private static void horizontalDown(byte[] samples, int at, int[] edge) {
        for (int y = 0; y < 4; y++) {
            int even = between(edge, 3 - y);
            int odd = mean(edge, 3 - y);
            set(samples, at, 0, y, even);
            set(samples, at, 1, y, odd);
            if (y < 3) {
                set(samples, at, 2, y + 1, even);
                set(samples, at, 3, y + 1, odd);
            }
        }
        set(samples, at, 2, 0, mean(edge, 4));
        set(samples, at, 3, 0, mean(edge, 5));
    }

    private static void horizontalUp(byte[] samples, int at, int[] edge) {
        for (int y = 0; y < 3; y++) {
            int even = between(edge, 2 - y);
            int odd = y < 2 ? mean(edge, 1 - y) : mean(edge[1], edge[0], edge[0]);
            set(samples, at, 0, y, even);
            set(samples, at, 1, y, odd);
            if (y > 0) {
                set(samples, at, 2, y - 1, even);
                set(samples, at, 3, y - 1, odd);
            }
        }
        fill(samples, at + 2 * STRIDE + 2, 2, edge[0]);
        fill(samples, at + 3 * STRIDE, 4, edge[0]);
    }

    private static void set(byte[] samples, int at, int x, int y, int value) {
        samples[at + y * STRIDE + x] = (byte) value;
    }

    /// Between this one of the edge and the next.
    private static int between(int[] edge, int from) {
        return (edge[from] + edge[from + 1] + 1) >> 1;
    }

    /// Of three of the edge, the middle one counted twice.
    private static int mean(int[] edge, int from) {
        return mean(edge[from], edge[from + 1], edge[from + 2]);
    }

    private static int mean(int first, int second, int third) {
        return (first + 2 * second + third + 2) >> 2;
    }
}
