package com.datifyy.application.identity.port;

import java.nio.ByteBuffer;

/// Secrets that count up and digests that can be read: `000001`, `token-1`, `0000-0000-0000-0001`.
///
/// All of them share one count, so the third secret of a test ends with 3 whatever it is.
public final class PlainOneTimeSecrets implements OneTimeSecrets {
    private int made;

    @Override
    public synchronized String digits(int count) {
        if (count < 6 || count > 12) {
            throw new IllegalArgumentException("6 to 12 digits, not " + count);
        }
        return padded(++made, count);
    }

    @Override
    public synchronized String token() {
        return "token-" + ++made;
    }

    @Override
    public synchronized String recoveryCode() {
        return "0000-0000-0000-" + padded(++made, 4);
    }

    /// Zeros that end with the count.
    @Override
    public synchronized byte[] key(int bytes) {
        if (bytes < 16 || bytes > 64) {
            throw new IllegalArgumentException("16 to 64 bytes, not " + bytes);
        }
        return ByteBuffer.allocate(bytes).putInt(bytes - Integer.BYTES, ++made).array();
    }

    @Override
    public String digest(String context, String secret) {
        return "digest of " + secret + " for " + context;
    }

    private static String padded(int number, int width) {
        return "0".repeat(width - Integer.toString(number).length()) + number;
    }
}
