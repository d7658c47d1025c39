package com.datifyy.bootstrap.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// An access token taken apart, to be put together differently.
///
/// @param key what it is signed with
/// @param algorithm the name of the signature in Java, like `HmacSHA256`; empty for none
record Forgery(ObjectNode header, ObjectNode claims, String key, String algorithm) {

    static Forgery of(String token, String key) {
        String[] parts = token.split("\\.", -1);
        return new Forgery(decoded(parts[0]), decoded(parts[1]), key, "HmacSHA256");
    }

    Forgery withHeader(Consumer<ObjectNode> change) {
        change.accept(header);
        return this;
    }

    Forgery withClaims(Consumer<ObjectNode> change) {
        change.accept(claims);
        return this;
    }

    Forgery signedWith(String otherKey) {
        return new Forgery(header, claims, otherKey, algorithm);
    }

    Forgery signedBy(String otherAlgorithm) {
        return new Forgery(header, claims, key, otherAlgorithm);
    }

    String token() {
        String content = encoded(header.toString().getBytes(StandardCharsets.UTF_8)) + "."
                + encoded(claims.toString().getBytes(StandardCharsets.UTF_8));
        return content + "." + (algorithm.isEmpty() ? "" : encoded(signature(content)));
    }

    private byte[] signature(String content) {
        try {
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), algorithm));
            return mac.doFinal(content.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ObjectNode decoded(String part) {
        return (ObjectNode) Http.read(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
