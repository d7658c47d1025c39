package com.datifyy.adapters.oidc;

import java.net.URI;
import java.time.Instant;

/// Google and Apple on a port of this machine, for tests of the whole service: each publishes a key, and signs
/// for whoever a test names.
public final class StubProviders implements AutoCloseable {
    private final ProviderStub stub = new ProviderStub();
    private final ProviderKey key = ProviderKey.rsa("stub-1", 2_048);

    public StubProviders() {
        stub.publish(ProviderStub.GOOGLE_KEYS, key);
        stub.publish(ProviderStub.APPLE_KEYS, key);
    }

    public int port() {
        return stub.at("/").getPort();
    }

    /// Google, asked for its keys at another port of this machine.
    public OpenIdProvider googleBehind(int port) {
        return behind(port, stub.google());
    }

    /// Apple, asked for its keys at another port of this machine.
    public OpenIdProvider appleBehind(int port) {
        return behind(port, stub.apple());
    }

    /// What Google signs for whoever has this address, from now on for an hour.
    public String googleTokenOf(String email) {
        return signed(Token.fromGoogle(), email);
    }

    /// What Apple signs for whoever has this address, from now on for an hour.
    public String appleTokenOf(String email) {
        return signed(Token.fromApple(), email);
    }

    private String signed(Token token, String email) {
        long now = Instant.now().getEpochSecond();
        return token.claim("sub", "subject-of-" + email)
                .claim("email", email)
                .claim("iat", now - 10)
                .claim("exp", now + 3_590)
                .signedBy(key);
    }

    private static OpenIdProvider behind(int port, OpenIdProvider provider) {
        URI keySet = URI.create("http://127.0.0.1:" + port + provider.keySet().getPath());
        return new OpenIdProvider(provider.issuers(), keySet, provider.algorithms(), provider.clientIds());
    }

    @Override
    public void close() {
        stub.close();
    }
}
