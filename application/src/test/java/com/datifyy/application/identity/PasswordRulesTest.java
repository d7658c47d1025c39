package com.datifyy.application.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.Password;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PasswordRulesTest {
    private static final PasswordRules RULES = new PasswordRules(_ -> false, Password.SHORTEST);
    private static final Email ASHA = new Email("asha.rao@example.org");

    @ParameterizedTest
    @ValueSource(ints = {8, 15, 64})
    void a1_a_password_of_the_shortest_length_passes_and_one_character_less_does_not(int shortest) {
        var rules = new PasswordRules(_ -> false, shortest);

        String phrase = "correct horses batter staples while seven green parrots sing now";
        accepted(rules, phrase.substring(0, shortest));
        if (shortest > Password.SHORTEST) {
            assertThat(refused(rules, phrase.substring(0, shortest - 1)))
                    .hasMessage("password must have at least " + shortest + " characters");
        }
    }

    @Test
    void a1_characters_are_counted_whatever_room_they_take() {
        var rules = new PasswordRules(_ -> false, 15);

        String keys = "\uD83D\uDD11".repeat(8) + "\uD83D\uDD12\uD83D\uDD13".repeat(3);
        accepted(rules, keys + "\uD83D\uDD10");
        assertThat(refused(rules, keys)).hasMessage("password must have at least 15 characters");
    }

    @Test
    void a1_a_passphrase_of_64_lower_case_words_passes_whatever_is_required() {
        accepted(new PasswordRules(_ -> false, 64), "correct horses batter staples while seven green parrots sing now");
    }

    @Test
    void a2_length_does_not_excuse_a_common_password() {
        var rules = new PasswordRules(password -> password.value().equals("passwordpassword"), 15);

        assertThat(refused(rules, "passwordpassword")).hasMessageContaining("common");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "asha.rao@example.org",
                "ASHA.RAO@EXAMPLE.ORG",
                "asha.rao@example.org1!",
                "example.org",
                "www.example.org",
                "asha@example",
                "Asha Asha Asha",
                "ashaexampleasha99",
                "datifyydatifyy12",
                "D@t1fyy2024!",
                "d4tifyy@123",
                "@sh4@2026",
                "my datifyy.example",
                "a-s-h-a--r-a-o--2026"
            })
    void a2_the_own_address_its_parts_the_name_and_the_product_are_no_password_in_any_order(String telling) {
        assertThat(refused(RULES, telling))
                .hasMessage("password is too close to your name, your e-mail address or the name of this service");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aaaaaaaaaaaaaaaa",
                "aaaaaaaaa1",
                "aaaaaaaa12",
                "abababab",
                "aabbabbabaab",
                "a a a a a a a a",
                "Aaaaaaaa",
                "passpasspass",
                "passpass12",
                "abcabcab",
                "monkeymonkeymonkey!"
            })
    void a2_something_short_is_no_password_however_often_it_is_repeated(String repetition) {
        assertThat(refused(RULES, repetition)).hasMessage("password repeats the same few characters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "        ",
                "\u00a0\u2003\u3000 \u00a0\u2003\u3000 ",
                "\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b"
            })
    void a2_white_space_alone_is_no_password(String nothing) {
        assertThat(refused(RULES, nothing)).hasMessage("password is only white space");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aabcdefg",
                "ha ha said the parrot",
                "aaaaaaaaaaaaaaaabcd",
                "asha walks by the river",
                "datifyy is where we met",
                "        a key        ",
                "\u0928\u0926\u0940 \u0915\u0947 \u0915\u093f\u0928\u093e\u0930\u0947"
            })
    void a1_a_repetition_or_a_name_in_something_longer_does_no_harm(String password) {
        accepted(RULES, password);
    }

    @Test
    void a1_long_random_passphrases_are_never_refused() {
        var random = new Random(20_261_126);
        List<String> words = List.of(
                "asha", "rao", "example", "datifyy", "river", "walk", "stone", "kite", "harbour", "paper", "moon",
                "seven", "green", "parrot", "staple", "horse", "battery", "lantern", "window", "quiet");
        for (int i = 0; i < 20_000; i++) {
            accepted(
                    RULES,
                    random.ints(random.nextInt(20, Password.LONGEST + 1), 'a', 'z' + 1)
                            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                            .toString());
            var phrase = new ArrayList<>(words.subList(4, words.size()));
            Collections.shuffle(phrase, random);
            accepted(
                    RULES,
                    String.join(random.nextBoolean() ? " " : "", phrase.subList(0, 4)) + " "
                            + words.get(random.nextInt(4)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 65})
    void a1_less_than_8_or_more_than_64_characters_cannot_be_required(int shortest) {
        assertThatIllegalArgumentException().isThrownBy(() -> new PasswordRules(_ -> false, shortest));
    }

    private static void accepted(PasswordRules rules, String password) {
        assertThatCode(() -> rules.requireUnguessable("password", Password.chosen(password), ASHA, "Asha"))
                .doesNotThrowAnyException();
    }

    private static InvalidInput refused(PasswordRules rules, String password) {
        return assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> rules.requireUnguessable("password", Password.chosen(password), ASHA, "Asha"))
                .actual();
    }
}
