package com.datifyy.adapters.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

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
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(derived("key id").getEncoded());
            return HexFormat.of().formatHex(digest, 0, 4);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// A key of 256 bits for one purpose, by HKDF with SHA-256. Knowing it tells nothing about the secret or other
    /// purposes' keys.
    SecretKey derived(String purpose) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            "HmacSHA256",
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(bytes())
                                    .thenExpand(("datifyy " + purpose).getBytes(StandardCharsets.UTF_8), 32));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
