package com.datifyy.domain.profile;

import com.datifyy.domain.shared.Texts;
import java.util.List;
import java.util.regex.Pattern;

/// Ways to reach somebody in what people write freely. They are kept for their owner and left out before anybody
/// else reads the text, so that nobody is drawn away from here, and robots collect nothing.
///
/// For people only what surely is one is left out, since a year or a decimal number is worth reading. For machines,
/// from where there is no way back, so is what may be one.
public final class ContactDetails {
    private static final String LEFT_OUT = "[\u2026]";
    private static final int LEAST_DIGITS = 7;

    private static final Pattern MAIL = Pattern.compile(
            "[\\p{L}\\p{N}._%+-]{1,64}\\s?(?:@|\\(at\\)|\\[at\\])\\s?[\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{2,63}){1,4}",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern LINK = Pattern.compile(
            "\\b(?:[a-z][a-z0-9+.-]{1,20}://|www\\.)[^\\s<>\"]{1,500}"
                    + "|\\b(?:[a-z0-9-]{1,63}\\.){1,4}(?:com|net|org|info|io|me|in|co|app|dev|to|ly|gg|link|page|site|online|ru|uk|us|de|be|tv)"
                    + "\\b(?:/[^\\s<>\"]{0,500})?",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern HANDLE = Pattern.compile("(?<![\\p{L}\\p{N}])@[\\p{L}\\p{N}_][\\p{L}\\p{N}._]{2,39}");

    /// Seven to fifteen digits with at most two separators between them.
    private static final Pattern NUMBER =
            Pattern.compile("(?<![\\p{L}\\p{Nd}])\\+?\\(?\\p{Nd}(?:[ ()./\\-\u2013]{0,2}\\p{Nd}){" + (LEAST_DIGITS - 1)
                    + ",14}(?!\\p{Nd})");

    private static final List<Pattern> SURE = List.of(MAIL, LINK, HANDLE, NUMBER);

    /// One character that holds a whole fraction, or the number of an item at the start of its line. Written out it
    /// would lend its digits to a number beside it. An item's number beside another may be part of one in disguise.
    private static final Pattern OF_ITS_OWN =
            Pattern.compile("[\u00BC-\u00BE\u2150-\u215E\u2189]|(?m)^[\u2460-\u249B](?= +[^ \u2460-\u249B])");

    private static final Pattern ANY_ADDRESS = Pattern.compile(
            "\\b[a-z][a-z0-9+.-]{1,15}:/{1,3}\\S*|\\b(?:javascript|data|mailto|tel):\\S*|\\bwww\\.\\S*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ANY_HOST = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(?:[\\p{L}\\p{N}_-]{1,63}+\\.){1,20}+\\p{L}{2,24}(?![\\p{L}\\p{N}])(?:[/?#]\\S*)?");
    private static final Pattern SPELT_HOST = Pattern.compile(
            "[\\p{L}\\p{N}_-]{1,63}\\s{0,3}[\\[({]?\\s?\\bdot\\b\\s?[\\])}]?\\s{0,3}"
                    + "(?:com|net|org|in|io|me|co|app|info|uk)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ANY_AT = Pattern.compile("[^\\s@]*+@\\S*");
    private static final Pattern SPELT_AT = Pattern.compile(
            "[\\p{L}\\p{N}._-]{1,64}\\s{0,3}[\\[({]\\s?at\\s?[\\])}]\\s{0,3}\\S*", Pattern.CASE_INSENSITIVE);
    private static final Pattern ANY_NUMBER = Pattern.compile("\\+?\\(?\\p{Nd}(?:[\\s().,/_-]{0,3}\\p{Nd}){5,40}+");
    private static final Pattern SPELT_NUMBER = Pattern.compile(
            "\\b(?:(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple)\\b[\\s,.-]{0,3}){5,40}",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME_ELSEWHERE = Pattern.compile(
            "\\b(?:insta(?:gram)?|ig|snap(?:chat)?|telegram|tg|whats\\s?app|wa|discord|facebook|fb|tiktok|wechat|skype"
                    + "|twitter|signal)\\b(?:\\s(?:id|handle|name|me|is))?\\s?[:=]\\s?\\S+",
            Pattern.CASE_INSENSITIVE);
    private static final List<Pattern> SUSPECTED =
            List.of(ANY_ADDRESS, ANY_AT, SPELT_HOST, SPELT_AT, NAME_ELSEWHERE, ANY_HOST, ANY_NUMBER, SPELT_NUMBER);

    private ContactDetails() {}

    /// The text without them. What else is in it stays as it is to the letter, unless one of them is in disguise.
    static String leftOutOf(String text) {
        if (isAscii(text)) {
            return without(text);
        }
        String left = without(text);
        String read = readable(text);
        if (read.equals(text)) {
            return left;
        }
        String seen = without(read);
        boolean disguised = !seen.equals(read) && !Texts.readable(seen).equals(Texts.readable(left));
        return disguised ? seen : left;
    }

    /// As [Texts#readable] has it, but with every fraction and every item's number as it is.
    private static String readable(String text) {
        var kept = OF_ITS_OWN.matcher(text);
        if (!kept.find()) {
            return Texts.readable(text);
        }
        var read = new StringBuilder(text.length());
        int from = 0;
        do {
            read.append(Texts.readable(text.substring(from, kept.start()))).append(kept.group());
            from = kept.end();
        } while (kept.find());
        return read.append(Texts.readable(text.substring(from))).toString();
    }

    /// The text without them, and without whatever may be one.
    ///
    /// @param text in the form of [Texts#readable]
    /// @param instead what stands where something was left out
    public static String leftOutStrictly(String text, String instead) {
        return replaced(SURE, replaced(SUSPECTED, text, instead), instead);
    }

    private static String without(String text) {
        return mayHoldAny(text) ? replaced(SURE, text, LEFT_OUT) : text;
    }

    private static String replaced(List<Pattern> contacts, String text, String instead) {
        String left = text;
        for (Pattern contact : contacts) {
            left = contact.matcher(left).replaceAll(instead);
        }
        return left;
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /// Most texts hold none, which is quickly seen.
    private static boolean mayHoldAny(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean joined = c == '.' && i + 1 < text.length() && Character.isLetterOrDigit(text.charAt(i + 1));
            if (c == '@' || c == '[' || c == '(' || joined || (c == ':' && text.startsWith("//", i + 1))) {
                return true;
            }
            digits += Character.isDigit(c) ? 1 : 0;
        }
        return digits >= LEAST_DIGITS;
    }
}
