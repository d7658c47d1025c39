package com.datifyy.adapters.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.application.identity.port.OneTimeSecrets;
import com.datifyy.application.identity.port.OneTimeSecretsContract;
import java.util.Base64;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class HmacOneTimeSecretsTest implements OneTimeSecretsContract {
    private static final DataKey KEY = DataKey.of(Base64.getEncoder().encodeToString(new byte[32]));
    private static final DataKey OTHER = DataKey.derivedFrom(new SigningSecret("a secret for tests, of enough length"));

    private final HmacOneTimeSecrets secrets = new HmacOneTimeSecrets(KEY);

    @Override
    public OneTimeSecrets secrets() {
        return secrets;
    }

    /// Of 60,000 digits each comes 6,000 times, give or take 73; beyond 600 it is no chance.
    @Test
    void a6_every_digit_is_equally_likely_in_front_too() {
        var codes = IntStream.range(0, 60_000).mapToObj(_ -> secrets.digits(6)).toList();
        for (int place = 0; place < 6; place++) {
            int at = place;
            var counts = codes.stream().collect(Collectors.groupingBy(code -> code.charAt(at), Collectors.counting()));
            assertThat(counts).hasSize(10);
            assertThat(counts.values()).allSatisfy(count -> assertThat(count).isBetween(5_400L, 6_600L));
        }
    }

    @Test
    void a6_a_token_is_256_bits() {
        assertThat(secrets.token()).matches("[A-Za-z0-9_-]{43}");
    }

    @Test
    void a6_a_recovery_code_is_80_bits_of_all_32_letters() {
        var seen = IntStream.range(0, 1_000)
                .mapToObj(_ -> secrets.recoveryCode())
                .flatMapToInt(String::chars)
                .filter(((IntPredicate) letter -> letter == '-').negate())
                .distinct();

        assertThat(seen.count()).isEqualTo(32);
    }

    @Test
    void a6_a_digest_is_64_hexadecimal_digits_and_depends_on_the_services_key() {
        assertThat(secrets.digest("reset 7", "000123"))
                .matches("[0-9a-f]{64}")
                .isEqualTo(new HmacOneTimeSecrets(KEY).digest("reset 7", "000123"))
                .isNotEqualTo(new HmacOneTimeSecrets(OTHER).digest("reset 7", "000123"));
    }
}
