package com.datifyy.adapters.oidc;

import com.auth0.jwt.algorithms.Algorithm;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/// A key pair that a provider signs with.
record ProviderKey(String id, KeyPair pair) {

    static ProviderKey rsa(String id, int bits) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return new ProviderKey(id, generator.generateKeyPair());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static ProviderKey ellipticCurve(String id, String curve) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            return new ProviderKey(id, generator.generateKeyPair());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    ProviderKey named(String other) {
        return new ProviderKey(other, pair);
    }

    /// As it stands in a key set.
    Map<String, Object> published() {
        return switch (pair.getPublic()) {
            case RSAPublicKey key ->
                new HashMap<>(Map.of(
                        "kty",
                        "RSA",
                        "use",
                        "sig",
                        "alg",
                        "RS256",
                        "kid",
                        id,
                        "n",
                        unsigned(key.getModulus(), 1),
                        "e",
                        unsigned(key.getPublicExponent(), 1)));
            case ECPublicKey key ->
                new HashMap<>(Map.of(
                        "kty",
                        "EC",
                        "use",
                        "sig",
                        "alg",
                        "ES256",
                        "crv",
                        "P-256",
                        "kid",
                        id,
                        "x",
                        unsigned(key.getW().getAffineX(), 32),
                        "y",
                        unsigned(key.getW().getAffineY(), 32)));
            default -> throw new IllegalStateException("a key of another kind");
        };
    }

    Algorithm algorithm() {
        return switch (pair.getPrivate()) {
            case RSAPrivateKey key -> Algorithm.RSA256(null, key);
            case ECPrivateKey key -> Algorithm.ECDSA256(null, key);
            default -> throw new IllegalStateException("a key of another kind");
        };
    }

    static String urlSafe(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static String urlSafe(String text) {
        return urlSafe(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String unsigned(BigInteger number, int length) {
        byte[] signed = number.toByteArray();
        byte[] bytes = signed[0] == 0 && signed.length > 1 ? Arrays.copyOfRange(signed, 1, signed.length) : signed;
        byte[] padded = new byte[Math.max(length, bytes.length)];
        System.arraycopy(bytes, 0, padded, padded.length - bytes.length, bytes.length);
        return urlSafe(padded);
    }
}
