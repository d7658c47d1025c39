package com.datifyy.domain.curation;

import java.text.Normalizer;
import java.util.Collection;
import java.util.regex.Pattern;

/// Takes out of a text what must not travel with it: ways to reach somebody, words that name them, and
/// characters that are not for reading.
///
/// Rather too much than too little: a year range that looks like a telephone number goes too.
public final class Redaction {
    /// What stands where something was taken out.
    public static final String REMOVED = "[removed]";

    /// No text is looked at beyond so many characters.
    private static final int LONGEST_READ = 4_000;

    private static final Pattern MARKDOWN_LINK = Pattern.compile("!?\\[([^\\]\\[]{0,200})]\\([^)]{0,500}\\)?");
    private static final Pattern TAG = Pattern.compile("</?[A-Za-z!][^<>]{0,500}>?");
    private static final Pattern MARKUP = Pattern.compile("[`*#<>|~\\\\{}]+");

    private static final Pattern ADDRESS = Pattern.compile(
            "\\b[a-z][a-z0-9+.-]{1,15}:/{1,3}\\S*|\\b(?:javascript|data|mailto|tel):\\S*|\\bwww\\.\\S*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern HOST = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(?:[\\p{L}\\p{N}_-]{1,63}+\\.){1,20}+\\p{L}{2,24}(?![\\p{L}\\p{N}])(?:[/?#]\\S*)?");
    private static final Pattern SPELT_HOST = Pattern.compile(
            "[\\p{L}\\p{N}_-]{1,63}\\s{0,3}[\\[({]?\\s?\\bdot\\b\\s?[\\])}]?\\s{0,3}"
                    + "(?:com|net|org|in|io|me|co|app|info|uk)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern AT = Pattern.compile("[^\\s@]*+@\\S*");
    private static final Pattern SPELT_AT = Pattern.compile(
            "[\\p{L}\\p{N}._-]{1,64}\\s{0,3}[\\[({]\\s?at\\s?[\\])}]\\s{0,3}\\S*", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER = Pattern.compile("\\+?\\(?\\p{Nd}(?:[\\s().,/_-]{0,3}\\p{Nd}){5,40}+");
    private static final Pattern SPELT_NUMBER = Pattern.compile(
            "\\b(?:(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple)\\b[\\s,.-]{0,3}){5,40}",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern HANDLE = Pattern.compile(
            "\\b(?:insta(?:gram)?|ig|snap(?:chat)?|telegram|tg|whats\\s?app|wa|discord|facebook|fb|tiktok|wechat|skype"
                    + "|twitter|signal)\\b(?:\\s(?:id|handle|name|me|is))?\\s?[:=]\\s?\\S+",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SPACE = Pattern.compile("\\s+");

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
        String left = text;
        for (Pattern contact : new Pattern[] {ADDRESS, AT, SPELT_HOST, SPELT_AT, HANDLE, HOST, NUMBER, SPELT_NUMBER}) {
            left = contact.matcher(left).replaceAll(REMOVED + " ");
        }
        return left;
    }

    /// In compatibility form, so that letters in disguise are seen, and without what nobody can read.
    private static String readable(String text) {
        String start = text.length() > LONGEST_READ ? text.substring(0, LONGEST_READ) : text;
        var read = new StringBuilder(start.length());
        Normalizer.normalize(start, Normalizer.Form.NFKC)
                .codePoints()
                .limit(LONGEST_READ)
                .forEach(c -> {
                    switch (Character.getType(c)) {
                        case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                            read.append(' ');
                        case Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> {}
                        default -> read.appendCodePoint(c);
                    }
                });
        return read.toString();
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
