package com.datifyy.adapters.postgres;

import java.util.regex.Pattern;

/// Texts of statements for whoever watches: what stands in them as a value is left out.
final class StatementText {
    /// Longer ones are cut: what a statement is can be told from its beginning.
    static final int LONGEST = 2_000;

    /// Texts in quotes or between dollars, numbers that are not part of a name, and comments, which may hold
    /// anything.
    private static final Pattern VALUES = Pattern.compile("""
            (?<!\\w)[eE]'[^'\\\\]*+(?:(?:''|\\\\.)[^'\\\\]*+)*+(?:'|$)
            |'[^']*+(?:''[^']*+)*+(?:'|$)
            |\\$(\\w*)\\$.*?(?:\\$\\1\\$|$)
            |--[^\\n]*
            |/\\*.*?(?:\\*/|$)
            |(?<![\\w$".])-?\\d[\\d_]*(?:\\.\\d+)?(?:[eE][+-]?\\d+)?
            """, Pattern.DOTALL | Pattern.COMMENTS);

    private static final Pattern LISTS = Pattern.compile("\\?(?:\\s*,\\s*\\?)+");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private StatementText() {}

    /// The statement on one line, with `?` for each value and `?, …` for lists of them.
    static String withoutValues(String statement) {
        String bare = VALUES.matcher(statement.length() > 4 * LONGEST ? cut(statement, 4 * LONGEST) : statement)
                .replaceAll("?");
        String line = SPACES.matcher(LISTS.matcher(bare).replaceAll("?, …"))
                .replaceAll(" ")
                .strip();
        return line.length() > LONGEST ? cut(line, LONGEST) + " …" : line;
    }

    private static String cut(String text, int length) {
        return text.substring(0, length);
    }
}
