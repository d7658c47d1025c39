package com.datifyy.domain.curation;

import com.datifyy.domain.profile.ContactDetails;
import com.datifyy.domain.shared.Texts;
import java.util.Collection;
import java.util.regex.Pattern;

/// Takes out of a text what must not travel with it: ways to reach somebody, words that name them, and
/// characters that are not for reading.
///
/// Rather too much than too little: a year range that looks like a telephone number goes too.
public final class Redaction {
    /// What stands where something was taken out.
    public static final String REMOVED = "[removed]";

    /// No text is looked at beyond so many code points.
    private static final int LONGEST_READ = 4_000;

    private static final Pattern MARKDOWN_LINK = Pattern.compile("!?\\[([^\\]\\[]{0,200})]\\([^)]{0,500}\\)?");
    private static final Pattern TAG = Pattern.compile("</?[A-Za-z!][^<>]{0,500}>?");
    private static final Pattern MARKUP = Pattern.compile("[`*#<>|~\\\\{}]+");

    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");

    private Redaction() {}

    /// What of a text may be told to a provider.
    ///
    /// @param names words and phrases that name the person or where they are
    /// @param longest in code points
    public static String forTheModel(String text, Collection<String> names, int longest) {
        String clean = withoutContacts(readable(text));
        for (String name : names) {
            String plain = readable(name).strip();
            if (plain.codePointCount(0, plain.length()) > 1) {
                clean = wholeWord(plain).matcher(clean).replaceAll(REMOVED);
            }
        }
        return shortened(clean, longest);
    }

    /// What of a text a machine wrote may be shown: plain words on one line.
    ///
    /// @param longest in code points
    public static String fromTheModel(String text, int longest) {
        String plain = MARKDOWN_LINK.matcher(readable(text)).replaceAll("$1");
        plain = TAG.matcher(plain).replaceAll(" ");
        plain = MARKUP.matcher(plain).replaceAll(" ");
        return shortened(withoutContacts(plain), longest);
    }

    private static String withoutContacts(String text) {
        return ContactDetails.leftOutStrictly(text, REMOVED + " ");
    }

    /// On one line with single spaces, so that a name is found wherever its words are broken.
    private static String readable(String text) {
        return SPACE.matcher(beginningOf(Texts.readable(beginningOf(text)))).replaceAll(" ");
    }

    private static String beginningOf(String text) {
        return text.codePoints()
                .limit(LONGEST_READ)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static Pattern wholeWord(String word) {
        return Pattern.compile(
                "(?<![\\p{L}\\p{N}])" + Pattern.quote(word) + "(?![\\p{L}\\p{N}])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private static String shortened(String text, int longest) {
        String line = SPACE.matcher(text).replaceAll(" ").strip();
        if (line.codePointCount(0, line.length()) <= longest) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, longest - 1)).strip() + "…";
    }
}
