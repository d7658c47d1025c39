package com.datifyy.application.identity;

import com.datifyy.application.identity.port.PasswordBlocklist;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.Password;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Texts;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a chosen password may not be: too short, one that attackers try first, or one made of what everybody
/// knows about the account.
///
/// There is no rule about kinds of characters.
public final class PasswordRules {
    private static final String PRODUCT = "datifyy";
    private static final int SHORTEST_TELLING_WORD = 4;

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
    /// @throws InvalidInput when the password is too short or common, or is little more than the product's
    ///     name, the person's name or their address
    public void requireUnguessable(String field, Password password, @Nullable Email email, String name) {
        if (password.value().codePointCount(0, password.value().length()) < shortest) {
            throw new InvalidInput(field, "must have at least " + shortest + " characters");
        }
        if (blocklist.contains(password)) {
            throw new InvalidInput(field, "is one of the most common passwords");
        }
        String bare = letters(password.value());
        boolean tells = Stream.concat(
                        Stream.of(PRODUCT, email == null ? "" : letters(email.localPart()), letters(name)),
                        Arrays.stream(Texts.comparable(name).split(" ")).map(PasswordRules::letters))
                .filter(word -> word.length() >= SHORTEST_TELLING_WORD)
                .anyMatch(word -> isLittleMoreThan(bare, word));
        if (tells) {
            throw new InvalidInput(field, "is too close to your name, your e-mail address or the name of this service");
        }
    }

    /// Whether a word makes up most of a text: what is left is shorter than the shortest password.
    private static boolean isLittleMoreThan(String text, String word) {
        return text.contains(word) && text.length() - word.length() < Password.SHORTEST;
    }

    private static String letters(String text) {
        return Texts.comparable(text).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
