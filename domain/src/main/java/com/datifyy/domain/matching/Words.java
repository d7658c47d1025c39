package com.datifyy.domain.matching;

import java.util.Collection;

/// Sets of words of a vocabulary as the bits of a number; every vocabulary has at most 62 words.
final class Words {
    /// Says "something is known" where no word applies; no wish contains it.
    static final long KNOWN = 1L << 63;

    static final long YES = 1;
    static final long NO = 2;

    private Words() {}

    static long of(Enum<?> word) {
        return 1L << word.ordinal();
    }

    static long of(Collection<? extends Enum<?>> words) {
        long bits = 0;
        for (Enum<?> word : words) {
            bits |= of(word);
        }
        return bits;
    }

    /// The words that say something: who would rather not say, or does not know, is unknown.
    static long telling(Collection<? extends Enum<?>> words) {
        long bits = 0;
        for (Enum<?> word : words) {
            bits |= telling(word);
        }
        return bits;
    }

    static long telling(Enum<?> word) {
        return switch (word.name()) {
            case "PREFER_NOT_TO_SAY", "UNKNOWN" -> 0;
            default -> of(word);
        };
    }

    static long ofFlag(boolean flag) {
        return flag ? YES : NO;
    }
}
