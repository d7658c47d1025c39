package com.datifyy.domain.identity;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Digits and signs that people write in the place of letters, as in `p@ssw0rd`: whoever guesses passwords tries
/// them too.
public final class Lookalikes {
    private Lookalikes() {}

    /// What a text says in lower case once every digit and sign that stands for a letter is that letter again. One
    /// that may stand for two letters stands for the same one throughout, so there are two readings at most.
    public static Set<String> readings(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return "il"
                .chars()
                .mapToObj(upright -> lower.codePoints()
                        .map(sign -> letter(sign, upright))
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static int letter(int sign, int upright) {
        return switch (sign) {
            case '@', '4' -> 'a';
            case '3' -> 'e';
            case '0' -> 'o';
            case '$', '5' -> 's';
            case '7' -> 't';
            case '1', '!', '|' -> upright;
            default -> sign;
        };
    }
}
