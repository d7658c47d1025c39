package com.datifyy.adapters.oidc;

import static com.datifyy.adapters.oidc.SigningIn.APPLE_CURVE_KEY;
import static com.datifyy.adapters.oidc.SigningIn.APPLE_KEY;
import static com.datifyy.adapters.oidc.SigningIn.GOOGLE_KEY;
import static com.datifyy.adapters.oidc.Token.NOW;
import static com.datifyy.adapters.oidc.Token.fromApple;
import static com.datifyy.adapters.oidc.Token.fromGoogle;
import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.domain.identity.AddressWord;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.IdentityProvider;
import com.datifyy.domain.identity.ProvenIdentity;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a token that is truly signed has to say, and what is taken from it.
final class IdTokensTest {
    private static final String NONCE = "n-0S6_WzA2Mj";
    /// By `printf %s n-0S6_WzA2Mj | sha256sum`.
    private static final String HASHED_NONCE = "0823a09b54cb9381561068b00aaf4e539b3f54604631d3e6a820879b6b04cc19";

    private final SigningIn signingIn = new SigningIn();

    @AfterEach
    void close() {
        signingIn.close();
    }

    @Test
    void a_token_of_google_tells_who_somebody_is() {
        assertThat(signingIn.withGoogle(fromGoogle().signedBy(GOOGLE_KEY)))
                .isEqualTo(new ProvenIdentity(
                        IdentityProvider.GOOGLE,
                        "10769150350006150715113082367",
                        new Email("maya@example.com"),
                        AddressWord.NOW,
                        "Maya Example"));
    }

    @Test
    void a_token_of_apple_may_have_a_relayed_address_truth_as_text_and_no_name() {
        var token = fromApple()
                .claim("sub", "001999.0123456789abcdef0123456789abcdef.0900")
                .claim("email", "dpdcnf87nu@privaterelay.appleid.com")
                .claim("email_verified", "true")
                .claim("is_private_email", "true")
                .claim("name", null)
                .claim("exp", NOW + 86_390);

        assertThat(signingIn.withApple(token.signedBy(APPLE_KEY)))
                .isEqualTo(new ProvenIdentity(
                        IdentityProvider.APPLE,
                        "001999.0123456789abcdef0123456789abcdef.0900",
                        new Email("dpdcnf87nu@privaterelay.appleid.com"),
                        AddressWord.NOW,
                        ""));
    }

    @Test
    void apple_may_sign_with_an_elliptic_curve_too() {
        assertThat(signingIn.withApple(fromApple().signedBy(APPLE_CURVE_KEY)).word())
                .isEqualTo(AddressWord.NOW);
    }

