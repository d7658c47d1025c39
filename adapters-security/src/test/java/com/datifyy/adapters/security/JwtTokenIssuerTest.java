package com.datifyy.adapters.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTCreator;
import com.auth0.jwt.algorithms.Algorithm;
import com.datifyy.application.identity.port.TokenIssuer;
import com.datifyy.application.identity.port.TokenIssuer.AccessToken;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.SessionId;
import com.datifyy.domain.identity.UserId;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource
final class JwtTokenIssuerTest {
    private static final SigningSecret SECRET = new SigningSecret("a secret for tests, of enough length");
    private static final SigningSecret OLDER = new SigningSecret("an older secret for tests, also long");
    private static final Duration LIFETIME = Duration.ofMinutes(15);
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Caller MAYA = new Caller(
            new UserId(1_234_567_890), new SessionId(UUID.fromString("6f1c7f0e-52b5-4c7e-9d0e-3f4a5b6c7d8e")));

    /// The ways to sign: each keeps every rule.
    enum Signing {
        HS256(TestTokenKeys.of(SECRET), TestTokenKeys.of(OLDER), SECRET.bytes()),
        ES256(TestTokenKeys.onP256(), TestTokenKeys.onP256()),
        EDDSA(TestTokenKeys.onEd25519(), TestTokenKeys.onEd25519());

        private final TokenSigner signer;
        private final TokenSigner other;
        private final byte[] known;

        Signing(TokenSigner signer, TokenSigner other, byte[] known) {
            this.signer = signer;
            this.other = other;
            this.known = known;
        }

        Signing(PrivateTokenKey signer, PrivateTokenKey other) {
            this(signer, other, signer.key().encoded());
        }

        JwtTokenIssuer issuer() {
            return issuer(signer);
        }

        /// One with another key of the same kind.
        JwtTokenIssuer stranger() {
            return issuer(other);
        }

        String keyId() {
            return signer.key().id();
        }

        Algorithm algorithm() {
            return new SigningAlgorithm(signer.key().algorithm(), signer::sign);
        }

        private static JwtTokenIssuer issuer(TokenSigner signer) {
            var keys = switch (signer) {
                case SecretTokenKey key -> TokenKeys.symmetric(key.secret(), null);
                case PrivateTokenKey key -> TokenKeys.asymmetric(key, List.of(), SECRET, null);
            };
            return new JwtTokenIssuer(SECRET, keys, LIFETIME);
        }
    }

    private final Signing signing;
    private final JwtTokenIssuer issuer;

    JwtTokenIssuerTest(Signing signing) {
        this.signing = signing;
        this.issuer = signing.issuer();
    }

    @Test
    void an_issued_token_names_its_caller_until_it_expires() {
        var token = issuer.issue(MAYA, NOW.plusMillis(750));

        assertThat(token.expiresAt()).isEqualTo(NOW.plus(LIFETIME));
        assertThat(issuer.verify(token.value(), NOW).map(TokenIssuer.Verified::caller))
                .contains(MAYA);
        assertThat(issuer.verify(token.value(), token.expiresAt().minusMillis(1))
                        .map(TokenIssuer.Verified::caller))
                .contains(MAYA);
        assertThat(issuer.verify(token.value(), token.expiresAt())).isEmpty();
    }

    @Test
    void b1_a_token_carries_these_claims_and_no_others() {
        var token = JWT.decode(ours());

        assertThat(token.getClaims()).containsOnlyKeys("iss", "aud", "sub", "sid", "jti", "iat", "nbf", "exp");
        assertThat(new String(Base64.getUrlDecoder().decode(token.getHeader()), StandardCharsets.UTF_8))
                .isEqualTo("{\"typ\":\"at+jwt\",\"kid\":\"%s\",\"alg\":\"%s\"}"
                        .formatted(signing.keyId(), signing.signer.key().algorithm()));
        assertThat(token.getIssuer()).isEqualTo("datifyy");
        assertThat(token.getAudience()).containsExactly("datifyy-api");
        assertThat(token.getSubject()).isEqualTo("1234567890");
        assertThat(token.getClaim("sid").asString()).isEqualTo("6f1c7f0e-52b5-4c7e-9d0e-3f4a5b6c7d8e");
    }

    @Test
    void two_tokens_of_one_moment_differ() {
        assertThat(issuer.issue(MAYA, NOW).value())
                .isNotEqualTo(issuer.issue(MAYA, NOW).value());
    }

    @Test
    void tokens_and_secrets_do_not_show_in_text() {
        assertThat(issuer.issue(MAYA, NOW)).hasToString("[REDACTED]");
        assertThat(SECRET).hasToString("[REDACTED]");
    }

