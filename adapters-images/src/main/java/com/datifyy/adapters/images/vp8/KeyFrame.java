package com.datifyy.adapters.images.vp8;

import java.util.concurrent.CancellationException;

/// A key frame of VP8, which is what a lossy WebP is: squares of sixteen by sixteen pixels, each predicted from
/// those before it and corrected, and smoothed where they meet.
///
/// Squares are predicted from what is not yet smoothed. So a row is decoded to its end, its last line is kept, and
/// then it is smoothed; and it is given out when the row below it is smoothed too, which changes its last lines.
public final class KeyFrame {
    private static final int LUMA = 16;
    private static final int CHROMA = 8;

    private final Header header;
    private final Modes modes;
    private final Coefficients coefficients;
    private final Plane luma;
    private final Plane blue;
    private final Plane red;
    private final Square lumaSquare = new Square(LUMA);
    private final Square blueSquare = new Square(CHROMA);
    private final Square redSquare = new Square(CHROMA);
    private final byte[] aboveLuma;
    private final byte[] aboveBlue;
    private final byte[] aboveRed;
    private final int[] edge = new int[13];

    /// How each square of a row is smoothed, and whether within as well.
    private final Smoothing[] smoothings;

    private final boolean[] within;

    private KeyFrame(Header header) {
        this.header = header;
        int columns = header.columns();
        modes = new Modes(header);
        coefficients = new Coefficients(header);
        luma = new Plane(LUMA, columns);
        blue = new Plane(CHROMA, columns);
        red = new Plane(CHROMA, columns);
        aboveLuma = new byte[LUMA * columns + 4];
        aboveBlue = new byte[CHROMA * columns];
        aboveRed = new byte[CHROMA * columns];
        smoothings = new Smoothing[columns];
        within = new boolean[columns];
    }

    /// Decodes the frame, and gives one pixel of so many in a row, and one line of so many, beginning with the first.
    ///
    /// @param from where the frame begins in the file
    /// @param to where it ends
    /// @param step of how many one is given
    /// @throws IndexOutOfBoundsException when it ends too early, or does not hold together
    /// @throws CancellationException when the thread is interrupted meanwhile
    public static void decode(byte[] file, int from, int to, int step, Lines lines) {
        Header header = new Header(file, from, to);
        new KeyFrame(header).decode(step, lines);
    }

    private void decode(int step, Lines lines) {
        Colours colours = new Colours(header, step, luma, blue, red);
        int rows = header.rows();
        for (int row = 0; row < rows; row++) {
            stopIfInterrupted();
            decodeRow(row);
            luma.bottom(aboveLuma);
            blue.bottom(aboveBlue);
            red.bottom(aboveRed);
            if (header.smoothed) {
                smoothRow(row);
            }
            give(row - 1, row, step, colours, lines);
            if (row < rows - 1) {
                luma.next();
                blue.next();
                red.next();
            }
        }
        give(rows - 1, rows - 1, step, colours, lines);
    }

    private static void stopIfInterrupted() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("nobody waits for the picture any more");
        }
    }

    /// @param row the one that is given out
    /// @param current the one that was decoded last
    private void give(int row, int current, int step, Colours colours, Lines lines) {
        int end = Math.min(header.height, LUMA * (row + 1));
        for (int y = LUMA * row; y < end; y++) {
            if (y >= 0 && y % step == 0) {
                lines.take(y / step, colours.line(y, LUMA * current));
            }
        }
    }

    private void decodeRow(int row) {
        BoolReader bits = header.partitions.get(row % header.partitions.size());
        modes.beginRow();
        coefficients.beginRow();
        for (int column = 0; column < header.columns(); column++) {
            modes.read(column);
            boolean any = false;
            if (modes.empty) {
                coefficients.none(column, modes.whole);
            } else {
                any = coefficients.read(bits, column, modes.whole, modes.segment);
            }
            smoothings[column] = modes.whole ? modes.segment.whole() : modes.segment.inFours();
            within[column] = !modes.whole || any;
            predictLuma(row, column);
            predictChroma(row, column, blueSquare, aboveBlue, blue, 0);
            predictChroma(row, column, redSquare, aboveRed, red, 4);
        }
    }

    private void predictLuma(int row, int column) {
        byte[] samples = lumaSquare.samples;
        lumaSquare.surround(row, column, aboveLuma, 4, luma);
        if (modes.whole) {
            Prediction.whole(samples, LUMA, modes.luma, column == 0, row == 0);
        } else {
            // what stands right above the square stands for what is not yet decoded right of it
            for (int y = 4; y < LUMA; y += 4) {
                System.arraycopy(
                        samples,
                        Square.ORIGIN - Square.STRIDE + LUMA,
                        samples,
                        Square.ORIGIN + (y - 1) * Square.STRIDE + LUMA,
                        4);
            }
        }
        for (int block = 0; block < Coefficients.LUMA_BLOCKS; block++) {
            int at = Square.ORIGIN + 4 * (block >> 2) * Square.STRIDE + 4 * (block & 3);
            if (!modes.whole) {
                Prediction.four(samples, at, modes.fours[block], edge);
            }
            Transform.add(coefficients.values, Coefficients.BLOCK * block, samples, at);
        }
        lumaSquare.copyTo(luma, column);
    }

    private void predictChroma(int row, int column, Square square, byte[] above, Plane plane, int firstBlock) {
        square.surround(row, column, above, 0, plane);
        Prediction.whole(square.samples, CHROMA, modes.chroma, column == 0, row == 0);
        for (int block = 0; block < 4; block++) {
            Transform.add(
                    coefficients.values,
                    Coefficients.BLOCK * (Coefficients.LUMA_BLOCKS + firstBlock + block),
                    square.samples,
                    Square.ORIGIN + 4 * (block >> 1) * Square.STRIDE + 4 * (block & 1));
        }
        square.copyTo(plane, column);
    }

    private void smoothRow(int row) {
        for (int column = 0; column < header.columns(); column++) {
            Smoothing smoothing = smoothings[column];
            if (smoothing.none()) {
                continue;
            }
            if (header.simple) {
                Edges.smoothSimply(luma, row, column, smoothing, within[column]);
            } else {
                Edges.smooth(luma, blue, red, row, column, smoothing, within[column]);
            }
        }
    }
}
