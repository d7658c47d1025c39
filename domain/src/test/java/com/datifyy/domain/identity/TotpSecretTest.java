package com.datifyy.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.datifyy.domain.shared.Refusal.InvalidInput;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TotpSecretTest {
    /// The key of the examples in RFC 4226 and RFC 6238.
    private static final byte[] KEY = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    private static final TotpSecret SECRET = new TotpSecret(KEY);
    private static final Instant NOW = Instant.ofEpochSecond(1_111_111_110);
    private static final long STEP = 37_037_037;

    @ParameterizedTest(name = "RFC 4226, appendix D: {0}")
    @CsvSource({
        "0, 1284755224, 755224",
        "1, 1094287082, 287082",
        "2, 137359152, 359152",
        "3, 1726969429, 969429",
        "4, 1640338314, 338314",
        "5, 868254676, 254676",
        "6, 1918287922, 287922",
        "7, 82162583, 162583",
        "8, 673399871, 399871",
        "9, 645520489, 520489",
    })
    void codes_are_those_of_the_standards_counters(long counter, int truncated, String digits) {
        assertThat(TotpSecret.truncated(KEY, counter)).isEqualTo(truncated);
        assertThat(SECRET.digitsAt(counter)).isEqualTo(digits);
    }

    /// The standard's examples have eight digits; ours are the last six of the same number.
    @ParameterizedTest(name = "RFC 6238, appendix B: {0}")
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130",
    })
    void codes_are_those_of_the_standards_times(long seconds, String eightDigits) {
        long step = seconds / 30;

        assertThat("%08d".formatted(TotpSecret.truncated(KEY, step) % 100_000_000))
                .isEqualTo(eightDigits);
        assertThat(SECRET.acceptedStep(
                        new TotpCode(eightDigits.substring(2)), Instant.ofEpochSecond(seconds), TotpSecret.NO_STEP))
                .hasValue(step);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 1})
    void a_code_may_be_one_step_early_or_late(long offset) {
        var code = new TotpCode(SECRET.digitsAt(STEP + offset));

        assertThat(SECRET.acceptedStep(code, NOW, TotpSecret.NO_STEP)).hasValue(STEP + offset);
        assertThat(SECRET.acceptedStep(code, NOW.plusMillis(29_999), TotpSecret.NO_STEP))
                .hasValue(STEP + offset);
    }

    @Test
    void a_code_two_steps_away_is_not_accepted() {
        assertThat(SECRET.acceptedStep(new TotpCode(SECRET.digitsAt(STEP - 2)), NOW, TotpSecret.NO_STEP))
                .isEmpty();
        assertThat(SECRET.acceptedStep(new TotpCode(SECRET.digitsAt(STEP + 2)), NOW, TotpSecret.NO_STEP))
                .isEmpty();
        var code = new TotpCode(SECRET.digitsAt(STEP));
        assertThat(SECRET.acceptedStep(code, NOW.minus(Duration.ofSeconds(30)), TotpSecret.NO_STEP))
                .hasValue(STEP);
        assertThat(SECRET.acceptedStep(code, NOW.minusMillis(30_001), TotpSecret.NO_STEP))
                .isEmpty();
        assertThat(SECRET.acceptedStep(code, NOW.plusSeconds(59), TotpSecret.NO_STEP))
                .hasValue(STEP);
        assertThat(SECRET.acceptedStep(code, NOW.plusSeconds(60), TotpSecret.NO_STEP))
                .isEmpty();
    }

    @Test
    void a6_a_code_is_accepted_once_and_none_before_it_afterwards() {
        var code = new TotpCode(SECRET.digitsAt(STEP));
        var earlier = new TotpCode(SECRET.digitsAt(STEP - 1));
        var later = new TotpCode(SECRET.digitsAt(STEP + 1));
        long accepted = SECRET.acceptedStep(code, NOW, TotpSecret.NO_STEP).orElseThrow();

        assertThat(SECRET.acceptedStep(code, NOW, accepted)).isEmpty();
        assertThat(SECRET.acceptedStep(earlier, NOW, accepted)).isEmpty();
        assertThat(SECRET.acceptedStep(later, NOW, accepted)).hasValue(STEP + 1);
    }

    @Test
    void another_secrets_code_or_any_other_is_not_accepted() {
        byte[] other = KEY.clone();
        other[19] ^= 1;
        assertThat(SECRET.acceptedStep(new TotpCode(new TotpSecret(other).digitsAt(STEP)), NOW, TotpSecret.NO_STEP))
                .isEmpty();

        int accepted = 0;
        for (int i = 0; i < 10_000; i++) {
            var guess = new TotpCode("%06d".formatted(i * 100));
            accepted += SECRET.acceptedStep(guess, NOW, TotpSecret.NO_STEP).isPresent() ? 1 : 0;
        }
        assertThat(accepted).isLessThanOrEqualTo(3);
    }

    @Test
    void codes_keep_their_leading_zeros() {
        long step = 0;
        while (SECRET.digitsAt(step).charAt(0) != '0') {
            step++;
        }

        assertThat(SECRET.digitsAt(step)).hasSize(6);
        assertThat(SECRET.acceptedStep(
                        new TotpCode(SECRET.digitsAt(step)), Instant.ofEpochSecond(step * 30), TotpSecret.NO_STEP))
                .hasValue(step);
    }

    @Test
    void a_code_may_be_typed_in_groups() {
        assertThat(new TotpCode("012 345")).isEqualTo(new TotpCode("012345"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345", "1234567", "12345a", "-12345", "１２３４５６", "12345\n6", "+12345"})
    void what_is_not_six_digits_is_refused(String text) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> new TotpCode(text))
                .withMessageStartingWith("code ");
    }

    @Test
    void a_secret_is_written_in_base_32_as_apps_read_it() {
        assertThat(SECRET.base32()).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assertThat(new TotpSecret(HexFormat.of().parseHex("ff00".repeat(10))).base32())
                .isEqualTo("74AP6AH7AD7QB7YA74AP6AH7AD7QB7YA");
        assertThat(new TotpSecret(new byte[20]).base32()).isEqualTo("A".repeat(32));
    }

    @Test
    void a_uri_names_issuer_and_account_whatever_letters_they_have() {
        assertThat(SECRET.uri("Datifyy", "asha@example.org"))
                .isEqualTo("otpauth://totp/Datifyy:asha%40example.org"
                        + "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Datifyy&algorithm=SHA1&digits=6&period=30");

        var odd = URI.create(SECRET.uri("Dates & more: 100 %", "a+b/c?d=e#f:ü"));
        assertThat(odd.getPath()).isEqualTo("/Dates & more: 100 %:a+b/c?d=e#f:ü");
        assertThat(odd.getRawPath()).isEqualTo("/Dates%20%26%20more%3A%20100%20%25:a%2Bb%2Fc%3Fd%3De%23f%3A%C3%BC");
        assertThat(odd.getRawQuery()).contains("&issuer=Dates%20%26%20more%3A%20100%20%25&");
        assertThat(odd.getRawFragment()).isNull();
    }

    @Test
    void a_secret_has_160_bits_is_compared_by_them_and_not_printed() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TotpSecret(new byte[19]));
        assertThatIllegalArgumentException().isThrownBy(() -> new TotpSecret(new byte[21]));
        byte[] given = KEY.clone();
        var secret = new TotpSecret(given);
        given[0] = 0;
        secret.bytes()[1] = 0;

        assertThat(secret).isEqualTo(SECRET).hasSameHashCodeAs(SECRET).isNotEqualTo(new TotpSecret(given));
        assertThat(secret).hasToString("[REDACTED]");
        assertThat(new TotpCode("123456")).hasToString("[REDACTED]");
    }
}