    /// What the forgeries below start from, so that each fails for the one thing it changes.
    @Test
    void a_token_built_by_hand_like_ours_is_accepted() {
        assertThat(issuer.verify(handmade(token -> token), NOW).map(TokenIssuer.Verified::caller))
                .contains(MAYA);
    }

    @Test
    void b1_no_signature_is_rejected() {
        String[] parts = ours().split("\\.", -1);

        rejected(parts[0] + "." + parts[1] + ".");
        rejected(parts[0] + "." + parts[1]);
        rejected(parts[0] + "." + parts[1] + "." + "A".repeat(43));
        rejected(parts[0] + "." + parts[1] + "." + "A".repeat(86));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE", "nOnE", ""})
    void b1_algorithm_none_is_rejected(String none) {
        String header = base64("{\"typ\":\"at+jwt\",\"kid\":\"%s\",\"alg\":\"%s\"}".formatted(signing.keyId(), none));
        String[] parts = ours().split("\\.", -1);

        rejected(header + "." + parts[1] + ".");
        rejected(header + "." + parts[1] + "." + parts[2]);
    }

    /// What is public about a key, or the secret itself where there is no public half.
    @Test
    void b1_another_algorithm_with_what_is_known_of_the_key_is_rejected() {
        rejected(like(ours()).sign(Algorithm.HMAC512(signing.known)));
        rejected(like(ours()).sign(Algorithm.HMAC384(signing.known)));
        if (signing != Signing.HS256) {
            rejected(like(ours()).sign(Algorithm.HMAC256(signing.known)));
            rejected(like(ours()).sign(Algorithm.HMAC256(TestTokenKeys.pem("PUBLIC KEY", signing.known))));
            rejected(like(ours(), SECRET.keyId()).sign(Algorithm.HMAC256(signing.known)));
        }
    }

    @Test
    void b1_a_signature_under_the_header_of_another_algorithm_is_rejected() {
        String[] parts = ours().split("\\.", -1);
        for (Signing another : Signing.values()) {
            if (another != signing) {
                String header = another.issuer().issue(MAYA, NOW).value().split("\\.", -1)[0];
                rejected(header + "." + parts[1] + "." + parts[2]);
                rejected(signed(another.signer, parts[0], parts[1]));
            }
        }
        if (signing != Signing.HS256) {
            var hmac = Algorithm.HMAC256(signing.known);
            rejected(parts[0] + "." + parts[1] + "." + base64(hmac.sign(bytes(parts[0]), bytes(parts[1]))));
        }
    }

    @Test
    void b1_an_algorithm_of_other_keys_is_rejected() throws NoSuchAlgorithmException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        var pair = generator.generateKeyPair();

        rejected(like(ours())
                .sign(Algorithm.RSA256((RSAPublicKey) pair.getPublic(), (RSAPrivateKey) pair.getPrivate())));
        rejected(like(ours()).sign(Algorithm.HMAC256(pair.getPublic().getEncoded())));
    }

    @Test
    void b1_an_algorithm_named_other_than_the_one_that_signed_is_rejected() {
        for (String name : List.of("RS256", "HS512", "ES384", "Ed25519", "hs256", "es256", "eddsa")) {
            rejected(like(ours()).sign(new SigningAlgorithm(name, signing.signer::sign)));
        }
    }

    @Test
    void b1_an_altered_claim_is_rejected() {
        String[] parts = ours().split("\\.", -1);
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String altered = claims.replace("1234567890", "1234567891");
        assertThat(altered).isNotEqualTo(claims);

        rejected(parts[0] + "." + base64(altered) + "." + parts[2]);
    }

    @Test
    void b1_every_single_altered_character_before_the_signature_is_rejected() {
        String token = ours();
        for (int i = 0; i < token.lastIndexOf('.'); i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            rejected(token.substring(0, i) + other + token.substring(i + 1));
        }
    }

    @Test
    void b1_another_key_is_rejected_under_its_own_name_and_under_ours() {
        rejected(signing.stranger().issue(MAYA, NOW).value());
        rejected(like(ours()).sign(new SigningAlgorithm(signing.signer.key().algorithm(), signing.other::sign)));
    }

    @Test
    void b1_a_key_id_that_is_missing_or_not_ours_is_rejected_although_the_key_is_right() {
        rejected(handmade(token -> token.withHeader(Map.of("kid", "00000000"))));
        rejected(handmade(token -> token.withHeader(Map.of("kid", "../../dev/null"))));
        rejected(handmade(token -> token.withKeyId(null)));
        rejected(handmade(token -> token.withHeader(Map.of("jku", "https://keys.example.org/jwks.json"))));
    }

