package com.datifyy.adapters.security;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A secret that both signs access tokens and checks them, with HMAC-SHA256.
record SecretTokenKey(SigningSecret secret) implements TokenKey, TokenSigner {
    @Override
    public String id() {
        return secret.keyId();
    }

    @Override
    public String algorithm() {
        return "HS256";
    }

    @Override
    public TokenKey key() {
        return this;
    }

    @Override
    public byte[] sign(byte[] content) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.bytes(), "HmacSHA256"));
            return mac.doFinal(content);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public boolean signed(byte[] content, byte[] signature) {
        return MessageDigest.isEqual(sign(content), signature);
    }
}
