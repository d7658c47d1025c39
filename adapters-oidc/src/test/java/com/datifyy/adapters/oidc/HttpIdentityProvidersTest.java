package com.datifyy.adapters.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.identity.port.IdentityProviders.Evidence;
import com.datifyy.application.shared.TestClock;
import com.datifyy.domain.identity.IdentityProvider;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Refusal.NotConfigured;
import com.datifyy.domain.shared.Refusal.Unavailable;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HttpIdentityProvidersTest {
    private static final Evidence EVERYTHING = new Evidence("id-token", "access-token", "nonce");

    @ParameterizedTest
    @EnumSource
    void a_provider_that_is_not_set_up_is_refused_whatever_is_presented(IdentityProvider provider) {
        try (var nobody = new HttpIdentityProviders(null, null, null, new TestClock())) {
            for (var evidence : new Evidence[] {EVERYTHING, new Evidence("", "", "")}) {
                assertThatThrownBy(() -> nobody.prove(provider, evidence))
                        .isInstanceOf(NotConfigured.class)
                        .hasMessage("Signing in with " + provider.title() + " is not set up on this server");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"GOOGLE", "APPLE"})
    void an_id_token_is_required_even_if_there_is_an_access_token(IdentityProvider provider) {
        try (var signingIn = new SigningIn()) {
            assertThatThrownBy(() -> signingIn.with(provider, " ", ""))
                    .isInstanceOfSatisfying(InvalidInput.class, refusal -> {
                        assertThat(refusal.field()).isEqualTo("id_token");
                        assertThat(refusal.why()).isEqualTo("is required");
                    });
            assertThat(signingIn.fetches()).isZero();
        }
    }

    @Test
    void nobody_is_asked_after_closing() {
        try (var stub = new ProviderStub()) {
            var adapter = new HttpIdentityProviders(stub.google(), null, null, new TestClock());
            adapter.close();

            assertThatThrownBy(() -> adapter.prove(
                            IdentityProvider.GOOGLE,
                            new Evidence(Token.fromGoogle().signedBy(SigningIn.GOOGLE_KEY), "", "")))
                    .isInstanceOf(Unavailable.class);
            assertThat(stub.fetches(ProviderStub.GOOGLE_KEYS)).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://accounts.example.com/keys",
                "http://127.0.0.1.example.com/keys",
                "ftp://accounts.example.com/keys",
                "file:///etc/passwd",
                "//accounts.example.com/keys",
                "/keys",
                "https:///keys",
                "https://user@accounts.example.com/keys",
                "https://accounts.example.com/keys?for=you",
                "https://accounts.example.com/keys#first"
            })
    void e9_a_provider_is_only_asked_over_tls_at_a_fixed_address(String address) {
        var google = OpenIdProvider.google(Set.of("client"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OpenIdProvider(
                        google.issuers(), URI.create(address), google.algorithms(), google.clientIds()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FacebookApp(URI.create(address), "1", "secret", false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:80/keys", "http://127.0.0.1/keys", "http://[::1]:8080/keys"})
    void on_this_machine_there_need_be_no_tls(String address) {
        assertThat(new FacebookApp(URI.create(address), "1", "secret", false).graph())
                .hasToString(address);
    }

    @Test
    void the_real_providers_are_asked_over_tls() {
        assertThat(OpenIdProvider.google(Set.of("client")).keySet()).hasScheme("https");
        assertThat(OpenIdProvider.apple(Set.of("client")).keySet()).hasScheme("https");
        assertThat(FacebookApp.of("1", "secret").graph()).hasScheme("https");
        assertThat(FacebookApp.of("1", "secret").confirmsEmails()).isFalse();
    }

    @Test
    void a_provider_without_client_ids_cannot_be_set_up() {
        assertThatIllegalArgumentException().isThrownBy(() -> OpenIdProvider.google(Set.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> OpenIdProvider.apple(Set.of(" ")));
        assertThatIllegalArgumentException().isThrownBy(() -> FacebookApp.of("", "secret"));
        assertThatIllegalArgumentException().isThrownBy(() -> FacebookApp.of("app", "secret"));
        assertThatIllegalArgumentException().isThrownBy(() -> FacebookApp.of("1", ""));
        assertThatIllegalArgumentException().isThrownBy(() -> FacebookApp.of("1", "secret\r\n"));
    }

    @Test
    void h1_the_secret_of_the_app_does_not_show_in_text() {
        assertThat(FacebookApp.of("1", "notarealsecret")).hasToString("FacebookApp[1]");
    }
}
