package com.datifyy.adapters.mail;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What may be repeated in a mail of text that anybody can have written.
///
/// Whoever registers with somebody else's address chooses the name that this mailbox is greeted with. So a name cannot
/// become an advertisement, a link or a telephone number: it is short, and a word that is not plainly a part of a name
/// is left out.
final class StrangersWords {
    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_LABEL = 60;

    /// Joiners stay, without which some scripts cannot be written.
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{C}\\p{So}\\p{Sk}&&[^\\s\\u200c\\u200d]]");

    private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern PART_OF_A_NAME = Pattern.compile("\\p{L}[\\p{L}\\p{M}'’.\\u200c\\u200d-]*");
    private static final Pattern PART_OF_A_LABEL = Pattern.compile("[\\p{L}\\p{M}\\p{Nd}()'’.,_+/\\u200c\\u200d-]+");

    /// Mail programs make a link of a word with a dot before two letters: `evil.example`, `bit.ly`.
    private static final Pattern LIKE_A_LINK = Pattern.compile(".*[\\p{L}\\p{N}_-]\\.[\\p{L}\\p{N}-]*\\p{L}{2}.*");

    private StrangersWords() {}

    /// What to call somebody, in at most 40 characters; empty when nothing of the name can be repeated.
    static String name(String text) {
        return kept(text, PART_OF_A_NAME, LONGEST_NAME);
    }

    /// What a device or a provider calls itself, in at most 60 characters; empty when nothing of it can be repeated.
    static String label(String text) {
        return kept(text, PART_OF_A_LABEL, LONGEST_LABEL);
    }

    /// Whole words only, up to the first that would be too much.
    private static String kept(String text, Pattern part, int longest) {
        String start = text.length() > 1_000 ? text.substring(0, 1_000) : text;
        String visible = INVISIBLE
                .matcher(Normalizer.normalize(start, Normalizer.Form.NFC))
                .replaceAll("");
        String words = Arrays.stream(WHITE_SPACE.split(visible))
                .filter(word -> part.matcher(word).matches())
                .filter(word -> !LIKE_A_LINK
                        .matcher(Normalizer.normalize(word, Normalizer.Form.NFKC))
                        .matches())
                .collect(Collectors.joining(" "));
        if (words.codePointCount(0, words.length()) <= longest) {
            return words;
        }
        String cut = words.substring(0, words.offsetByCodePoints(0, longest + 1));
        int lastSpace = cut.lastIndexOf(' ');
        return lastSpace > 0 ? cut.substring(0, lastSpace) : "";
    }
}
