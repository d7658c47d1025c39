package com.datifyy.adapters.images.vp8;

/// Bits that were written with how likely each of them is zero (RFC 6386, 7).
final class BoolReader {
    private final byte[] bytes;
    private final int end;
    private int at;
    private int value;

    /// One less than the range that is left.
    private int range = 254;

    /// How many bits of the value are left beside the eight that the next bit is decided by; negative when too few
    /// are left for that.
    private int spare = -Byte.SIZE;

    BoolReader(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        at = from;
        end = to;
    }

    /// @param probability of zero, out of 256
    /// @throws IndexOutOfBoundsException when the bytes have ended
    int bit(int probability) {
        if (spare < 0) {
            if (at >= end) {
                throw new IndexOutOfBoundsException("the coded data ends");
            }
            value = (value << Byte.SIZE) | (bytes[at++] & 0xFF);
            spare += Byte.SIZE;
        }
        int split = (range * probability) >> Byte.SIZE;
        int bit = 0;
        int left = split + 1;
        if (value >> spare > split) {
            bit = 1;
            left = range - split;
            value -= (split + 1) << spare;
        }
        int shift = Integer.numberOfLeadingZeros(left) - (Integer.SIZE - Byte.SIZE);
        range = (left << shift) - 1;
        spare -= shift;
        return bit;
    }

    boolean flag() {
        return bit(128) == 1;
    }

    /// A number without a sign, its highest bit first.
    int number(int bits) {
        int number = 0;
        for (int i = 0; i < bits; i++) {
            number = (number << 1) | bit(128);
        }
        return number;
    }

    /// A number and its sign behind it.
    int signed(int bits) {
        int number = number(bits);
        return flag() ? -number : number;
    }

    /// A number and its sign, or zero when a flag says that there is none.
    int signedIfAny(int bits) {
        return flag() ? signed(bits) : 0;
    }
}
