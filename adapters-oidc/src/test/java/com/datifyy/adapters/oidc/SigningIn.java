package com.datifyy.adapters.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.identity.port.IdentityProviders;
import com.datifyy.application.identity.port.IdentityProviders.Evidence;
import com.datifyy.application.shared.TestClock;
import com.datifyy.domain.identity.IdentityProvider;
import com.datifyy.domain.identity.ProvenIdentity;
import com.datifyy.domain.shared.Refusal.Unauthenticated;
import com.datifyy.domain.shared.Refusal.Unavailable;
import java.time.Duration;

/// Signing in through the port, with Google and Apple played by a stub.
final class SigningIn implements AutoCloseable {
    static final ProviderKey GOOGLE_KEY = ProviderKey.rsa("google-1", 2_048);
    static final ProviderKey NEXT_GOOGLE_KEY = ProviderKey.rsa("google-2", 2_048);
    static final ProviderKey APPLE_KEY = ProviderKey.rsa("apple-1", 2_048);
    static final ProviderKey APPLE_CURVE_KEY = ProviderKey.ellipticCurve("apple-2", "secp256r1");

    /// So long that only what really hangs runs into it.
    private static final BoundedHttp.Limits PATIENT =
            new BoundedHttp.Limits(Duration.ofSeconds(20), Duration.ofSeconds(20), 256 * 1024);

    final ProviderStub stub = new ProviderStub();
    final TestClock clock = new TestClock();
    private final HttpIdentityProviders adapter;

    SigningIn() {
        this(PATIENT);
    }

    SigningIn(BoundedHttp.Limits limits) {
        stub.publish(ProviderStub.GOOGLE_KEYS, GOOGLE_KEY);
        stub.publish(ProviderStub.APPLE_KEYS, APPLE_KEY, APPLE_CURVE_KEY);
        adapter = new HttpIdentityProviders(stub.google(), stub.apple(), null, clock, limits);
    }

    /// With limits that a hanging provider soon runs into.
    static SigningIn impatiently() {
        return new SigningIn(new BoundedHttp.Limits(Duration.ofSeconds(20), Duration.ofMillis(300), 256 * 1024));
    }

    ProvenIdentity withGoogle(String token) {
        return with(IdentityProvider.GOOGLE, token, "");
    }

    ProvenIdentity withApple(String token) {
        return with(IdentityProvider.APPLE, token, "");
    }

    ProvenIdentity with(IdentityProvider provider, String token, String nonce) {
        IdentityProviders port = adapter;
        return port.prove(provider, new Evidence(token, "", nonce));
    }

    void accepted(String googleToken) {
        assertThat(withGoogle(googleToken).provider()).isEqualTo(IdentityProvider.GOOGLE);
    }

    void rejected(String googleToken) {
        rejected(IdentityProvider.GOOGLE, googleToken, "");
    }

    void rejected(IdentityProvider provider, String token, String nonce) {
        assertThatThrownBy(() -> with(provider, token, nonce))
                .isInstanceOf(Unauthenticated.class)
                .hasMessage("Signing in with " + provider.title() + " did not succeed");
    }

    void unavailable(String googleToken) {
        assertThatThrownBy(() -> withGoogle(googleToken))
                .isInstanceOf(Unavailable.class)
                .hasMessage("Signing in with Google is not available right now, please try again");
    }

    int fetches() {
        return stub.fetches(ProviderStub.GOOGLE_KEYS);
    }

    @Override
    public void close() {
        adapter.close();
        stub.close();
    }
}
