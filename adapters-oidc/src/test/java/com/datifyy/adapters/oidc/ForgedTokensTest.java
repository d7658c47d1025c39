package com.datifyy.adapters.oidc;

import static com.datifyy.adapters.oidc.SigningIn.APPLE_CURVE_KEY;
import static com.datifyy.adapters.oidc.SigningIn.APPLE_KEY;
import static com.datifyy.adapters.oidc.SigningIn.GOOGLE_KEY;
import static com.datifyy.adapters.oidc.SigningIn.NEXT_GOOGLE_KEY;
import static com.datifyy.adapters.oidc.Token.fromApple;
import static com.datifyy.adapters.oidc.Token.fromGoogle;
import static org.assertj.core.api.Assertions.assertThat;

import com.auth0.jwt.algorithms.Algorithm;
import com.datifyy.domain.identity.IdentityProvider;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// B1: a token counts only if the provider's own key has signed exactly this.
final class ForgedTokensTest {
    private static final ProviderKey MALLORYS = ProviderKey.rsa("google-1", 2_048);

    private final SigningIn signingIn = new SigningIn();

    @AfterEach
    void close() {
        signingIn.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE", "", "HS256", "RS256"})
    void b1_an_unsigned_token_is_rejected(String algorithm) {
        signingIn.rejected(fromGoogle()
                .header("alg", algorithm)
                .header("kid", GOOGLE_KEY.id())
                .unsigned());
    }

    @Test
    void b1_the_public_key_is_not_a_secret_to_sign_with() {
        byte[] der = GOOGLE_KEY.pair().getPublic().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END PUBLIC KEY-----\n";

        for (String claimed : List.of("HS256", "RS256")) {
            for (byte[] secret : List.of(der, pem.getBytes(StandardCharsets.US_ASCII))) {
                signingIn.rejected(fromGoogle()
                        .header("alg", claimed)
                        .header("kid", GOOGLE_KEY.id())
                        .signedWith(Algorithm.HMAC256(secret)));
            }
        }
    }

    @Test
    void b1_the_key_decides_about_the_algorithm() {
        signingIn.rejected(
                IdentityProvider.APPLE, fromApple().header("alg", "RS256").signedBy(APPLE_CURVE_KEY), "");
        signingIn.rejected(
                IdentityProvider.APPLE, fromApple().header("alg", "ES256").signedBy(APPLE_KEY), "");
        signingIn.rejected(
                IdentityProvider.APPLE,
                fromApple().header("kid", APPLE_KEY.id()).signedBy(APPLE_CURVE_KEY),
                "");
        signingIn.rejected(
                IdentityProvider.APPLE,
                fromApple().header("kid", APPLE_CURVE_KEY.id()).signedBy(APPLE_KEY),
                "");
        signingIn.rejected(fromGoogle().header("alg", 256).signedBy(GOOGLE_KEY));
        signingIn.rejected(fromGoogle().header("kid", GOOGLE_KEY.id()).signedWith(GOOGLE_KEY.algorithm()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS384", "RS512", "PS256", "rs256", "ES256"})
    void b1_another_algorithm_with_the_right_key_is_rejected(String algorithm) {
        signingIn.rejected(fromGoogle().header("alg", algorithm).signedBy(GOOGLE_KEY));
    }

    @Test
    void b1_an_algorithm_that_the_provider_does_not_use_is_rejected() {
        signingIn.stub.publish(ProviderStub.GOOGLE_KEYS, GOOGLE_KEY, APPLE_CURVE_KEY.named("google-curve"));

        signingIn.rejected(fromGoogle().signedBy(APPLE_CURVE_KEY.named("google-curve")));
        signingIn.accepted(fromGoogle().signedBy(GOOGLE_KEY));
    }

    @Test
    void b1_a_key_of_another_provider_is_rejected() {
        signingIn.rejected(fromGoogle().signedBy(APPLE_KEY));
        signingIn.rejected(fromGoogle().signedBy(APPLE_KEY.named(GOOGLE_KEY.id())));
        signingIn.rejected(IdentityProvider.APPLE, fromApple().signedBy(GOOGLE_KEY), "");
    }

    @Test
    void b1_a_token_of_another_provider_is_rejected() {
        signingIn.rejected(fromApple().signedBy(APPLE_KEY));
        signingIn.rejected(IdentityProvider.APPLE, fromGoogle().signedBy(GOOGLE_KEY), "");
    }

    @Test
    void b1_a_key_of_the_same_name_is_not_the_same_key() {
        signingIn.rejected(fromGoogle().signedBy(MALLORYS));
    }

    @Test
    void b1_a_token_that_names_no_key_is_rejected() {
        signingIn.rejected(fromGoogle().header("alg", "RS256").signedWith(GOOGLE_KEY.algorithm()));
        signingIn.rejected(fromGoogle().header("kid", 1).signedBy(GOOGLE_KEY));
        signingIn.rejected(fromGoogle().header("kid", "").signedBy(GOOGLE_KEY));
        signingIn.rejected(fromGoogle().header("kid", "../../google-1").signedBy(GOOGLE_KEY));
    }

    @Test
    void b1_a_key_that_the_token_brings_along_or_links_to_is_not_looked_at() {
        signingIn.stub.publish("/mallory/keys", MALLORYS);
        String link = signingIn.stub.at("/mallory/keys").toString();

        signingIn.rejected(fromGoogle().header("jwk", MALLORYS.published()).signedBy(MALLORYS));
        signingIn.rejected(fromGoogle().header("jku", link).signedBy(MALLORYS));
        signingIn.rejected(fromGoogle().header("x5u", link).signedBy(MALLORYS));
        signingIn.rejected(fromGoogle().header("x5c", List.of("MIIB")).signedBy(MALLORYS));
        signingIn.accepted(fromGoogle().header("jku", link).signedBy(GOOGLE_KEY));
        assertThat(signingIn.stub.fetches("/mallory/keys")).isZero();
    }

    @Test
    void b1_a_token_that_demands_an_extension_is_rejected() {
        signingIn.rejected(
                fromGoogle().header("crit", List.of("b64")).header("b64", false).signedBy(GOOGLE_KEY));
        signingIn.rejected(fromGoogle().header("crit", List.of()).signedBy(GOOGLE_KEY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"at+jwt", "logout+jwt", "secevent+jwt", "dpop+jwt", ""})
    void b1_a_token_of_another_type_is_rejected(String type) {
        signingIn.rejected(fromGoogle().header("typ", type).signedBy(GOOGLE_KEY));
    }

    @Test
    void b1_an_altered_claim_is_rejected() {
        String[] parts = fromGoogle().signedBy(GOOGLE_KEY).split("\\.", -1);
        String other =
                ProviderKey.urlSafe(fromGoogle().claim("sub", "somebody-else").claims());

        signingIn.rejected(parts[0] + "." + other + "." + parts[2]);
    }

    @Test
    void b1_changing_any_character_is_noticed() {
        String token = fromGoogle().signedBy(GOOGLE_KEY);
        var random = new Random(7);

        for (int i = 0; i < token.length(); i += 1 + random.nextInt(5)) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            signingIn.rejected(token.substring(0, i) + other + token.substring(i + 1));
        }
    }

    @Test
    void b1_an_elliptic_curve_signature_of_zeros_or_in_another_form_is_rejected() throws GeneralSecurityException {
        String[] parts = fromApple().signedBy(APPLE_CURVE_KEY).split("\\.", -1);
        String content = parts[0] + "." + parts[1];
        var der = Signature.getInstance("SHA256withECDSA");
        der.initSign(APPLE_CURVE_KEY.pair().getPrivate());
        der.update(content.getBytes(StandardCharsets.US_ASCII));

        signingIn.rejected(IdentityProvider.APPLE, content + "." + ProviderKey.urlSafe(new byte[64]), "");
        signingIn.rejected(IdentityProvider.APPLE, content + "." + ProviderKey.urlSafe(der.sign()), "");
        signingIn.rejected(IdentityProvider.APPLE, content + ".", "");
    }

    @Test
    void b1_what_is_not_a_token_is_rejected() {
        String token = fromGoogle().signedBy(GOOGLE_KEY);
        String[] parts = token.split("\\.", -1);

        signingIn.accepted(token);
        for (String text : List.of(
                "x",
                ".",
                "..",
                "...",
                parts[0] + "." + parts[1],
                token + ".",
                token + "." + token,
                token + token,
                token + "=",
                token + "\n",
                " " + token,
                token + ",",
                parts[0] + "=." + parts[1] + "." + parts[2],
                parts[0] + ".." + parts[2],
                "." + parts[1] + "." + parts[2],
                "W10." + parts[1] + "." + parts[2],
                "bnVsbA." + parts[1] + "." + parts[2])) {
            signingIn.rejected(text);
        }
    }

    @Test
    void e2_a_token_above_eight_kibibytes_is_rejected() {
        String small = fromGoogle().claim("picture", "x".repeat(5_000)).signedBy(GOOGLE_KEY);
        String large = fromGoogle().claim("picture", "x".repeat(6_000)).signedBy(GOOGLE_KEY);

        assertThat(small).hasSizeLessThan(8 * 1024);
        assertThat(large).hasSizeGreaterThan(8 * 1024);
        signingIn.accepted(small);
        signingIn.rejected(large);
    }

    @Test
    void e1_a_claim_told_twice_is_rejected() {
        String header = Token.json(Map.of("alg", "RS256", "kid", GOOGLE_KEY.id()));
        String claims = fromGoogle().claims();
        String twice = claims.substring(0, claims.length() - 1) + ",\"aud\":\"" + Token.CLIENT + "\"}";
        String headerTwice = header.substring(0, header.length() - 1) + ",\"alg\":\"RS256\"}";
        var algorithm = GOOGLE_KEY.algorithm();

        signingIn.accepted(Token.signed(header, claims, algorithm));
        signingIn.rejected(Token.signed(header, twice, algorithm));
        signingIn.rejected(Token.signed(headerTwice, claims, algorithm));
    }

    @Test
    void e1_what_is_signed_has_to_be_one_json_object() {
        String header = Token.json(Map.of("alg", "RS256", "kid", GOOGLE_KEY.id()));

        for (String claims :
                List.of("", "{", "[]", "null", "7", "{}", fromGoogle().claims() + "{}", "{\"a\":".repeat(40))) {
            signingIn.rejected(Token.signed(header, claims, GOOGLE_KEY.algorithm()));
        }
    }

    @Test
    void e1_claims_that_are_nested_deeply_are_rejected() {
        signingIn.accepted(fromGoogle().claim("a", nested(15)).signedBy(GOOGLE_KEY));
        signingIn.rejected(fromGoogle().claim("a", nested(16)).signedBy(GOOGLE_KEY));
    }

    @Test
    void an_elliptic_curve_key_that_is_none_is_not_used() {
        var otherCurve = APPLE_CURVE_KEY.published();
        otherCurve.put("crv", "secp256k1");
        var offTheCurve = APPLE_CURVE_KEY.named("apple-off").published();
        offTheCurve.put("y", offTheCurve.get("x"));
        var tooLong = APPLE_CURVE_KEY.named("apple-long").published();
        tooLong.put("x", ProviderKey.urlSafe(new byte[33]));
        signingIn.stub.answer(
                ProviderStub.APPLE_KEYS,
                200,
                ProviderStub.keySet(List.of(otherCurve, offTheCurve, tooLong, APPLE_KEY.published())));

        for (String name : List.of(APPLE_CURVE_KEY.id(), "apple-off", "apple-long")) {
            signingIn.rejected(IdentityProvider.APPLE, fromApple().signedBy(APPLE_CURVE_KEY.named(name)), "");
        }
        assertThat(signingIn.withApple(fromApple().signedBy(APPLE_KEY)).provider())
                .isEqualTo(IdentityProvider.APPLE);
    }

    @Test
    void a_key_that_is_published_for_something_else_is_not_used() {
        var encryption = NEXT_GOOGLE_KEY.published();
        encryption.put("use", "enc");
        var otherAlgorithm = APPLE_KEY.named("google-3").published();
        otherAlgorithm.put("alg", "RS512");
        signingIn.stub.answer(
                ProviderStub.GOOGLE_KEYS,
                200,
                ProviderStub.keySet(List.of(encryption, otherAlgorithm, GOOGLE_KEY.published())));

        signingIn.rejected(fromGoogle().signedBy(NEXT_GOOGLE_KEY));
        signingIn.rejected(fromGoogle().signedBy(APPLE_KEY.named("google-3")));
        signingIn.accepted(fromGoogle().signedBy(GOOGLE_KEY));
    }

    @Test
    void a_weak_key_is_not_used() {
        var weak = ProviderKey.rsa("google-weak", 1_024);
        var almost = ProviderKey.rsa("google-almost", 2_040);
        var exponentOne = NEXT_GOOGLE_KEY.published();
        exponentOne.put("e", "AQ");
        signingIn.stub.answer(
                ProviderStub.GOOGLE_KEYS,
                200,
                ProviderStub.keySet(
                        List.of(weak.published(), almost.published(), exponentOne, GOOGLE_KEY.published())));

        signingIn.rejected(fromGoogle().signedBy(weak));
        signingIn.rejected(fromGoogle().signedBy(almost));
        signingIn.rejected(fromGoogle().signedBy(NEXT_GOOGLE_KEY));
        signingIn.accepted(fromGoogle().signedBy(GOOGLE_KEY));
    }

    private static Object nested(int levels) {
        Object value = 1;
        for (int i = 0; i < levels; i++) {
            value = List.of(value);
        }
        return value;
    }
}
