package com.datifyy.application.identity.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What everything does that makes secrets for people.
public interface OneTimeSecretsContract {
    /// The same throughout one test.
    OneTimeSecrets secrets();

    @Test
    default void a6_a_code_has_as_many_digits_as_asked_for() {
        for (int count = 6; count <= 12; count++) {
            assertThat(secrets().digits(count)).matches("[0-9]{" + count + "}");
        }
    }

    @Test
    default void a6_a_code_of_fewer_than_6_digits_is_never_made() {
        for (int count : new int[] {-1, 0, 5, 13}) {
            assertThatIllegalArgumentException().isThrownBy(() -> secrets().digits(count));
        }
    }

    @Test
    default void a6_secrets_do_not_come_twice() {
        assertThat(many(() -> secrets().token())).doesNotHaveDuplicates();
        assertThat(many(() -> secrets().recoveryCode())).doesNotHaveDuplicates();
        assertThat(many(() -> List.of(bytes(secrets().key(20))))).doesNotHaveDuplicates();
    }

    @Test
    default void a_token_can_stand_in_a_link_as_it_is() {
        assertThat(secrets().token()).matches("[A-Za-z0-9_-]+");
    }

    @Test
    default void a_recovery_code_is_16_letters_and_digits_in_groups_of_four_without_those_easily_confused() {
        assertThat(many(() -> secrets().recoveryCode()))
                .allSatisfy(code -> assertThat(code).matches("([0-9a-hjkmnp-tv-z]{4}-){3}[0-9a-hjkmnp-tv-z]{4}"));
    }

    @Test
    default void a_key_has_as_many_bytes_as_asked_for() {
        assertThat(secrets().key(16)).hasSize(16);
        assertThat(secrets().key(20)).hasSize(20);
        assertThat(secrets().key(64)).hasSize(64);
        assertThatIllegalArgumentException().isThrownBy(() -> secrets().key(15));
        assertThatIllegalArgumentException().isThrownBy(() -> secrets().key(65));
    }

    @Test
    default void a6_the_same_secret_has_one_digest_in_each_context() {
        String digest = secrets().digest("reset 7", "000123");

        assertThat(digest)
                .isEqualTo(secrets().digest("reset 7", "000123"))
                .isNotEqualTo(secrets().digest("reset 8", "000123"))
                .isNotEqualTo(secrets().digest("verify 7", "000123"))
                .isNotEqualTo(secrets().digest("reset 7", "000124"))
                .isNotEqualTo(secrets().digest("reset 7", "123"));
    }

    @Test
    default void a6_a_context_cannot_borrow_from_the_secret() {
        assertThat(secrets().digest("reset 1", "23456789"))
                .isNotEqualTo(secrets().digest("reset 12", "3456789"))
                .isNotEqualTo(secrets().digest("reset ", "123456789"));
    }

    private static <T> List<T> many(Supplier<T> make) {
        return Stream.generate(make).limit(200).toList();
    }

    private static Object bytes(byte[] array) {
        return IntStream.range(0, array.length).mapToObj(i -> array[i]).toList();
    }
}
