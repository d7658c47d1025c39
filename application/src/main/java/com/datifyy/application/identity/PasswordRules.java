package com.datifyy.application.identity;

import com.datifyy.application.identity.port.PasswordBlocklist;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.Lookalikes;
import com.datifyy.domain.identity.Password;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Texts;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a chosen password may not be: too short, one that attackers try first, a repetition, or one made of what
/// everybody knows about the account.
///
/// There is no rule about kinds of characters.
public final class PasswordRules {
    private static final String PRODUCT = "datifyy";
    private static final int SHORTEST_TELLING_WORD = 4;

    /// How many characters behind a repetition do not make it another thing.
    private static final int AFTER_REPETITION = 2;

    private static final int LONGEST_MINIMUM = 64;

    private final PasswordBlocklist blocklist;
    private final int shortest;

    /// @param shortest how many characters a password has at least, 8 to 64
    public PasswordRules(PasswordBlocklist blocklist, int shortest) {
        if (shortest < Password.SHORTEST || shortest > LONGEST_MINIMUM) {
            throw new IllegalArgumentException("a password has at least %d to %d characters, not %d"
                    .formatted(Password.SHORTEST, LONGEST_MINIMUM, shortest));
        }
        this.blocklist = blocklist;
        this.shortest = shortest;
    }

    /// @param field the contract's name of the password, for the refusal
    /// @throws InvalidInput when the password is too short or common, repeats itself, or is little more than the
    ///     product's name, the person's name and their address, or parts of them, however they are spelt
    ///     with digits and signs
    public void requireUnguessable(String field, Password password, @Nullable Email email, String name) {
        if (password.value().codePointCount(0, password.value().length()) < shortest) {
            throw new InvalidInput(field, "must have at least " + shortest + " characters");
        }
        if (Texts.readable(password.value()).isBlank()) {
            throw new InvalidInput(field, "is only white space");
        }
        if (blocklist.contains(password)) {
            throw new InvalidInput(field, "is one of the most common passwords");
        }
        List<String> telling = telling(email, name);
        if (Stream.concat(Stream.of(password.value()), Lookalikes.readings(password.value()).stream())
                .anyMatch(text -> isLittleMoreThan(letters(text), telling))) {
            throw new InvalidInput(field, "is too close to your name, your e-mail address or the name of this service");
        }
        if (isRepetition(Texts.comparable(password.value()))) {
            throw new InvalidInput(field, "repeats the same few characters");
        }
    }

    /// Whether a text is made of one or two characters, or is fewer than a password has over and over, the last
    /// time perhaps cut off, with at most [#AFTER_REPETITION] others behind. Repeating something short does not
    /// make it long.
    private static boolean isRepetition(String text) {
        int[] signs = text.codePoints().toArray();
        return Arrays.stream(signs).distinct().count() <= 2
                || IntStream.range(1, Password.SHORTEST).anyMatch(period -> {
                    int repeated = period;
                    while (repeated < signs.length && signs[repeated] == signs[repeated - period]) {
                        repeated++;
                    }
                    int rest = signs.length - repeated;
                    return repeated >= 2 * period && rest <= AFTER_REPETITION && period + rest < Password.SHORTEST;
                });
    }

    /// What everybody knows or can guess, the longest first: the names of service and person, the address, and
    /// the words of which they are made.
    private static List<String> telling(@Nullable Email email, String name) {
        Stream<String> address = email == null
                ? Stream.empty()
                : Stream.concat(
                        Stream.of(email.value(), email.localPart(), email.domain()),
                        Arrays.stream(email.value().split("[^\\p{L}\\p{N}]+")));
        return Stream.concat(
                        Stream.concat(Stream.of(PRODUCT, name), address),
                        Arrays.stream(Texts.comparable(name).split(" ")))
                .map(PasswordRules::letters)
                .filter(word -> word.length() >= SHORTEST_TELLING_WORD)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /// Whether a text holds any of the words, and what it holds besides is shorter than the shortest password.
    private static boolean isLittleMoreThan(String text, List<String> words) {
        String rest = text;
        for (String word : words) {
            rest = rest.replace(word, " ");
        }
        return !rest.equals(text) && rest.replace(" ", "").length() < Password.SHORTEST;
    }

    private static String letters(String text) {
        return Texts.comparable(text).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
