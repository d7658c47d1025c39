package com.datifyy.adapters.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.datifyy.domain.identity.Password;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CommonPasswordsTest {
    private static final CommonPasswords LIST = new CommonPasswords();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "12345678",
                "password1",
                "qwertyuiop",
                "iloveyou",
                "sunshine",
                "princess",
                "football",
                "11111111",
                "trustno1",
                "1q2w3e4r",
                "abcd1234",
                "letmein1",
                "superman",
                "baseball"
            })
    void a2_what_attackers_try_first_is_on_the_list(String common) {
        assertThat(LIST.contains(Password.chosen(common))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PASSWORD", "PassWord", "ILoveYou", "QwertyUiop"})
    void a2_case_does_not_count(String common) {
        assertThat(LIST.contains(Password.chosen(common))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Password1!",
                "Password@123",
                "Password123!",
                "Pass@123",
                "Passw0rd!",
                "P@ssword1",
                "Pa$$w0rd",
                "Welcome1!",
                "Welcome@123",
                "Admin@123",
                "Abcd@1234",
                "Abc@12345",
                "Aa@123456",
                "India@123",
                "Mumbai@123",
                "Krishna@123",
                "Qwerty@123",
                "Test@123",
                "Summer2024!",
                "$ummer2024",
                "trustno1!",
                "12Dragon12",
                "2024!M0nk3y",
                " password",
                "password        "
            })
    void a2_digits_and_signs_around_and_instead_of_letters_do_not_make_a_common_password_another(String common) {
        assertThat(LIST.contains(Password.chosen(common))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dragon 8291-4471",
                "my dragon sleeps",
                "dragon2monkey",
                "dragonsummer2024kettle",
                "xk7#pq2!",
                "8-2-6-1-9-4-7",
                "😀😀😀dragon😀😀😀😀",
                "2024!!2024",
                "9662-7411"
            })
    void a2_a_word_among_much_else_does_no_harm(String uncommon) {
        assertThat(LIST.contains(Password.chosen(uncommon))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jasmine and cardamom",
                "correct horses batter staples while seven green parrots sing now",
                "tLx9$vQ2mW7p",
                "पासवर्ड पासवर्ड"
            })
    void a2_other_passwords_are_not(String uncommon) {
        assertThat(LIST.contains(Password.chosen(uncommon))).isFalse();
    }

    @Test
    void a2_the_whole_list_is_read() {
        assertThat(LIST.size()).isEqualTo(96_520);
    }

    @Test
    void what_could_not_be_read_once_is_read_the_next_time() {
        var attempts = new AtomicInteger();
        var list = new CommonPasswords(() -> {
            if (attempts.incrementAndGet() == 1) {
                throw new IllegalStateException("no file can be opened");
            }
            return new ByteArrayInputStream("not-a-real-password".getBytes(StandardCharsets.UTF_8));
        });

        assertThatIllegalStateException().isThrownBy(list::size);
        assertThat(list.size()).isEqualTo(1);
        assertThat(list.size()).isEqualTo(1);
        assertThat(attempts).hasValue(2);
    }
}
