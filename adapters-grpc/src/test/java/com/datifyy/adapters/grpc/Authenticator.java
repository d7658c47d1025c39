package com.datifyy.adapters.grpc;

import com.datifyy.domain.identity.TotpSecret;
import java.nio.ByteBuffer;
import java.time.InstantSource;

/// An authenticator app that was given a secret by hand.
///
/// @param secret in base 32
public record Authenticator(String secret, InstantSource clock) {
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// The code it shows now.
    public String code() {
        var bytes = ByteBuffer.allocate(TotpSecret.BYTES);
        long buffer = 0;
        int bits = 0;
        for (int i = 0; i < secret.length(); i++) {
            buffer = (buffer << 5) | BASE32.indexOf(secret.charAt(i));
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.put((byte) (buffer >>> bits));
            }
        }
        return new TotpSecret(bytes.array()).codeAt(clock.instant()).digits();
    }
}
