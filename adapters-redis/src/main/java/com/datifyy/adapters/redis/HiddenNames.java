package com.datifyy.adapters.redis;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Keys in Redis that hold neither addresses nor ids, but a keyed digest of them: who reads Redis cannot find
/// out whom a key is about, and the secret is nowhere in it.
final class HiddenNames {
    private static final String MAC = "HmacSHA256";
    private static final int DIGEST_BYTES = 16;

    private final SecretKeySpec secret;

    /// @param secret the same in all instances that are to find each other's keys; at least 16 bytes
    HiddenNames(byte[] secret) {
        if (secret.length < DIGEST_BYTES) {
            throw new IllegalArgumentException("the secret is too short");
        }
        this.secret = new SecretKeySpec(secret, MAC);
    }

    /// @param kind what the key begins with, readable for everybody
    /// @param name what nobody is to read in it
    String key(String kind, String name) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(secret);
            byte[] digest = mac.doFinal((kind + name).getBytes(StandardCharsets.UTF_8));
            return kind + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, DIGEST_BYTES));
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
