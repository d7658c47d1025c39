package com.datifyy.adapters.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTCreator;
import com.auth0.jwt.algorithms.Algorithm;
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
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JwtTokenIssuerTest {
    private static final SigningSecret SECRET = new SigningSecret("a secret for tests, of enough length");
    private static final SigningSecret OLDER = new SigningSecret("an older secret for tests, also long");
    private static final Duration LIFETIME = Duration.ofMinutes(15);
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Caller MAYA = new Caller(
            new UserId(1_234_567_890), new SessionId(UUID.fromString("6f1c7f0e-52b5-4c7e-9d0e-3f4a5b6c7d8e")));

    private final JwtTokenIssuer issuer = new JwtTokenIssuer(SECRET, null, LIFETIME);

    @Test
    void an_issued_token_names_its_caller_until_it_expires() {
        var token = issuer.issue(MAYA, NOW.plusMillis(750));

        assertThat(token.expiresAt()).isEqualTo(NOW.plus(LIFETIME));
        assertThat(issuer.verify(token.value(), NOW)).contains(MAYA);
        assertThat(issuer.verify(token.value(), token.expiresAt().minusMillis(1)))
                .contains(MAYA);
        assertThat(issuer.verify(token.value(), token.expiresAt())).isEmpty();
    }

    @Test
    void b1_a_token_carries_these_claims_and_no_others() {
        var token = JWT.decode(issuer.issue(MAYA, NOW).value());

        assertThat(token.getClaims()).containsOnlyKeys("iss", "aud", "sub", "sid", "jti", "iat", "nbf", "exp");
        assertThat(token.getAlgorithm()).isEqualTo("HS256");
        assertThat(token.getType()).isEqualTo("at+jwt");
        assertThat(token.getKeyId()).matches("[0-9a-f]{8}");
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
        assertThat(issuer.verify(handmade(token -> token), NOW)).contains(MAYA);
    }

    @Test
    void b1_no_signature_is_rejected() {
        String[] parts = ours().split("\\.", -1);

        rejected(parts[0] + "." + parts[1] + ".");
        rejected(parts[0] + "." + parts[1]);
        rejected(parts[0] + "." + parts[1] + "." + "A".repeat(43));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE", "nOnE", ""})
    void b1_algorithm_none_is_rejected(String none) {
        String header = base64("{\"alg\":\"%s\",\"typ\":\"at+jwt\",\"kid\":\"%s\"}".formatted(none, SECRET.keyId()));
        String[] parts = ours().split("\\.", -1);

        rejected(header + "." + parts[1] + ".");
        rejected(header + "." + parts[1] + "." + parts[2]);
    }

    @Test
    void b1_another_hmac_with_the_right_key_is_rejected() {
        rejected(like(ours()).sign(Algorithm.HMAC512(SECRET.bytes())));
        rejected(like(ours()).sign(Algorithm.HMAC384(SECRET.bytes())));
    }

    @Test
    void b1_an_asymmetric_algorithm_is_rejected_also_with_its_public_key_as_secret() throws NoSuchAlgorithmException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        var pair = generator.generateKeyPair();

        rejected(like(ours())
                .sign(Algorithm.RSA256((RSAPublicKey) pair.getPublic(), (RSAPrivateKey) pair.getPrivate())));
        rejected(like(ours()).sign(Algorithm.HMAC256(pair.getPublic().getEncoded())));
    }

    @Test
    void b1_an_algorithm_named_other_than_the_one_that_signed_is_rejected() {
        String header = base64("{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":\"%s\"}".formatted(SECRET.keyId()));
        String payload = ours().split("\\.", -1)[1];
        byte[] signature = Algorithm.HMAC256(SECRET.bytes())
                .sign(header.getBytes(StandardCharsets.US_ASCII), payload.getBytes(StandardCharsets.US_ASCII));

        rejected(header + "." + payload + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(signature));
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
        rejected(new JwtTokenIssuer(OLDER, null, LIFETIME).issue(MAYA, NOW).value());
        rejected(like(ours()).sign(Algorithm.HMAC256(OLDER.bytes())));
    }

    @Test
    void b1_a_key_id_that_is_missing_or_not_ours_is_rejected_although_the_key_is_right() {
        rejected(handmade(token -> token.withHeader(Map.of("kid", "00000000"))));
        rejected(handmade(token -> token.withHeader(Map.of("kid", "../../dev/null"))));
        rejected(like(ours(), null).sign(Algorithm.HMAC256(SECRET.bytes())));
    }

    @Test
    void b1_expired_is_rejected() {
        String token = ours();

        assertThat(issuer.verify(token, NOW.plus(LIFETIME).minusSeconds(1))).contains(MAYA);
        assertThat(issuer.verify(token, NOW.plus(LIFETIME))).isEmpty();
        assertThat(issuer.verify(token, NOW.plus(Duration.ofDays(1)))).isEmpty();
    }

    @Test
    void b1_not_yet_valid_is_rejected_beyond_a_few_seconds_of_clock_skew() {
        String token = ours();

        assertThat(issuer.verify(token, NOW.minus(JwtTokenIssuer.CLOCK_SKEW))).contains(MAYA);
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
        rejected(signed(ours().split("\\.", -1)[0], base64(payload)));
    }

    @Test
    void b1_another_spelling_of_the_same_signature_is_rejected() {
        String token = ours();
        String last = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        // The last character carries four bits of the signature and two that are zero.
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
    void b8_tokens_of_the_previous_secret_are_accepted_while_it_is_configured_and_none_is_signed_with_it() {
        String before =
                new JwtTokenIssuer(OLDER, null, LIFETIME).issue(MAYA, NOW).value();
        var rotated = new JwtTokenIssuer(SECRET, OLDER, LIFETIME);

        assertThat(rotated.verify(before, NOW)).contains(MAYA);
        assertThat(rotated.verify(ours(), NOW)).contains(MAYA);
        assertThat(issuer.verify(rotated.issue(MAYA, NOW).value(), NOW)).contains(MAYA);
        assertThat(issuer.verify(before, NOW)).isEmpty();
    }

    @Test
    void b8_the_same_secret_twice_is_one_key() {
        var twice = new JwtTokenIssuer(SECRET, new SigningSecret(SECRET.value()), LIFETIME);

        assertThat(twice.verify(ours(), NOW)).contains(MAYA);
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
                .isEqualTo(new JwtTokenIssuer(SECRET, OLDER, Duration.ofMinutes(1)).successorOf("token", "salt"))
                .isNotEqualTo(issuer.successorOf("token", "salu"))
                .isNotEqualTo(issuer.successorOf("tokem", "salt"))
                .isNotEqualTo(issuer.successorOf("tokens", "alt"))
                .isNotEqualTo(new JwtTokenIssuer(OLDER, SECRET, LIFETIME).successorOf("token", "salt"));
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
    private static String handmade(UnaryOperator<JWTCreator.Builder> change) {
        var token = JWT.create()
                .withHeader(Map.of("typ", "at+jwt", "kid", SECRET.keyId()))
                .withIssuer("datifyy")
                .withAudience("datifyy-api")
                .withSubject(MAYA.id().toString())
                .withClaim("sid", MAYA.session().toString())
                .withIssuedAt(NOW)
                .withNotBefore(NOW)
                .withExpiresAt(NOW.plus(LIFETIME));
        return change.apply(token).sign(Algorithm.HMAC256(SECRET.bytes()));
    }

    /// The claims of a token, to be signed anew under the same key id.
    private static JWTCreator.Builder like(String token) {
        return like(token, SECRET.keyId());
    }

    private static JWTCreator.Builder like(String token, String keyId) {
        var header = keyId == null
                ? Map.<String, Object>of("typ", "at+jwt")
                : Map.<String, Object>of("typ", "at+jwt", "kid", keyId);
        String claims =
                new String(Base64.getUrlDecoder().decode(JWT.decode(token).getPayload()), StandardCharsets.UTF_8);
        return JWT.create().withHeader(header).withPayload(claims);
    }

    private static String signed(String header, String payload) {
        byte[] signature = Algorithm.HMAC256(SECRET.bytes())
                .sign(header.getBytes(StandardCharsets.US_ASCII), payload.getBytes(StandardCharsets.US_ASCII));
        return header + "." + payload + "." + base64(signature);
    }

    private static String base64(String text) {
        return base64(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