    @Test
    void b1_expired_is_rejected() {
        String token = ours();

        assertThat(issuer.verify(token, NOW.plus(LIFETIME).minusSeconds(1)).map(TokenIssuer.Verified::caller))
                .contains(MAYA);
        assertThat(issuer.verify(token, NOW.plus(LIFETIME))).isEmpty();
        assertThat(issuer.verify(token, NOW.plus(Duration.ofDays(1)))).isEmpty();
    }

    @Test
    void b1_not_yet_valid_is_rejected_beyond_a_few_seconds_of_clock_skew() {
        String token = ours();

        assertThat(issuer.verify(token, NOW.minus(JwtTokenIssuer.CLOCK_SKEW)).map(TokenIssuer.Verified::caller))
                .contains(MAYA);
        assertThat(issuer.verify(token, NOW.minus(JwtTokenIssuer.CLOCK_SKEW).minusMillis(1)))
                .isEmpty();
        rejected(handmade(t -> t.withNotBefore(NOW.plusSeconds(60))));
        rejected(handmade(t -> t.withIssuedAt(NOW.plusSeconds(60))));
    }

    @Test
    void b1_another_audience_is_rejected() {
        rejected(handmade(token -> token.withAudience("datifyy-admin")));
        rejected(handmade(token -> token.withAudience("datifyy-api", "somebody-else")));
        rejected(handmade(token -> token.withAudience()));
    }

    @Test
    void b1_another_issuer_is_rejected() {
        rejected(handmade(token -> token.withIssuer("somebody-else")));
        rejected(handmade(token -> token.withIssuer((String) null)));
    }

    @Test
    void b1_another_type_is_rejected() {
        rejected(handmade(token -> token.withHeader(Map.of("typ", "JWT"))));
        rejected(handmade(token -> token.withHeader(Map.of("typ", "rt+jwt"))));
        rejected(handmade(token -> token.withHeader(Map.of("typ", "AT+JWT"))));
    }

    @Test
    void b1_missing_times_are_rejected() {
        rejected(handmade(token -> token.withExpiresAt((Instant) null)));
        rejected(handmade(token -> token.withNotBefore((Instant) null)));
        rejected(handmade(token -> token.withIssuedAt((Instant) null)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "+5", "007", "2147483648", "maya", "1234567890 "})
    void b1_a_subject_that_is_no_user_id_is_rejected(String subject) {
        rejected(handmade(token -> token.withSubject(subject)));
    }

    @Test
    void b1_a_missing_subject_or_a_session_that_is_none_is_rejected() {
        rejected(handmade(token -> token.withSubject(null)));
        rejected(handmade(token -> token.withClaim("sid", (String) null)));
        rejected(handmade(token -> token.withClaim("sid", "not-a-session")));
        rejected(handmade(token -> token.withClaim("sid", 5)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "..",
                "...",
                "garbage",
                "a.b.c",
                "e30.e30.e30",
                "bnVsbA.bnVsbA.bnVsbA",
                "W10.W10.W10",
                "IiI.IiI.IiI",
                "é.é.é",
                "\u0000.\u0000.\u0000",
            })
    void b1_garbage_is_rejected(String garbage) {
        rejected(garbage);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "5",
                "{\"exp\":\"tomorrow\"}",
                "{\"exp\":9223372036854775807}",
                "{\"exp\":-9223372036854775808}",
                "{\"exp\":1e400}",
                "{\"exp\":{}}",
                "{\"aud\":[[1]]}",
                "{\"aud\":{\"a\":1}}",
                "{\"sub\":{}}",
                "{\"sub\":\"1\",\"sub\":\"2\"}",
                "{",
                "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
            })
    void b1_odd_payloads_under_an_honest_header_are_rejected(String payload) {
        String header = ours().split("\\.", -1)[0];

        rejected(header + "." + base64(payload) + "." + "A".repeat(43));
        rejected(base64(payload) + "." + base64(payload) + "." + "A".repeat(43));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"exp\":\"tomorrow\"}", "{\"exp\":9223372036854775807}", "{\"aud\":5,\"iss\":7}", "{"})
    void b1_odd_payloads_are_rejected_even_when_signed_with_the_right_key(String payload) {
        rejected(signed(signing.signer, ours().split("\\.", -1)[0], base64(payload)));
    }

    @Test
    void b1_another_spelling_of_the_same_signature_is_rejected() {
        String token = ours();
        String last = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        // The last character ends with two or four bits that are zero.
        char twin = last.charAt(last.indexOf(token.charAt(token.length() - 1)) + 1);

        rejected(token.substring(0, token.length() - 1) + twin);
        rejected(token + "=");
        rejected(token + " ");
    }

