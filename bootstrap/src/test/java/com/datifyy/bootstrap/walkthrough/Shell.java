package com.datifyy.bootstrap.walkthrough;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The part of the shell's language that the documentation uses: quotes, continued lines, pipes, variables, and
/// `$((NAME + number))`.
final class Shell {
    private static final Pattern SUM = Pattern.compile("\\$\\(\\(([A-Z_]+) \\+ (\\d+)\\)\\)");
    private static final Pattern VARIABLE = Pattern.compile("\\$([A-Z_]+)");

    private final Map<String, String> variables = new HashMap<>();

    void set(String variable, String value) {
        variables.put(variable, value);
    }

    String get(String variable) {
        String value = variables.get(variable);
        if (value == null) {
            throw new IllegalArgumentException("$" + variable + " is not set");
        }
        return value;
    }

    /// The commands of a text, each on one line that may be continued or go on inside of quotes.
    static List<String> commands(String text) {
        return split(text.replace("\\\n", " "), '\n');
    }

    /// The parts of a pipeline.
    static List<String> pipeline(String command) {
        return split(command, '|');
    }

    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        char quote = 0;
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote == 0 && depth == 0 && c == separator) {
                parts.add(part.toString().strip());
                part.setLength(0);
                continue;
            }
            if (quote == 0) {
                quote = c == '\'' || c == '"' ? c : 0;
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            } else if (c == quote) {
                quote = 0;
            }
            part.append(c);
        }
        if (quote != 0 || depth != 0) {
            throw new IllegalArgumentException("A quote or parenthesis stays open in: " + text);
        }
        parts.add(part.toString().strip());
        return parts.stream().filter(one -> !one.isEmpty()).toList();
    }

    /// The words of a simple command, expanded.
    List<String> words(String command) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean begun = false;
        int i = 0;
        while (i < command.length()) {
            char c = command.charAt(i);
            if (c == ' ' || c == '\n') {
                if (begun) {
                    words.add(word.toString());
                }
                word.setLength(0);
                begun = false;
                i++;
                continue;
            }
            begun = true;
            if (c == '\'' || c == '"') {
                int end = command.indexOf(c, i + 1);
                String inside = command.substring(i + 1, end);
                if (c == '"' && inside.matches("(?s).*[\\\\`].*")) {
                    throw new IllegalArgumentException("Not understood inside of double quotes: " + inside);
                }
                word.append(c == '"' ? expanded(inside) : inside);
                i = end + 1;
            } else {
                int end = endOfBareText(command, i);
                String bare = command.substring(i, end);
                if (bare.matches(".*[\\\\`&;<>*?].*")) {
                    throw new IllegalArgumentException("Not understood outside of quotes: " + bare);
                }
                word.append(expanded(bare));
                i = end;
            }
        }
        if (begun) {
            words.add(word.toString());
        }
        return words;
    }

    /// Where quotes or the next word begin; the spaces of a sum belong to it.
    private static int endOfBareText(String command, int start) {
        int depth = 0;
        int end = start;
        while (end < command.length()) {
            char c = command.charAt(end);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0 && (c == ' ' || c == '\n' || c == '\'' || c == '"')) {
                break;
            }
            end++;
        }
        return end;
    }

    private String expanded(String text) {
        String summed = SUM.matcher(text)
                .replaceAll(sum -> Long.toString(Long.parseLong(get(sum.group(1))) + Long.parseLong(sum.group(2))));
        String whole = VARIABLE.matcher(summed).replaceAll(name -> Matcher.quoteReplacement(get(name.group(1))));
        if (whole.contains("$(") || whole.contains("${")) {
            throw new IllegalArgumentException("Not understood: " + text);
        }
        return whole;
    }
}
