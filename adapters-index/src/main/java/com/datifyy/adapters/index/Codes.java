package com.datifyy.adapters.index;

import java.util.Arrays;

/// A column of small numbers that takes one byte for each row as long as that is enough, then two, then
/// four; and nothing at all while every number is 0.
final class Codes {
    private static final byte[] NO_BYTES = {};
    private static final char[] NO_CHARS = {};
    private static final int[] NO_INTS = {};

    private static final int ALL_ZERO = 0;

    private int width = ALL_ZERO;
    private byte[] bytes = NO_BYTES;
    private char[] chars = NO_CHARS;
    private int[] ints = NO_INTS;

    int at(int row) {
        return switch (width) {
            case ALL_ZERO -> 0;
            case Byte.BYTES -> bytes[row] & 0xFF;
            case Character.BYTES -> chars[row];
            default -> ints[row];
        };
    }

    /// @param room how many rows there is room for; the same or more at every call
    void set(int row, int code, int room) {
        widen(code, room);
        switch (width) {
            case ALL_ZERO -> {}
            case Byte.BYTES -> bytes[row] = (byte) code;
            case Character.BYTES -> chars[row] = (char) code;
            default -> ints[row] = code;
        }
    }

    /// The rows in another order.
    Codes arranged(int[] order) {
        Codes arranged = new Codes();
        arranged.width = width;
        switch (width) {
            case ALL_ZERO -> {}
            case Byte.BYTES -> {
                arranged.bytes = new byte[order.length];
                for (int i = 0; i < order.length; i++) {
                    arranged.bytes[i] = bytes[order[i]];
                }
            }
            case Character.BYTES -> {
                arranged.chars = new char[order.length];
                for (int i = 0; i < order.length; i++) {
                    arranged.chars[i] = chars[order[i]];
                }
            }
            default -> {
                arranged.ints = new int[order.length];
                for (int i = 0; i < order.length; i++) {
                    arranged.ints[i] = ints[order[i]];
                }
            }
        }
        return arranged;
    }

    /// Adds the share of a wish to the points of each row, or takes it away.
    void score(int[] rows, int count, Judgement judgement, int share, int[] points) {
        switch (width) {
            case ALL_ZERO -> {
                int each = share * judgement.of(0);
                for (int i = 0; i < count; i++) {
                    points[i] += each;
                }
            }
            case Byte.BYTES -> {
                for (int i = 0; i < count; i++) {
                    points[i] += share * judgement.of(bytes[rows[i]] & 0xFF);
                }
            }
            case Character.BYTES -> {
                for (int i = 0; i < count; i++) {
                    points[i] += share * judgement.of(chars[rows[i]]);
                }
            }
            default -> {
                for (int i = 0; i < count; i++) {
                    points[i] += share * judgement.of(ints[rows[i]]);
                }
            }
        }
    }

    /// How many bytes the column takes.
    long size() {
        return bytes.length + (long) Character.BYTES * chars.length + (long) Integer.BYTES * ints.length;
    }

    private void widen(int code, int room) {
        int needed =
                code == 0 ? ALL_ZERO : code <= 0xFF ? Byte.BYTES : code <= 0xFFFF ? Character.BYTES : Integer.BYTES;
        int wider = Math.max(width, needed);
        if (wider == width) {
            grow(room);
            return;
        }
        switch (wider) {
            case Byte.BYTES -> bytes = new byte[room];
            case Character.BYTES -> {
                chars = new char[room];
                for (int i = 0; i < bytes.length; i++) {
                    chars[i] = (char) (bytes[i] & 0xFF);
                }
                bytes = NO_BYTES;
            }
            default -> {
                int[] all = new int[room];
                for (int i = 0; i < bytes.length; i++) {
                    all[i] = bytes[i] & 0xFF;
                }
                for (int i = 0; i < chars.length; i++) {
                    all[i] = chars[i];
                }
                ints = all;
                bytes = NO_BYTES;
                chars = NO_CHARS;
            }
        }
        width = wider;
    }

    private void grow(int room) {
        switch (width) {
            case ALL_ZERO -> {}
            case Byte.BYTES -> bytes = bytes.length < room ? Arrays.copyOf(bytes, room) : bytes;
            case Character.BYTES -> chars = chars.length < room ? Arrays.copyOf(chars, room) : chars;
            default -> ints = ints.length < room ? Arrays.copyOf(ints, room) : ints;
        }
    }
}
