package com.datifyy.bootstrap.accounts;

import com.datifyy.domain.identity.TotpSecret;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;

/// An authenticator app that was told a secret in base 32.
public record Authenticator(TotpSecret secret) {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;
    private static final Duration STEP = Duration.ofSeconds(30);

    public static Authenticator told(String base32) {
        var bytes = new ByteArrayOutputStream();
        int buffer = 0;
        int bits = 0;
        for (int i = 0; i < base32.length(); i++) {
            buffer = ((buffer << BITS) | ALPHABET.indexOf(base32.charAt(i))) & 0xFFF;
            bits += BITS;
            if (bits >= Byte.SIZE) {
                bits -= Byte.SIZE;
                bytes.write(buffer >> bits);
            }
        }
        return new Authenticator(new TotpSecret(bytes.toByteArray()));
    }

    /// What the app shows now.
    public String code() {
        return secret.codeAt(Instant.now()).digits();
    }

    /// What the app will show next, and a service accepts already.
    public String nextCode() {
        return secret.codeAt(Instant.now().plus(STEP)).digits();
    }
}
