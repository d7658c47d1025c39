package com.datifyy.adapters.index;

import com.datifyy.domain.matching.Verdict;
import java.util.function.IntFunction;

/// What a wish makes of each code of a dictionary, decided by the domain when a code is met for the first
/// time. Of a large dictionary only the first codes are remembered: they are the commonest.
final class Judgement {
    static final int VIOLATED = -1;
    static final int UNKNOWN = 0;
    static final int SATISFIED = 1;

    private static final int REMEMBERED = 32_768;

    /// 0 where it has not been decided.
    private static final int OFFSET = 2;

    private final byte[] decided;
    private final IntFunction<Verdict> judge;

    Judgement(int codes, IntFunction<Verdict> judge) {
        this.decided = new byte[Math.min(codes, REMEMBERED)];
        this.judge = judge;
    }

    /// One of [#VIOLATED], [#UNKNOWN], [#SATISFIED].
    int of(int code) {
        int known = code < decided.length ? decided[code] : 0;
        return known == 0 ? decide(code) : known - OFFSET;
    }

    static int number(Verdict verdict) {
        return switch (verdict) {
            case SATISFIED -> SATISFIED;
            case VIOLATED -> VIOLATED;
            case UNKNOWN -> UNKNOWN;
        };
    }

    private int decide(int code) {
        int number = number(judge.apply(code));
        if (code < decided.length) {
            decided[code] = (byte) (number + OFFSET);
        }
        return number;
    }
}
