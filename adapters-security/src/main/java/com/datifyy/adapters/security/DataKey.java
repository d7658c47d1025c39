package com.datifyy.adapters.security;

import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.SecretKey;

/// The key that stored data depends on: sealed values, and the digests of codes and links.
///
/// It is apart from the secret of access tokens, which may be replaced at any time: nobody loses more than a few
/// minutes of a token by that, but what was sealed with a lost key stays closed.
public final class DataKey {
    private static final int BYTES = 32;
    static final int ID_BYTES = 4;

    private final Derivation derivation;
    private final String id;

    private DataKey(Derivation derivation) {
        this.derivation = derivation;
        this.id = HexFormat.of().formatHex(derivation.publicName(ID_BYTES));
    }

    /// @param base64 32 random bytes, as `openssl rand -base64 32` prints them
    /// @throws IllegalArgumentException when it is anything else; the message does not repeat it
    public static DataKey of(String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException noBase64) {
            throw unreadable();
        }
        if (bytes.length != BYTES) {
            throw unreadable();
        }
        return new DataKey(new Derivation(bytes));
    }

    /// The key that follows from the secret of access tokens, where none is configured.
    public static DataKey derivedFrom(SigningSecret secret) {
        return new DataKey(new Derivation(secret.derived("data").getEncoded()));
    }

    /// A public name for the key: 32 bits that do not help to find it.
    String id() {
        return id;
    }

    /// A key of 256 bits for one purpose.
    SecretKey derived(String purpose) {
        return derivation.derived(purpose);
    }

    @Override
    public String toString() {
        return "[REDACTED]";
    }

    private static IllegalArgumentException unreadable() {
        return new IllegalArgumentException("a data key is 32 bytes in base64");
    }
}
