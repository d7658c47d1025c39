package com.datifyy.adapters.rest.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// What whoever runs the service proves it with. Comparing takes as long whatever is compared.
public final class OperatorToken {
    private final byte[] digest;

    public OperatorToken(String token) {
        this.digest = digest(token);
    }

    boolean is(String offered) {
        return MessageDigest.isEqual(digest, digest(offered));
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
