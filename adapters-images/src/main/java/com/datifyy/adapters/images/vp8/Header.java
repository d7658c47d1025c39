package com.datifyy.adapters.images.vp8;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a key frame says before its squares (RFC 6386, 9).
final class Header {
    private static final int TAG = 10;
    private static final int SIDE = 0x3FFF;
    private static final int SEGMENTS = 4;
    private static final int PARTITION_SIZE = 3;

    final int width;
    final int height;

    /// Whether edges are smoothed the simple way: with fewer neighbours, and of the brightness only.
    final boolean simple;

    /// Whether any edge is smoothed.
    final boolean smoothed;

    final List<Segment> segments;

    /// How likely a square belongs to which segment, or null when all belong to the first.
    final byte @Nullable [] segmentProbabilities;

    /// How likely a square has coefficients, or -1 when that is not said.
    final int coefficientsLikely;

    final byte[] coefficients = Tables.coefficients();

    /// Goes on with the modes of the squares.
    final BoolReader modes;

    /// The coefficients: every so many rows of squares from the same.
    final List<BoolReader> partitions;

    /// @throws IndexOutOfBoundsException when it ends too early, or is no key frame that is shown
    Header(byte[] file, int from, int to) {
        if (to - from < TAG) {
            throw new IndexOutOfBoundsException("no frame");
        }
        int tag = number(file, from, PARTITION_SIZE);
        boolean keyFrame = (tag & 1) == 0;
        boolean known = ((tag >> 1) & 7) <= 3;
        boolean shown = ((tag >> 4) & 1) == 1;
        if (!keyFrame || !known || !shown || number(file, from + 3, 3) != 0x2A019D) {
            throw new IndexOutOfBoundsException("no key frame that is shown");
        }
        width = number(file, from + 6, 2) & SIDE;
        height = number(file, from + 8, 2) & SIDE;
        int second = from + TAG + (tag >> 5);
        if (width == 0 || height == 0 || second > to) {
            throw new IndexOutOfBoundsException("nothing in the frame, or more than there is");
        }
        BoolReader bits = new BoolReader(file, from + TAG, second);
        bits.flag(); // the space of colours, of which there is one
        bits.flag(); // whether sums can leave their range: they are held in it anyway
        int[] indexes = new int[SEGMENTS];
        int[] levels = new int[SEGMENTS];
        boolean segmented = bits.flag();
        boolean absolute = false;
        byte[] probabilities = null;
        if (segmented) {
            boolean mapped = bits.flag();
            if (bits.flag()) {
                absolute = bits.flag();
                fill(indexes, bits, 7);
                fill(levels, bits, 6);
            }
            if (mapped) {
                probabilities = segmentProbabilities(bits);
            }
        }
        segmentProbabilities = probabilities;
        simple = bits.flag();
        int level = bits.number(6);
        smoothed = level > 0;
        int sharpness = bits.number(3);
        int whole = 0;
        int inFours = 0;
        boolean byKind = bits.flag();
        boolean told = byKind && bits.flag();
        if (told) {
            int[] byFrame = new int[4];
            int[] byMode = new int[4];
            fill(byFrame, bits, 6);
            fill(byMode, bits, 6);
            whole = byFrame[0];
            inFours = byFrame[0] + byMode[0];
        }
        partitions = partitions(file, second, to, 1 << bits.number(2));
        int index = bits.number(7);
        var differences = Segment.Differences.of(bits);
        List<Segment> all = new ArrayList<>();
        for (int i = 0; i < SEGMENTS; i++) {
            int base = segmented && absolute ? levels[i] : level + levels[i];
            all.add(Segment.of(
                    segmented && absolute ? indexes[i] : index + indexes[i],
                    differences,
                    Smoothing.of(base + whole, sharpness),
                    Smoothing.of(base + inFours, sharpness)));
        }
        segments = List.copyOf(all);
        bits.flag(); // whether the probabilities are for later frames too
        for (int i = 0; i < coefficients.length; i++) {
            if (bits.bit(Tables.COEFFICIENT_UPDATES[i] & 0xFF) == 1) {
                coefficients[i] = (byte) bits.number(Byte.SIZE);
            }
        }
        coefficientsLikely = bits.flag() ? bits.number(Byte.SIZE) : -1;
        modes = bits;
    }

    int columns() {
        return (width + 15) >> 4;
    }

    int rows() {
        return (height + 15) >> 4;
    }

    private static void fill(int[] numbers, BoolReader bits, int size) {
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = bits.signedIfAny(size);
        }
    }

    private static byte[] segmentProbabilities(BoolReader bits) {
        byte[] probabilities = new byte[SEGMENTS - 1];
        for (int i = 0; i < probabilities.length; i++) {
            probabilities[i] = (byte) (bits.flag() ? bits.number(Byte.SIZE) : 255);
        }
        return probabilities;
    }

    private static List<BoolReader> partitions(byte[] file, int sizes, int to, int count) {
        int at = sizes + PARTITION_SIZE * (count - 1);
        if (at >= to) {
            throw new IndexOutOfBoundsException("no coefficients");
        }
        List<BoolReader> partitions = new ArrayList<>();
        for (int i = 0; i < count - 1; i++) {
            int end = Math.min(to, at + number(file, sizes + PARTITION_SIZE * i, PARTITION_SIZE));
            partitions.add(new BoolReader(file, at, end));
            at = end;
        }
        partitions.add(new BoolReader(file, at, to));
        return List.copyOf(partitions);
    }

    private static int number(byte[] file, int at, int bytes) {
        int number = 0;
        for (int i = bytes - 1; i >= 0; i--) {
            number = (number << Byte.SIZE) | (file[at + i] & 0xFF);
        }
        return number;
    }
}
