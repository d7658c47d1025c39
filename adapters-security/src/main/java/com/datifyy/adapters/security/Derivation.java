package com.datifyy.adapters.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/// Derives keys for single purposes from one secret, by HKDF with SHA-256. Knowing one of them tells nothing
/// about the secret or the others.
final class Derivation {
    /// Named, since a search through all providers makes one of every one on the class path: Bouncy Castle's
    /// takes ten megabytes.
    private static final String PROVIDER = "SunJCE";

    private final byte[] secret;

    Derivation(byte[] secret) {
        this.secret = secret.clone();
    }

    /// A key of 256 bits for one purpose.
    SecretKey derived(String purpose) {
        try {
            return KDF.getInstance("HKDF-SHA256", PROVIDER)
                    .deriveKey(
                            "HmacSHA256",
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(secret)
                                    .thenExpand(("datifyy " + purpose).getBytes(StandardCharsets.UTF_8), 32));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// A name for the secret that does not help to find it.
    ///
    /// @param length in bytes
    byte[] publicName(int length) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(derived("key id").getEncoded());
            return Arrays.copyOf(digest, length);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
