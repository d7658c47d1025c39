package com.datifyy.bootstrap.deploy;

import java.util.List;
import java.util.regex.Pattern;

/// What a `.dockerignore` leaves out of an image's build. Of its patterns the last one that fits counts, and one that
/// begins with an exclamation mark takes back in.
///
/// @param patterns as they stand, without remarks
record LeftOut(List<String> patterns) {
    static LeftOut of(String text) {
        return new LeftOut(text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList());
    }

    /// @param path below the folder of the file, with slashes
    boolean has(String path) {
        var out = false;
        for (String pattern : patterns) {
            boolean back = pattern.startsWith("!");
            if (fits(back ? pattern.substring(1) : pattern, path)) {
                out = !back;
            }
        }
        return out;
    }

    /// A pattern that fits a folder fits everything in it.
    private static boolean fits(String pattern, String path) {
        var regex = new StringBuilder();
        String rest = pattern;
        if (rest.startsWith("**/")) {
            regex.append("(?:.*/)?");
            rest = rest.substring(3);
        }
        for (String part : rest.splitWithDelimiters("\\*", 0)) {
            regex.append(part.equals("*") ? "[^/]*" : Pattern.quote(part));
        }
        return path.matches(regex + "(?:/.*)?");
    }
}