    @Test
    void b1_random_bytes_are_rejected() {
        var random = new Random(20261123);
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            rejected(new String(bytes, StandardCharsets.ISO_8859_1));
            rejected(base64(bytes) + "." + base64(bytes) + "." + base64(bytes));
        }
    }

    @Test
    void b1_a_token_longer_than_any_of_ours_is_rejected_unread() {
        assertThat(ours().length()).isLessThan(JwtTokenIssuer.LONGEST_TOKEN / 2);

        String huge = handmade(token -> token.withClaim("more", "x".repeat(JwtTokenIssuer.LONGEST_TOKEN)));
        rejected(huge);
        rejected("x".repeat(50_000_000));
    }

    @Test
    void b1_a_token_seen_before_is_checked_against_the_clock_every_time() {
        String token = ours();
        assertThat(issuer.verify(token, NOW).map(TokenIssuer.Verified::caller)).contains(MAYA);

        assertThat(issuer.verify(token, NOW.minus(Duration.ofMinutes(1)))).isEmpty();
        assertThat(issuer.verify(token, NOW).map(TokenIssuer.Verified::caller)).contains(MAYA);
        assertThat(issuer.verify(token, NOW.plus(LIFETIME))).isEmpty();
        assertThat(issuer.verify(token, NOW.plus(LIFETIME).minusMillis(1)).map(TokenIssuer.Verified::caller))
                .contains(MAYA);
    }

    @Test
    void b1_forgeries_of_a_token_seen_before_are_rejected() {
        String token = ours();
        assertThat(issuer.verify(token, NOW).map(TokenIssuer.Verified::caller)).contains(MAYA);

        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            rejected(token.substring(0, i) + other + token.substring(i + 1));
        }
        rejected(token + ".");
        assertThat(issuer.verify(token, NOW).map(TokenIssuer.Verified::caller)).contains(MAYA);
    }

    @Test
    void b8_a_secret_shorter_than_32_bytes_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SigningSecret("x".repeat(31)));
        assertThat(new SigningSecret("é".repeat(16)).bytes()).hasSize(32);
    }

    @Test
    void b2_refresh_tokens_are_256_random_url_safe_bits() {
        var seen = new HashSet<String>();
        for (int i = 0; i < 1_000; i++) {
            String token = issuer.newRefreshToken();
            assertThat(token).matches("[A-Za-z0-9_-]{43}");
            assertThat(seen.add(token)).isTrue();
        }
    }

    @Test
    void b3_the_successor_of_a_token_is_always_the_same_and_depends_on_token_salt_and_secret() {
        String successor = issuer.successorOf("token", "salt");

        assertThat(successor)
                .matches("[A-Za-z0-9_-]{43}")
                .isEqualTo(signing.stranger().successorOf("token", "salt"))
                .isNotEqualTo(issuer.successorOf("token", "salu"))
                .isNotEqualTo(issuer.successorOf("tokem", "salt"))
                .isNotEqualTo(issuer.successorOf("tokens", "alt"))
                .isNotEqualTo(new JwtTokenIssuer(OLDER, TokenKeys.symmetric(SECRET, OLDER), LIFETIME)
                        .successorOf("token", "salt"));
    }

    @Test
    void b2_a_fingerprint_is_the_tokens_sha_256() {
        assertThat(issuer.fingerprintOf("abc"))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    private String ours() {
        AccessToken token = issuer.issue(MAYA, NOW);
        return token.value();
    }

    private void rejected(String token) {
        assertThat(issuer.verify(token, NOW)).isEmpty();
    }

    /// A token with the right key that is like ours except for one change.
    private String handmade(UnaryOperator<JWTCreator.Builder> change) {
        var token = JWT.create()
                .withHeader(Map.of("typ", "at+jwt"))
                .withKeyId(signing.keyId())
                .withIssuer("datifyy")
                .withAudience("datifyy-api")
                .withSubject(MAYA.id().toString())
                .withClaim("sid", MAYA.session().toString())
                .withIssuedAt(NOW)
                .withNotBefore(NOW)
                .withExpiresAt(NOW.plus(LIFETIME));
        return change.apply(token).sign(signing.algorithm());
    }

    /// The claims of a token, to be signed anew under the same key id.
    private JWTCreator.Builder like(String token) {
        return like(token, signing.keyId());
    }

    private static JWTCreator.Builder like(String token, String keyId) {
        String claims =
                new String(Base64.getUrlDecoder().decode(JWT.decode(token).getPayload()), StandardCharsets.UTF_8);
        return JWT.create().withHeader(Map.of("typ", "at+jwt")).withKeyId(keyId).withPayload(claims);
    }

    private static String signed(TokenSigner signer, String header, String payload) {
        return header + "." + payload + "." + base64(signer.sign(bytes(header + "." + payload)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String base64(String text) {
        return base64(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