    @Test
    void google_writes_its_name_in_two_ways() {
        signingIn.accepted(fromGoogle().claim("iss", "accounts.google.com").signedBy(GOOGLE_KEY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://accounts.google.com/",
                "http://accounts.google.com",
                "https://accounts.google.com.example.org",
                "https://appleid.apple.com",
                ""
            })
    void b1_another_issuer_is_rejected(String issuer) {
        signingIn.rejected(fromGoogle().claim("iss", issuer).signedBy(GOOGLE_KEY));
    }

    @Test
    void b1_a_token_without_issuer_is_rejected() {
        signingIn.rejected(fromGoogle().claim("iss", null).signedBy(GOOGLE_KEY));
        signingIn.rejected(fromGoogle()
                .claim("iss", List.of("https://accounts.google.com"))
                .signedBy(GOOGLE_KEY));
    }

    @Test
    void the_audience_may_be_a_list_of_one() {
        signingIn.accepted(fromGoogle().claim("aud", List.of(Token.CLIENT)).signedBy(GOOGLE_KEY));
    }

    @Test
    void b1_another_audience_is_rejected() {
        signingIn.rejected(fromGoogle().claim("aud", "other.apps.example").signedBy(GOOGLE_KEY));
        signingIn.rejected(fromGoogle().claim("aud", "").signedBy(GOOGLE_KEY));
        signingIn.rejected(fromGoogle().claim("aud", null).signedBy(GOOGLE_KEY));
        signingIn.rejected(fromGoogle().claim("aud", List.of()).signedBy(GOOGLE_KEY));
        signingIn.rejected(fromGoogle().claim("aud", 7).signedBy(GOOGLE_KEY));
        signingIn.rejected(fromGoogle().claim("aud", Map.of("0", Token.CLIENT)).signedBy(GOOGLE_KEY));
    }

    @Test
    void b1_ours_among_other_audiences_is_rejected() {
        signingIn.rejected(fromGoogle()
                .claim("aud", List.of(Token.CLIENT, "other.apps.example"))
                .signedBy(GOOGLE_KEY));
        signingIn.rejected(
                fromGoogle().claim("aud", List.of(Token.CLIENT, Token.ANDROID)).signedBy(GOOGLE_KEY));
    }

    @Test
    void b1_the_party_it_was_issued_to_is_one_of_ours_if_told() {
        signingIn.accepted(fromGoogle().claim("azp", Token.ANDROID).signedBy(GOOGLE_KEY));
        signingIn.rejected(fromGoogle().claim("azp", "other.apps.example").signedBy(GOOGLE_KEY));
        signingIn.rejected(fromGoogle().claim("azp", List.of(Token.CLIENT)).signedBy(GOOGLE_KEY));
    }

    @Test
    void b1_a_client_id_of_the_other_provider_is_no_audience() {
        signingIn.rejected(
                IdentityProvider.APPLE, fromApple().claim("aud", Token.ANDROID).signedBy(APPLE_KEY), "");
    }

    @Test
    void b1_an_expired_token_is_rejected_without_grace() {
        signingIn.accepted(fromGoogle().claim("exp", NOW + 1).signedBy(GOOGLE_KEY));
        signingIn.rejected(fromGoogle().claim("exp", NOW).signedBy(GOOGLE_KEY));
        signingIn.rejected(fromGoogle().claim("exp", NOW - 1).signedBy(GOOGLE_KEY));
    }

    @Test
    void b1_a_token_may_be_issued_a_minute_ahead_and_no_more() {
        signingIn.accepted(fromGoogle().claim("iat", NOW + 60).signedBy(GOOGLE_KEY));
        signingIn.rejected(fromGoogle().claim("iat", NOW + 61).signedBy(GOOGLE_KEY));
    }

    @Test
    void b1_a_token_that_is_not_yet_valid_is_rejected() {
        signingIn.accepted(fromGoogle().claim("nbf", NOW + 60).signedBy(GOOGLE_KEY));
        signingIn.rejected(fromGoogle().claim("nbf", NOW + 61).signedBy(GOOGLE_KEY));
        signingIn.rejected(fromGoogle().claim("nbf", "soon").signedBy(GOOGLE_KEY));
    }

    @Test
    void b1_a_token_is_good_for_an_hour_even_if_it_lasts_longer() {
        String token = fromApple().claim("iat", NOW).claim("exp", NOW + 86_400).signedBy(APPLE_KEY);

        signingIn.clock.advance(Duration.ofHours(1));
        assertThat(signingIn.withApple(token).provider()).isEqualTo(IdentityProvider.APPLE);

        signingIn.clock.advance(Duration.ofMillis(1));
        signingIn.rejected(IdentityProvider.APPLE, token, "");
    }

    @Test
    void b1_a_token_without_proper_times_is_rejected() {
        for (String time : List.of("iat", "exp")) {
            signingIn.rejected(fromGoogle().claim(time, null).signedBy(GOOGLE_KEY));
            signingIn.rejected(fromGoogle().claim(time, "" + NOW).signedBy(GOOGLE_KEY));
            signingIn.rejected(fromGoogle().claim(time, NOW + 0.5).signedBy(GOOGLE_KEY));
            signingIn.rejected(fromGoogle().claim(time, -1).signedBy(GOOGLE_KEY));
            signingIn.rejected(fromGoogle().claim(time, Long.MAX_VALUE).signedBy(GOOGLE_KEY));
            signingIn.rejected(fromGoogle().claim(time, Long.MIN_VALUE).signedBy(GOOGLE_KEY));
            signingIn.rejected(fromGoogle()
                    .claim(time, BigInteger.TWO.pow(64).add(BigInteger.valueOf(NOW)))
                    .signedBy(GOOGLE_KEY));
        }
    }

    @Test
    void b1_a_token_that_names_nobody_is_rejected() {
        signingIn.rejected(fromGoogle().claim("sub", null).signedBy(GOOGLE_KEY));
        signingIn.rejected(fromGoogle().claim("sub", "").signedBy(GOOGLE_KEY));
        signingIn.rejected(fromGoogle().claim("sub", " ").signedBy(GOOGLE_KEY));
        signingIn.rejected(fromGoogle().claim("sub", 10769).signedBy(GOOGLE_KEY));
        signingIn.rejected(fromGoogle().claim("sub", "1".repeat(256)).signedBy(GOOGLE_KEY));
        signingIn.accepted(fromGoogle().claim("sub", "1".repeat(255)).signedBy(GOOGLE_KEY));
    }

    /// Providers sign these with the same keys, for the same audience.
    @Test
    void b1_a_notice_about_an_account_is_not_an_id_token() {
        var notice = fromApple()
                .claim("sub", null)
                .claim("exp", null)
                .claim("jti", "abede")
                .claim("events", "{\"type\":\"consent-revoked\",\"sub\":\"001999.0123456789abcdef\"}");

        signingIn.rejected(IdentityProvider.APPLE, notice.signedBy(APPLE_KEY), "");
    }

    @Test
    void an_address_is_verified_only_if_the_provider_says_so() {
        assertThat(verified(true)).isTrue();
        assertThat(verified("true")).isTrue();
        assertThat(verified(false)).isFalse();
        assertThat(verified("false")).isFalse();
        assertThat(verified("TRUE")).isFalse();
        assertThat(verified(1)).isFalse();
        assertThat(verified(List.of(true))).isFalse();
        assertThat(verified(null)).isFalse();
    }

    @Test
    void b1_of_a_mailbox_elsewhere_google_knows_only_whose_it_once_was() {
        assertThat(wordOfGoogle("maya@example.com", null)).isEqualTo(AddressWord.ONCE);
        assertThat(wordOfGoogle("maya@gmail.com.example.com", null)).isEqualTo(AddressWord.ONCE);
        assertThat(wordOfGoogle("maya@notgmail.com", null)).isEqualTo(AddressWord.ONCE);
        for (Object organisation :
                new Object[] {"", " ", 7, true, List.of("example.com"), Map.of("0", "example.com")}) {
            assertThat(wordOfGoogle("maya@example.com", organisation)).isEqualTo(AddressWord.ONCE);
        }

        assertThat(wordOfGoogle("maya@gmail.com", null)).isEqualTo(AddressWord.NOW);
        assertThat(wordOfGoogle("Maya@GoogleMail.com", null)).isEqualTo(AddressWord.NOW);
        assertThat(wordOfGoogle("maya@example.com", "example.com")).isEqualTo(AddressWord.NOW);
    }

    @Test
    void b1_who_has_a_mailbox_elsewhere_signs_in_all_the_same() {
        var identity = signingIn.withGoogle(fromGoogle().claim("hd", null).signedBy(GOOGLE_KEY));

        assertThat(identity.subject()).isEqualTo("10769150350006150715113082367");
        assertThat(identity.confirmed()).isEqualTo(new Email("maya@example.com"));
        assertThat(identity.vouchedFor()).isNull();
    }

    @Test
    void b1_google_has_to_say_so_of_its_own_mailboxes_and_of_organisations_too() {
        for (String address : List.of("maya@gmail.com", "maya@example.com", "maya@example.org")) {
            var token = fromGoogle()
                    .claim("email", address)
                    .claim("email_verified", false)
                    .claim("hd", address.endsWith("@example.com") ? "example.com" : null);

            var identity = signingIn.withGoogle(token.signedBy(GOOGLE_KEY));

            assertThat(identity.word()).isEqualTo(AddressWord.NONE);
            assertThat(identity.confirmed()).isNull();
        }
    }

    private AddressWord wordOfGoogle(String address, Object organisation) {
        var token = fromGoogle().claim("email", address).claim("hd", organisation);
        return signingIn.withGoogle(token.signedBy(GOOGLE_KEY)).word();
    }

    @Test
    void nothing_is_verified_where_there_is_no_address() {
        for (Object address : new Object[] {null, "", "not an address", 7, "maya@example.com\r\nBcc: x@example.com"}) {
            var identity =
                    signingIn.withGoogle(fromGoogle().claim("email", address).signedBy(GOOGLE_KEY));

            assertThat(identity.email()).isNull();
            assertThat(identity.word()).isEqualTo(AddressWord.NONE);
        }
    }

    @Test
    void a_name_that_would_not_be_accepted_here_is_left_out() {
        assertThat(name("  Zoë Example ")).isEqualTo("Zoë Example");
        assertThat(name("gpj\u202E.exe")).isEmpty();
        assertThat(name("x".repeat(101))).isEmpty();
        assertThat(name(List.of("Maya"))).isEmpty();
        assertThat(name(null)).isEmpty();
    }

    @Test
    void a_nonce_is_accepted_as_it_is_and_hashed() {
        for (String carried : List.of(NONCE, HASHED_NONCE)) {
            assertThat(signingIn
                            .with(
                                    IdentityProvider.GOOGLE,
                                    fromGoogle().claim("nonce", carried).signedBy(GOOGLE_KEY),
                                    NONCE)
                            .provider())
                    .isEqualTo(IdentityProvider.GOOGLE);
            assertThat(signingIn
                            .with(
                                    IdentityProvider.APPLE,
                                    fromApple().claim("nonce", carried).signedBy(APPLE_KEY),
                                    NONCE)
                            .provider())
                    .isEqualTo(IdentityProvider.APPLE);
        }
    }

    @Test
    void b1_another_nonce_is_rejected() {
        for (Object carried :
                new Object[] {"n-another", NONCE + " ", "", 7, List.of(NONCE), HASHED_NONCE.substring(1)}) {
            signingIn.rejected(
                    IdentityProvider.GOOGLE,
                    fromGoogle().claim("nonce", carried).signedBy(GOOGLE_KEY),
                    NONCE);
        }
    }

    @Test
    void b1_a_nonce_in_the_token_alone_is_rejected() {
        signingIn.rejected(fromGoogle().claim("nonce", NONCE).signedBy(GOOGLE_KEY));
        signingIn.rejected(fromGoogle().claim("nonce", "").signedBy(GOOGLE_KEY));
    }

    @Test
    void b1_a_nonce_presented_with_a_token_that_has_none_is_rejected() {
        signingIn.rejected(IdentityProvider.GOOGLE, fromGoogle().signedBy(GOOGLE_KEY), NONCE);
    }

    private boolean verified(Object claim) {
        return signingIn
                        .withGoogle(fromGoogle().claim("email_verified", claim).signedBy(GOOGLE_KEY))
                        .word()
                == AddressWord.NOW;
    }

    private String name(Object claim) {
        return signingIn
                .withGoogle(fromGoogle().claim("name", claim).signedBy(GOOGLE_KEY))
                .name();
    }
}
