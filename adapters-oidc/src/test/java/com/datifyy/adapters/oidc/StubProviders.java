package com.datifyy.adapters.oidc;

import java.net.URI;
import java.time.Instant;
import java.util.Map;

/// Google, Apple and Facebook on a port of this machine, for tests of the whole service: the first two publish a
/// key each, and sign for whoever a test names; Facebook knows one person.
public final class StubProviders implements AutoCloseable {
    /// What Facebook takes for the one person's.
    public static final String FACEBOOK_TOKEN = "not-a-real-access-token";

    private static final String APP = "1234567890";
    private static final String PERSON = "10150000000000001";

    private final ProviderStub stub = new ProviderStub();
    private final ProviderKey key = ProviderKey.rsa("stub-1", 2_048);

    public StubProviders() {
        stub.publish(ProviderStub.GOOGLE_KEYS, key);
        stub.publish(ProviderStub.APPLE_KEYS, key);
        Map<String, Object> inspected =
                Map.of("app_id", APP, "type", "USER", "is_valid", true, "expires_at", 0, "user_id", PERSON);
        stub.answer("/debug_token", 200, Token.json(Map.of("data", inspected)));
        stub.answer(
                "/me",
                200,
                Token.json(Map.of("id", PERSON, "name", "Maya Example", "email", "maya.of.facebook@example.com")));
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

    /// Facebook, asked at another port of this machine, whose word for addresses is taken.
    public FacebookApp facebookBehind(int port) {
        return new FacebookApp(URI.create("http://127.0.0.1:" + port), APP, "notarealsecret", true);
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
