package com.datifyy.adapters.images;

import java.util.Arrays;

/// How much memory the tables take that a lossless WebP is decoded with.
///
/// It names as many prefix codes as it likes, up to 327,680, however few pixels it has, and its decoder makes tables of
/// all of them before the first pixel. So they are counted beforehand, by reading all that stands before the pixels and
/// keeping none of it.
final class WebpTables {
    private static final int[] ORDER = {17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
    private static final int LONGEST_CODE = 15;
    private static final int LITERALS = 256;
    private static final int LENGTHS = 24;
    private static final int DISTANCES = 40;

    /// The bits that the decoder looks up at once; longer codes have further tables.
    private static final int ROOT = 8;

    /// What a table and the list of its further ones take beside their entries, and an array beside its own.
    private static final int TABLE = 80;

    private static final int ARRAY = 16;

    private final byte[] file;
    private final long end;
    private long at;

    private WebpTables(byte[] file, int from, int to) {
        this.file = file;
        at = 8L * from;
        end = 8L * to;
    }

    /// The bytes that the tables take, or as many of them as are more than a limit.
    ///
    /// @param from where the picture begins in the file, behind the header that tells its size
    /// @param to where it ends
    /// @throws IndexOutOfBoundsException when it ends too early, or does not hold together
    static long bytes(byte[] file, int from, int to, int width, int height, long limit) {
        return new WebpTables(file, from, to).bytes(width, height, limit);
    }

    private long bytes(int width, int height, long limit) {
        int groups = 1;
        int columns = width;
        for (int transforms = 0; bits(1) == 1; transforms++) {
            if (transforms == 4) {
                throw new IndexOutOfBoundsException("a fifth transform");
            }
            switch (bits(2)) {
                case 0, 1 -> highestOf(columns, height, bits(3) + 2);
                case 2 -> {} // has no data
                default -> {
                    int colours = bits(8) + 1;
                    highestOf(colours, 1, 0);
                    columns = divided(columns, colours <= 2 ? 3 : colours <= 4 ? 2 : colours <= 16 ? 1 : 0);
                }
            }
        }
        int cache = cache();
        if (bits(1) == 1) {
            groups = highestOf(columns, height, bits(3) + 2) + 1;
        }
        long bytes = 0;
        for (int group = 0; group < groups && bytes <= limit; group++) {
            for (Code code : group(cache)) {
                bytes += code.bytes();
            }
        }
        return bytes;
    }

    /// Reads a picture that is a part of the description, and keeps of it the highest number that its red and green
    /// make. Whatever it repeats stood there before.
    private int highestOf(int width, int height, int scale) {
        Code[] codes = group(cache());
        long left = (long) divided(width, scale) * divided(height, scale);
        int highest = 0;
        while (left > 0) {
            int symbol = next(codes[0]);
            if (symbol < LITERALS) {
                highest = Math.max(highest, next(codes[1]) << 8 | symbol);
                next(codes[2]);
                next(codes[3]);
                left--;
            } else if (symbol < LITERALS + LENGTHS) {
                left -= amount(symbol - LITERALS);
                amount(next(codes[4]));
            } else {
                left--;
            }
        }
        return highest;
    }

    private int cache() {
        return bits(1) == 1 ? 1 << bits(4) : 0;
    }

    private Code[] group(int cache) {
        return new Code[] {
            code(LITERALS + LENGTHS + cache), code(LITERALS), code(LITERALS), code(LITERALS), code(DISTANCES)
        };
    }

    private Code code(int symbols) {
        int[] lengths = new int[Math.max(symbols, LITERALS)];
        if (bits(1) == 1) {
            boolean two = bits(1) == 1;
            lengths[bits(bits(1) == 1 ? 8 : 1)] = 1;
            if (two) {
                lengths[bits(8)] = 1;
            }
            return new Code(lengths);
        }
        int[] ofLengths = new int[ORDER.length];
        int told = 4 + bits(4);
        for (int i = 0; i < told; i++) {
            ofLengths[ORDER[i]] = bits(3);
        }
        Code code = new Code(ofLengths);
        int left = bits(1) == 1 ? 2 + bits(2 + 2 * bits(3)) : symbols;
        int last = 8;
        for (int symbol = 0; symbol < symbols && left > 0; left--) {
            int length = next(code);
            if (length <= LONGEST_CODE) {
                lengths[symbol++] = length;
                last = length == 0 ? last : length;
            } else {
                int times = switch (length) {
                    case 16 -> 3 + bits(2);
                    case 17 -> 3 + bits(3);
                    default -> 11 + bits(7);
                };
                Arrays.fill(lengths, symbol, symbol + times, length == 16 ? last : 0);
                symbol += times;
            }
        }
        return new Code(lengths);
    }

    private int next(Code code) {
        if (code.single >= 0) {
            return code.single;
        }
        int value = 0;
        int first = 0;
        int index = 0;
        for (int length = 1; length <= LONGEST_CODE; length++) {
            value |= bits(1);
            int count = code.counts[length];
            if (value - count < first) {
                return code.symbols[index + value - first];
            }
            index += count;
            first = (first + count) << 1;
            value <<= 1;
        }
        throw new IndexOutOfBoundsException("no such code");
    }

    private int amount(int symbol) {
        if (symbol < 4) {
            return symbol + 1;
        }
        int extra = (symbol - 2) >> 1;
        return ((2 + (symbol & 1)) << extra) + bits(extra) + 1;
    }

    private int bits(int count) {
        if (at + count > end) {
            throw new IndexOutOfBoundsException("the file ends");
        }
        int value = 0;
        for (int i = 0; i < count; i++) {
            value |= (file[(int) (at >> 3)] >> (at & 7) & 1) << i;
            at++;
        }
        return value;
    }

    private static int divided(int side, int scale) {
        return (side + (1 << scale) - 1) >> scale;
    }

    /// A prefix code, as the lengths of its words make it.
    private static final class Code {
        final int[] counts = new int[LONGEST_CODE + 1];
        final int[] symbols;

        /// The only symbol, which then takes no bits, or -1.
        final int single;

        Code(int[] lengths) {
            int used = 0;
            int last = -1;
            for (int symbol = 0; symbol < lengths.length; symbol++) {
                counts[lengths[symbol]]++;
                if (lengths[symbol] != 0) {
                    used++;
                    last = symbol;
                }
            }
            counts[0] = 0;
            single = used == 1 ? last : -1;
            int[] place = new int[LONGEST_CODE + 2];
            for (int length = 1; length <= LONGEST_CODE; length++) {
                place[length + 1] = place[length] + counts[length];
            }
            symbols = new int[used];
            for (int symbol = 0; symbol < lengths.length; symbol++) {
                if (lengths[symbol] != 0) {
                    symbols[place[lengths[symbol]]++] = symbol;
                }
            }
        }

        /// What the decoder makes of it: a table for the first bits, and for each beginning of longer words another.
        long bytes() {
            long bytes = TABLE + ARRAY + ((long) Integer.BYTES << ROOT);
            int[] longest = new int[1 << ROOT];
            int word = 0;
            for (int length = 1; length <= LONGEST_CODE; length++) {
                if (length > ROOT) {
                    for (int i = 0; i < counts[length]; i++) {
                        longest[(word + i) >> (length - ROOT) & ((1 << ROOT) - 1)] = length;
                    }
                }
                word = (word + counts[length]) << 1;
            }
            for (int length : longest) {
                bytes += length == 0 ? 0 : ARRAY + ((long) Integer.BYTES << (length - ROOT));
            }
            return bytes;
        }
    }
}
