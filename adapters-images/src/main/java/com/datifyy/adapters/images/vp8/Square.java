package com.datifyy.adapters.images.vp8;

/// The samples of one square while it is predicted and completed, with those above and to the left of it that it is
/// predicted from.
final class Square {
    static final int STRIDE = 32;

    /// Where its first sample is.
    static final int ORIGIN = STRIDE + 8;

    private static final byte NONE_ABOVE = 127;
    private static final byte NONE_LEFT = (byte) 129;

    final byte[] samples;
    private final int size;

    Square(int size) {
        this.size = size;
        samples = new byte[(size + 1) * STRIDE];
    }

    /// Puts the samples beside it into place.
    ///
    /// @param above what stands above the whole row of squares, before its edges were smoothed, and a few
    ///     samples more
    /// @param further how many samples right of those above it are of interest
    void surround(int row, int column, byte[] above, int further, Plane plane) {
        int x = column * size;
        for (int i = 0; i < size + further; i++) {
            samples[ORIGIN - STRIDE + i] = row == 0 ? NONE_ABOVE : above[x + i];
        }
        samples[ORIGIN - STRIDE - 1] = row == 0 ? NONE_ABOVE : column == 0 ? NONE_LEFT : above[x - 1];
        for (int y = 0; y < size; y++) {
            samples[ORIGIN + y * STRIDE - 1] = column == 0 ? NONE_LEFT : plane.samples[plane.current(y) + x - 1];
        }
    }

    void copyTo(Plane plane, int column) {
        for (int y = 0; y < size; y++) {
            System.arraycopy(samples, ORIGIN + y * STRIDE, plane.samples, plane.current(y) + column * size, size);
        }
    }
}
