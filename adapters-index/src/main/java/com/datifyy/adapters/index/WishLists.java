package com.datifyy.adapters.index;

import com.datifyy.domain.matching.Wish;
import java.util.Arrays;
import java.util.List;

/// Lists of wishes, each kept once: the weight of its scored wishes, how many wishes there are, and their
/// codes, as numbers of seven bits a byte. A list is known by where it begins.
final class WishLists {
    /// The greatest weight a list may have; sixty must-haves have 180.
    static final int MOST_WEIGHT = 255;

    private static final int FIRST_ROOM = 1 << 10;
    private static final int LONGEST_NUMBER = 5;

    private byte[] bytes = new byte[FIRST_ROOM];
    private int size = 1;

    /// Where lists begin, by the hash of their bytes; 0 is free.
    private int[] table = new int[FIRST_ROOM];
    private int lists;

    /// @return where the list begins
    int add(List<Wish> wishes, Vocabulary words) {
        room(LONGEST_NUMBER * (wishes.size() + 2));
        int end = number(totalWeight(wishes), size);
        end = number(wishes.size(), end);
        for (Wish wish : wishes) {
            end = number(words.wish(wish), end);
        }
        return kept(end);
    }

    /// Adds a list of others.
    ///
    /// @return where the list begins here
    int add(byte[] from, int start) {
        int end = start;
        end = next(from, end);
        int left = at(from, end);
        end = next(from, end);
        for (; left > 0; left--) {
            end = next(from, end);
        }
        room(end - start);
        System.arraycopy(from, start, bytes, size, end - start);
        return kept(size + end - start);
    }

    /// What has been added; nothing may be added afterwards.
    byte[] finished() {
        table = new int[0];
        bytes = Arrays.copyOf(bytes, size);
        return bytes;
    }

    static int totalWeight(List<Wish> wishes) {
        int total = 0;
        for (Wish wish : wishes) {
            if (wish.scored()) {
                total += wish.strength().weight();
            }
        }
        return total;
    }

    /// The number at a place.
    static int at(byte[] bytes, int place) {
        int octet = bytes[place];
        if (octet >= 0) {
            return octet;
        }
        int number = octet & 0x7F;
        int shift = 7;
        int next = place + 1;
        do {
            octet = bytes[next++];
            number |= (octet & 0x7F) << shift;
            shift += 7;
        } while (octet < 0);
        return number;
    }

    /// The place behind the number at a place.
    static int next(byte[] bytes, int place) {
        int next = place;
        while (bytes[next] < 0) {
            next++;
        }
        return next + 1;
    }

    /// Keeps what stands behind the end so far, unless it is there already.
    private int kept(int end) {
        if (2 * lists >= table.length) {
            grow();
        }
        int slot = slotOf(size, end - size);
        if (table[slot] == 0) {
            table[slot] = size;
            lists++;
            size = end;
        }
        return table[slot];
    }

    private int slotOf(int start, int length) {
        int hash = 1;
        for (int i = start; i < start + length; i++) {
            hash = 31 * hash + bytes[i];
        }
        int mask = table.length - 1;
        int slot = (hash * 0x9E3779B9) >>> 8 & mask;
        while (table[slot] != 0
                && !Arrays.equals(
                        bytes,
                        table[slot],
                        Math.min(bytes.length, table[slot] + length),
                        bytes,
                        start,
                        start + length)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        int[] before = table;
        table = new int[2 * before.length];
        for (int start : before) {
            if (start != 0) {
                table[slotOf(start, lengthAt(start))] = start;
            }
        }
    }

    private int lengthAt(int start) {
        int end = next(bytes, start);
        int left = at(bytes, end);
        end = next(bytes, end);
        for (; left > 0; left--) {
            end = next(bytes, end);
        }
        return end - start;
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length + bytes.length / 2, size + more));
        }
    }

    private int number(int number, int place) {
        int rest = number;
        int next = place;
        while (rest > 0x7F) {
            bytes[next++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[next] = (byte) rest;
        return next + 1;
    }
}
