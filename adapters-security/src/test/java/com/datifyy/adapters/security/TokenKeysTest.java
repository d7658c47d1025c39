package com.datifyy.adapters.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.groups.Tuple.tuple;

import com.datifyy.application.identity.port.TokenIssuer;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.SessionId;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.identity.VerificationKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TokenKeysTest {
    private static final SigningSecret SECRET = new SigningSecret("a secret for tests, of enough length");
    private static final SigningSecret OLDER = new SigningSecret("an older secret for tests, also long");
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Caller MAYA =
            new Caller(new UserId(7), new SessionId(UUID.fromString("6f1c7f0e-52b5-4c7e-9d0e-3f4a5b6c7d8e")));

    private final PrivateTokenKey p256 = TestTokenKeys.onP256();
    private final PrivateTokenKey ed25519 = TestTokenKeys.onEd25519();
    private final TokenKeys secretAlone = TokenKeys.symmetric(SECRET, null);
    private final TokenKeys keyAlone = TokenKeys.asymmetric(p256, List.of(), SECRET, null);

    @Test
    void b8_tokens_of_the_previous_secret_are_accepted_while_it_is_configured_and_none_is_signed_with_it() {
        var before = TokenKeys.symmetric(OLDER, null);
        var rotated = TokenKeys.symmetric(SECRET, OLDER);

        assertThat(accepts(rotated, before)).isTrue();
        assertThat(accepts(secretAlone, rotated)).isTrue();
        assertThat(accepts(secretAlone, before)).isFalse();
    }

    @Test
    void b8_the_same_secret_or_key_twice_is_one_key() {
        assertThat(TokenKeys.symmetric(SECRET, new SigningSecret(SECRET.value()))
                        .accepted())
                .hasSize(1);
        assertThat(TokenKeys.asymmetric(p256, List.of(p256.key(), p256.key()), SECRET, SECRET)
                        .accepted())
                .hasSize(2);
    }

    @Test
    void b8_after_switching_to_a_private_key_tokens_of_the_secrets_stay_accepted_and_none_is_signed_with_them() {
        var both = TokenKeys.asymmetric(p256, List.of(), SECRET, OLDER);

        assertThat(accepts(both, secretAlone)).isTrue();
        assertThat(accepts(both, TokenKeys.symmetric(OLDER, null))).isTrue();
        assertThat(accepts(secretAlone, both)).isFalse();
    }

    @Test
    void b8_tokens_of_a_previous_private_key_are_accepted_while_its_public_key_is_configured() {
        var rotated = TokenKeys.asymmetric(ed25519, List.of(p256.key()), SECRET, null);

        assertThat(accepts(rotated, keyAlone)).isTrue();
        assertThat(accepts(keyAlone, rotated)).isFalse();
        assertThat(accepts(TokenKeys.asymmetric(ed25519, List.of(), SECRET, null), keyAlone))
                .isFalse();
    }

    @Test
    void b1_public_keys_are_published_the_signing_one_first_and_secrets_never() {
        var keys = TokenKeys.asymmetric(ed25519, List.of(p256.key()), SECRET, OLDER);

        assertThat(keys.all())
                .extracting(VerificationKey::id, VerificationKey::algorithm, VerificationKey::curve)
                .containsExactly(
                        tuple(ed25519.key().id(), "EdDSA", "Ed25519"),
                        tuple(p256.key().id(), "ES256", "P-256"));
        assertThat(secretAlone.all()).isEmpty();
    }

    /// Many keys, because a coordinate that begins with zeros is rare.
    @Test
    void coordinates_have_always_32_bytes() {
        for (int i = 0; i < 600; i++) {
            var pair = TestTokenKeys.pairOnCurve("secp256r1");
            var key = PublicTokenKey.allIn(TestTokenKeys.publicPem(pair)).getFirst();

            assertThat(key.published()).isInstanceOfSatisfying(VerificationKey.EllipticCurve.class, published -> {
                assertThat(Base64.getUrlDecoder().decode(published.x())).hasSize(32);
                assertThat(Base64.getUrlDecoder().decode(published.y())).hasSize(32);
            });
        }
    }

    /// RFC 8037, appendix A: the key, its public half, its thumbprint and a signature.
    @Test
    void a_key_on_ed25519_is_that_of_the_standards_example() {
        byte[] seed = Base64.getUrlDecoder().decode("nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A");
        byte[] prefix = HexFormat.of().parseHex("302e020100300506032b657004220420");
        byte[] encoded = new byte[prefix.length + seed.length];
        System.arraycopy(prefix, 0, encoded, 0, prefix.length);
        System.arraycopy(seed, 0, encoded, prefix.length, seed.length);
        var key = PrivateTokenKey.of(TestTokenKeys.pem("PRIVATE KEY", encoded));

        assertThat(key.key().published())
                .isEqualTo(new VerificationKey.OctetKeyPair(
                        "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k",
                        "EdDSA",
                        "Ed25519",
                        "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"));
        byte[] content = "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc".getBytes(StandardCharsets.US_ASCII);
        assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(key.sign(content)))
                .isEqualTo("hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg");
    }

    /// RFC 7515, appendix A.3.
    @Test
    void a_signature_on_p256_is_checked_as_in_the_standards_example() {
        var key = PublicTokenKey.of(
                spki("f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU", "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"));
        byte[] content = ("eyJhbGciOiJFUzI1NiJ9"
                        + ".eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] signature = Base64.getUrlDecoder()
                .decode("DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q");

        assertThat(key.signed(content, signature)).isTrue();
        signature[40] ^= 1;
        assertThat(key.signed(content, signature)).isFalse();
        assertThat(key.signed(content, new byte[64])).isFalse();
        assertThat(key.signed(content, new byte[0])).isFalse();
        assertThat(key.signed(content, new byte[63])).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "\n\n %s \n", "line breaks written out"})
    void keys_are_read_from_pem_also_without_line_breaks(String form) {
        var pair = TestTokenKeys.pair("Ed25519");
        String pem = TestTokenKeys.privatePem(pair);
        String given = form.contains("%s") ? form.formatted(pem) : pem.replace("\n", "\\n");

        var key = PrivateTokenKey.of(given);

        var read = PublicTokenKey.allIn(TestTokenKeys.publicPem(pair) + TestTokenKeys.publicPem(pair));
        assertThat(read)
                .hasSize(2)
                .allSatisfy(
                        one -> assertThat(one.published()).isEqualTo(key.key().published()));
        assertThat(read.getFirst().signed(new byte[] {1}, key.sign(new byte[] {1})))
                .isTrue();
        assertThat(PublicTokenKey.allIn(" ")).isEmpty();
    }

    @Test
    void b8_keys_of_another_kind_or_curve_are_refused() {
        for (var pair : List.of(
                TestTokenKeys.pairOnCurve("secp384r1"),
                TestTokenKeys.pair("Ed448"),
                TestTokenKeys.pair("X25519"),
                TestTokenKeys.pair("RSA"))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> PrivateTokenKey.of(TestTokenKeys.privatePem(pair)))
                    .withMessageContaining("P-256 or Ed25519");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> PublicTokenKey.allIn(TestTokenKeys.publicPem(pair)))
                    .withMessageContaining("P-256 or Ed25519");
        }
    }

    @Test
    void b8_what_is_no_key_is_refused_without_being_repeated() {
        String secret =
                Base64.getEncoder().encodeToString("unmistakably not a key".getBytes(StandardCharsets.US_ASCII));
        var pair = TestTokenKeys.pair("Ed25519");
        for (String text : List.of(
                "",
                secret,
                "-----BEGIN PRIVATE KEY-----\n" + secret + "\n-----END PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\nA" + secret + "\n-----END PRIVATE KEY-----",
                "-----BEGIN ENCRYPTED PRIVATE KEY-----\n" + secret + "\n-----END ENCRYPTED PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\n" + secret + "\n-----END PUBLIC KEY-----",
                TestTokenKeys.privatePem(pair) + secret,
                TestTokenKeys.privatePem(pair) + TestTokenKeys.privatePem(pair),
                TestTokenKeys.publicPem(pair))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> PrivateTokenKey.of(text))
                    .withNoCause()
                    .withMessageNotContaining(secret)
                    .withMessageMatching("(?s).{10,120}");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> PublicTokenKey.allIn(TestTokenKeys.privatePem(pair)));
    }

    @Test
    void keys_do_not_show_in_text() {
        assertThat(p256).hasToString("[REDACTED]");
        assertThat(TestTokenKeys.of(SECRET).toString()).doesNotContain(SECRET.value());
    }

    private static boolean accepts(TokenKeys keys, TokenKeys signers) {
        var life = Duration.ofMinutes(15);
        String token =
                new JwtTokenIssuer(SECRET, signers, life).issue(MAYA, NOW).value();
        return new JwtTokenIssuer(SECRET, keys, life)
                .verify(token, NOW)
                .map(TokenIssuer.Verified::caller)
                .equals(Optional.of(MAYA));
    }

    private static byte[] spki(String x, String y) {
        String point = "04" + hex(x) + hex(y);
        return HexFormat.of().parseHex("3059301306072a8648ce3d020106082a8648ce3d030107034200" + point);
    }

    private static String hex(String base64) {
        return HexFormat.of().formatHex(Base64.getUrlDecoder().decode(base64));
    }
}
