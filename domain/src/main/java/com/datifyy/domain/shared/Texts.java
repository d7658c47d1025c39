package com.datifyy.domain.shared;

import com.datifyy.domain.shared.Refusal.InvalidInput;
import java.text.Normalizer;
import java.util.Locale;

/// What any text a person writes goes through before it is kept.
public final class Texts {
    private static final int NOTHING = -1;

    private Texts() {}

    /// The text in Unicode NFC, without surrounding white space.
    ///
    /// @param maxLength the largest number of code points
    /// @param multiline whether line feeds may stand in it; carriage returns are dropped then
    /// @throws InvalidInput when it is too long, or holds control or bidirectional override characters or
    ///     broken surrogates
    public static String clean(String field, String text, int maxLength, boolean multiline) {
        if (text.length() > 4 * maxLength + 64) {
            throw new InvalidInput(field, "is longer than " + maxLength + " characters");
        }
        String unified = multiline ? text.replace("\r\n", "\n").replace('\r', '\n') : text;
        String normal = Normalizer.normalize(unified, Normalizer.Form.NFC).strip();
        if (normal.codePointCount(0, normal.length()) > maxLength) {
            throw new InvalidInput(field, "is longer than " + maxLength + " characters");
        }
        normal.codePoints().forEach(c -> {
            if (!isAllowed(c, multiline)) {
                throw new InvalidInput(field, "contains a character that is not allowed (U+%04X)".formatted(c));
            }
        });
        return normal;
    }

    /// A state in words for people: in lower case, with spaces.
    public static String words(Enum<?> state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /// The form in which two texts are compared: case and surrounding or repeated white space do not count.
    public static String comparable(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .strip()
                .replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT);
    }

    /// The text as a reader takes it: letters in disguise are the ones they look like, and what nobody sees is gone.
    public static String readable(String text) {
        String normal = Normalizer.normalize(text, Normalizer.Form.NFKC);
        if (normal.codePoints().allMatch(c -> seen(c) == c)) {
            return normal; // so are most, and many are read for every list
        }
        var read = new StringBuilder(normal.length());
        normal.codePoints().map(Texts::seen).filter(c -> c != NOTHING).forEach(read::appendCodePoint);
        return read.toString();
    }

    /// What a reader sees of a character.
    private static int seen(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> c == '\n' ? c : ' ';
            case Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> NOTHING;
            case Character.NON_SPACING_MARK, Character.OTHER_LETTER, Character.OTHER_SYMBOL -> isBlank(c) ? NOTHING : c;
            default -> c;
        };
    }

    /// Whether it is a variation selector, or a letter, mark or symbol without a shape.
    private static boolean isBlank(int c) {
        return (c >= 0xFE00 && c <= 0xFE0F)
                || (c >= 0xE0100 && c <= 0xE01EF)
                || (c >= 0x180B && c <= 0x180F) // Mongolian variation selectors
                || c == 0x034F // grapheme joiner
                || c == 0x115F // Hangul fillers; U+3164 and U+FFA0 are U+1160 by now
                || c == 0x1160
                || c == 0x17B4 // Khmer vowels that are not written
                || c == 0x17B5
                || c == 0x2800; // Braille without a dot
    }

    private static boolean isAllowed(int c, boolean multiline) {
        if (c == '\n' || c == '\t') {
            return multiline;
        }
        boolean overridesDirection = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        return !overridesDirection
                && switch (Character.getType(c)) {
                    case Character.CONTROL,
                            Character.SURROGATE,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> false;
                    default -> true;
                };
    }
}
