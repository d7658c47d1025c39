package com.datifyy.application.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.Password;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PasswordRulesTest {
    private static final Email ASHA = new Email("asha.rao@example.org");

    @ParameterizedTest
    @ValueSource(ints = {8, 15, 64})
    void a1_a_password_of_the_shortest_length_passes_and_one_character_less_does_not(int shortest) {
        var rules = new PasswordRules(_ -> false, shortest);

        accepted(rules, "x".repeat(shortest));
        if (shortest > Password.SHORTEST) {
            assertThat(refused(rules, "x".repeat(shortest - 1)))
                    .hasMessage("password must have at least " + shortest + " characters");
        }
    }

    @Test
    void a1_characters_are_counted_whatever_room_they_take() {
        var rules = new PasswordRules(_ -> false, 15);

        accepted(rules, "\uD83D\uDD11".repeat(15));
        refused(rules, "\uD83D\uDD11".repeat(14));
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
