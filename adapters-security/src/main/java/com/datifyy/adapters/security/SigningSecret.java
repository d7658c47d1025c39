package com.datifyy.adapters.security;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import javax.crypto.SecretKey;

/// The secret that access tokens are signed with and other keys are derived from.
///
/// @param value at least 32 bytes in UTF-8
public record SigningSecret(String value) {
    private static final int SHORTEST = 32;

    public SigningSecret {
        if (bytes(value).length < SHORTEST) {
            throw new IllegalArgumentException("a signing secret has at least " + SHORTEST + " bytes");
        }
    }

    byte[] bytes() {
        return bytes(value);
    }

    /// A public name for the key: 32 bits that do not help to find it.
    String keyId() {
        return HexFormat.of().formatHex(new Derivation(bytes()).publicName(4));
    }

    /// A key of 256 bits for one purpose.
    SecretKey derived(String purpose) {
        return new Derivation(bytes()).derived(purpose);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
