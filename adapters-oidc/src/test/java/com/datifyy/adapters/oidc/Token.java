package com.datifyy.adapters.oidc;

import com.auth0.jwt.algorithms.Algorithm;
import com.datifyy.application.shared.TestClock;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// An id token built by hand, so that each can differ from a good one in a single thing.
final class Token {
    static final String CLIENT = "web.apps.example";
    static final String ANDROID = "android.apps.example";
    static final long NOW = TestClock.START.getEpochSecond();

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Object> header = new LinkedHashMap<>();
    private final Map<String, Object> claims = new LinkedHashMap<>();

    /// A good one, issued ten seconds ago for an hour.
    static Token from(String issuer) {
        return new Token()
                .claim("iss", issuer)
                .claim("aud", CLIENT)
                .claim("sub", "10769150350006150715113082367")
                .claim("iat", NOW - 10)
                .claim("exp", NOW + 3_590)
                .claim("email", "Maya@Example.com")
                .claim("email_verified", true)
                .claim("name", "Maya Example");
    }

    /// Of a member of an organisation.
    static Token fromGoogle() {
        return from("https://accounts.google.com").header("typ", "JWT").claim("hd", "example.com");
    }

    static Token fromApple() {
        return from("https://appleid.apple.com");
    }

    /// @param value null takes it away
    Token header(String name, Object value) {
        return set(header, name, value);
    }

    /// @param value null takes it away
    Token claim(String name, Object value) {
        return set(claims, name, value);
    }

    String signedBy(ProviderKey key) {
        header.putIfAbsent("alg", key.algorithm().getName());
        header.putIfAbsent("kid", key.id());
        return signedWith(key.algorithm());
    }

    /// With a header as it is.
    String signedWith(Algorithm algorithm) {
        return signed(json(header), json(claims), algorithm);
    }

    String unsigned() {
        return ProviderKey.urlSafe(json(header)) + "." + ProviderKey.urlSafe(json(claims)) + ".";
    }

    String claims() {
        return json(claims);
    }

    static String signed(String header, String claims, Algorithm algorithm) {
        String first = ProviderKey.urlSafe(header);
        String second = ProviderKey.urlSafe(claims);
        byte[] signature = algorithm.sign(utf8(first), utf8(second));
        return first + "." + second + "." + ProviderKey.urlSafe(signature);
    }

    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Token set(Map<String, Object> part, String name, Object value) {
        if (value == null) {
            part.remove(name);
        } else {
            part.put(name, value);
        }
        return this;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
