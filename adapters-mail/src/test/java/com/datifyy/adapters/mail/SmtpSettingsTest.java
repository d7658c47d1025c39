package com.datifyy.adapters.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpSettingsTest {
    @ParameterizedTest
    @CsvSource({"25, STARTTLS", "587, STARTTLS", "2525, STARTTLS", "465, TLS"})
    void the_port_tells_the_usual_encryption(int port, Encryption encryption) {
        assertThat(Encryption.usualOn(port)).isEqualTo(encryption);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "127.0.0.53", "::1"})
    void a_server_on_this_machine_may_do_without_encryption(String host) {
        assertThatNoException().isThrownBy(() -> settings(host, 2525, Encryption.NONE, "hello@example.org", "Datifyy"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"smtp.example.org", "10.0.0.1", "localhost.example.org", "127.0.0.1.example.org"})
    void any_other_server_may_not(String host) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(host, 2525, Encryption.NONE, "hello@example.org", "Datifyy"))
                .withMessage("only a mail server on this machine is spoken to without encryption");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 587, hello@example.org, Datifyy",
        "smtp example, 587, hello@example.org, Datifyy",
        "smtp.example.org, 0, hello@example.org, Datifyy",
        "smtp.example.org, 65536, hello@example.org, Datifyy",
        "smtp.example.org, 587, hello, Datifyy",
        "smtp.example.org, 587, '', Datifyy",
        "smtp.example.org, 587, Datifyy <hello@example.org>, Datifyy",
        "smtp.example.org, 587, a..b@example.org, Datifyy",
        "smtp.example.org, 587, 'a@b.example,c@d.example', Datifyy"
    })
    void settings_that_could_not_work_are_refused(String host, int port, String from, String fromName) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(host, port, Encryption.STARTTLS, from, fromName));
    }

    @Test
    void e4_the_senders_name_and_address_hold_no_line_break() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings("smtp.example.org", 587, Encryption.TLS, "a@b.example", "D\r\nBcc: x"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings("smtp.example.org", 587, Encryption.TLS, "a@b.example\r\nBcc: x", "D"));
    }

    @Test
    void a_user_comes_with_a_password() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SmtpSettings(
                        "smtp.example.org",
                        587,
                        "apikey",
                        null,
                        "hello@example.org",
                        "Datifyy",
                        Encryption.STARTTLS,
                        SmtpTimeouts.usual()));
    }

    @Test
    void every_wait_is_bounded() {
        assertThat(SmtpTimeouts.usual())
                .isEqualTo(new SmtpTimeouts(
                        Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(30)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SmtpTimeouts(
                        Duration.ofSeconds(5), Duration.ZERO, Duration.ofSeconds(10), Duration.ofSeconds(30)));
    }

    @Test
    void a7_the_text_form_shows_no_secret() {
        var settings = new SmtpSettings(
                "smtp.example.org",
                587,
                "apikey",
                "not-a-real-password",
                "hello@example.org",
                "Datifyy",
                Encryption.STARTTLS,
                SmtpTimeouts.usual());

        assertThat(settings).hasToString("SmtpSettings[smtp.example.org:587, STARTTLS]");
    }

    private static SmtpSettings settings(String host, int port, Encryption encryption, String from, String fromName) {
        return new SmtpSettings(host, port, null, null, from, fromName, encryption, SmtpTimeouts.usual());
    }
}
