package com.datifyy.domain.identity;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What somebody's authenticator app and the service both know: the secret of their time-based one-time
/// passwords (TOTP, RFC 6238), with HMAC-SHA1, six digits and steps of thirty seconds, the only kind that
/// every app knows.
public final class TotpSecret {
    /// 160 bits, as RFC 4226 recommends.
    public static final int BYTES = 20;

    /// Earlier than every time step: no code has been accepted yet.
    public static final long NO_STEP = -1;

    private static final Duration STEP = Duration.ofSeconds(30);

    /// How many steps a phone's clock may be off, and how late a code may arrive.
    private static final int TOLERATED_STEPS = 1;

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BASE32_BITS = 5;

    private final byte[] bytes;

    /// @param bytes 20 random bytes
    public TotpSecret(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a TOTP secret has " + BYTES + " bytes");
        }
        this.bytes = bytes.clone();
    }

    /// As it is stored, sealed.
    public byte[] bytes() {
        return bytes.clone();
    }

    /// The time step that a code belongs to, when it is right: one step early or late is tolerated, and only
    /// steps after the last accepted one count, so that no code is accepted twice. Whoever accepts it has to
    /// store the step, and refuse if another has meanwhile stored the same or a later one.
    ///
    /// @param lastStep the step of the last accepted code, or [#NO_STEP]
    public OptionalLong acceptedStep(TotpCode code, Instant now, long lastStep) {
        long current = Math.floorDiv(now.getEpochSecond(), STEP.toSeconds());
        OptionalLong accepted = OptionalLong.empty();
        // All steps are looked at, whichever fits, so that the time taken does not tell.
        for (long step = current - TOLERATED_STEPS; step <= current + TOLERATED_STEPS; step++) {
            boolean fits = MessageDigest.isEqual(ascii(digitsAt(step)), ascii(code.digits()));
            if (fits && step > lastStep && accepted.isEmpty()) {
                accepted = OptionalLong.of(step);
            }
        }
        return accepted;
    }

    /// For typing into an app by hand: 32 capital letters and digits.
    public String base32() {
        var text = new StringBuilder();
        int buffer = 0;
        int bits = 0;
        for (byte next : bytes) {
            buffer = (buffer << Byte.SIZE) | Byte.toUnsignedInt(next);
            for (bits += Byte.SIZE; bits >= BASE32_BITS; bits -= BASE32_BITS) {
                text.append(BASE32.charAt((buffer >>> (bits - BASE32_BITS)) & (BASE32.length() - 1)));
            }
            buffer &= (1 << bits) - 1;
        }
        return text.toString();
    }

    /// For an app to read from a QR code, an `otpauth` URI. It holds the secret, so nobody else may see it.
    ///
    /// @param issuer the name of the service
    /// @param account what the person recognises the account by
    public String uri(String issuer, String account) {
        return "otpauth://totp/%1$s:%2$s?secret=%3$s&issuer=%1$s&algorithm=SHA1&digits=%4$d&period=%5$d"
                .formatted(encoded(issuer), encoded(account), base32(), TotpCode.LENGTH, STEP.toSeconds());
    }

    /// The code that an app shows at an instant.
    public TotpCode codeAt(Instant now) {
        return new TotpCode(digitsAt(Math.floorDiv(now.getEpochSecond(), STEP.toSeconds())));
    }

    /// The code that an app shows during a step.
    String digitsAt(long step) {
        int code = truncated(bytes, step) % TotpCode.VALUES;
        return Integer.toString(TotpCode.VALUES + code).substring(1);
    }

    /// HOTP (RFC 4226) before it is cut to its digits: 31 bits of the counter's HMAC, taken from where its
    /// last four bits say.
    static int truncated(byte[] key, long counter) {
        byte[] digest =
                hmac(key, ByteBuffer.allocate(Long.BYTES).putLong(counter).array());
        int offset = digest[digest.length - 1] & 0xf;
        return ByteBuffer.wrap(digest).getInt(offset) & Integer.MAX_VALUE;
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "HmacSHA1"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] ascii(String digits) {
        return digits.getBytes(StandardCharsets.US_ASCII);
    }

    /// `URLEncoder` writes forms, where a space is a plus sign.
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TotpSecret secret && MessageDigest.isEqual(bytes, secret.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
