package com.datifyy.domain.shared;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Which texts can be used for something that is told from outside, such as a part of somebody's account at a provider.
///
/// @param words completes a sentence that begins with what the text is called, such as "must be letters and digits"
public record TextRule(String words, Predicate<String> test) {
    /// A rule that texts follow which a regular expression matches from beginning to end.
    public static TextRule matching(String words, String expression) {
        return new TextRule(words, Pattern.compile(expression).asMatchPredicate());
    }

    public boolean fits(String text) {
        return test.test(text);
    }

    /// @param name what the text is called
    /// @throws IllegalArgumentException when it does not fit; the message never repeats the text
    public void require(String name, String text) {
        if (!fits(text)) {
            throw new IllegalArgumentException(name + " " + words);
        }
    }
}
