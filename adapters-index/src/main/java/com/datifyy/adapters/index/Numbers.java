package com.datifyy.adapters.index;

import java.util.Arrays;

/// A dictionary of numbers: each has a code in the order in which they were met, and 0 has the code 0.
///
/// It only grows, by one thread: a code once given keeps its meaning, so readers need not be kept from the
/// writer.
final class Numbers {
    private static final int FIRST_ROOM = 16;

    private long[] values = new long[FIRST_ROOM];
    private int[] table = new int[2 * FIRST_ROOM];
    private int size = 1;

    int code(long value) {
        if (value == 0) {
            return 0;
        }
        int slot = slotOf(value);
        if (table[slot] == 0) {
            if (size == values.length) {
                grow();
                slot = slotOf(value);
            }
            values[size] = value;
            table[slot] = size++;
        }
        return table[slot];
    }

    int size() {
        return size;
    }

    /// The values by their codes; there may be more than [#size] of them.
    long[] values() {
        return values;
    }

    long bytes() {
        return (long) Long.BYTES * values.length + (long) Integer.BYTES * table.length;
    }

    private int slotOf(long value) {
        int mask = table.length - 1;
        int slot = (int) ((value * 0x9E3779B97F4A7C15L) >>> 32) & mask;
        while (table[slot] != 0 && values[table[slot]] != value) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        values = Arrays.copyOf(values, 2 * size);
        table = new int[2 * values.length];
        for (int code = 1; code < size; code++) {
            table[slotOf(values[code])] = code;
        }
    }
}
