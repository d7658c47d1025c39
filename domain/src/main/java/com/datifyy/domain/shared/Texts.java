package com.datifyy.domain.shared;

import com.datifyy.domain.shared.Refusal.InvalidInput;
import java.text.Normalizer;
import java.util.Locale;

/// What any text a person writes goes through before it is kept.
public final class Texts {
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
        var read = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFKC).codePoints().forEach(c -> {
            switch (Character.getType(c)) {
                case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                    read.append(c == '\n' ? '\n' : ' ');
                case Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> {}
                default -> read.appendCodePoint(c);
            }
        });
        return read.toString();
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
