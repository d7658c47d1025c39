package com.datifyy.domain.profile;

import java.util.regex.Pattern;

/// Addresses and numbers in what people write freely: they are kept for their owner and left out before anybody
/// else sees the text, so that nobody is drawn away from here, and robots collect nothing.
final class ContactDetails {
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

    private ContactDetails() {}

    /// The text without them.
    static String leftOutOf(String text) {
        if (!mayHoldAny(text)) {
            return text;
        }
        String left = MAIL.matcher(text).replaceAll(LEFT_OUT);
        left = LINK.matcher(left).replaceAll(LEFT_OUT);
        left = HANDLE.matcher(left).replaceAll(LEFT_OUT);
        return NUMBER.matcher(left).replaceAll(LEFT_OUT);
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
