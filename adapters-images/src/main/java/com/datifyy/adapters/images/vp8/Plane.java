package com.datifyy.adapters.images.vp8;

import java.util.Arrays;

/// The samples of two rows of squares, the one that is being decoded and the one above it, and of the line above
/// these.
final class Plane {
    final int stride;
    final byte[] samples;
    private final int size;

    /// @param size how many lines a square has
    Plane(int size, int columns) {
        this.size = size;
        stride = size * columns;
        samples = new byte[(1 + 2 * size) * stride];
    }

    /// Where a line begins of the row that is being decoded; those above it have negative numbers.
    int current(int line) {
        return (1 + size + line) * stride;
    }

    /// Goes on to the next row of squares.
    void next() {
        System.arraycopy(samples, size * stride, samples, 0, (1 + size) * stride);
    }

    /// The last line of the row, and its last sample a few times more.
    void bottom(byte[] into) {
        System.arraycopy(samples, current(size - 1), into, 0, stride);
        Arrays.fill(into, stride, into.length, into[stride - 1]);
    }
}
