package com.datifyy.adapters.security;

import com.datifyy.application.identity.port.OneTimeSecrets;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/// Codes and links from the operating system's random source, stored as HMAC-SHA256.
///
/// Digests depend on the data key: replacing it voids the codes and links that are on their way, and recovery
/// codes.
public final class HmacOneTimeSecrets implements OneTimeSecrets {
    /// Crockford's base 32: neither i, l and o, which look like digits, nor u.
    private static final String LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";

    private static final int FEWEST_DIGITS = 6;
    private static final int MOST_DIGITS = 12;
    private static final int FEWEST_KEY_BYTES = 16;
    private static final int MOST_KEY_BYTES = 64;
    private static final int TOKEN_BYTES = 32;
    private static final int RECOVERY_LETTERS = 16;
    private static final int GROUP = 4;

    private final SecretKey digestKey;
    private final SecureRandom random = new SecureRandom();

    public HmacOneTimeSecrets(DataKey key) {
        this.digestKey = key.derived("one-time secrets");
    }

    @Override
    public String digits(int count) {
        require(count, FEWEST_DIGITS, MOST_DIGITS, "digits");
        return random.ints(count, 0, 10).mapToObj(Integer::toString).collect(Collectors.joining());
    }

    @Override
    public String token() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random(TOKEN_BYTES));
    }

    @Override
    public String recoveryCode() {
        String letters = random.ints(RECOVERY_LETTERS, 0, LETTERS.length())
                .mapToObj(LETTERS::charAt)
                .map(String::valueOf)
                .collect(Collectors.joining());
        return IntStream.range(0, RECOVERY_LETTERS / GROUP)
                .mapToObj(group -> letters.substring(group * GROUP, (group + 1) * GROUP))
                .collect(Collectors.joining("-"));
    }

    @Override
    public byte[] key(int bytes) {
        require(bytes, FEWEST_KEY_BYTES, MOST_KEY_BYTES, "bytes");
        return random(bytes);
    }

    @Override
    public String digest(String context, String secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(digestKey);
            mac.update(context.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0); // keeps apart where the context ends and the secret begins
            return HexFormat.of().formatHex(mac.doFinal(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private byte[] random(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static void require(int count, int fewest, int most, String what) {
        if (count < fewest || count > most) {
            throw new IllegalArgumentException("%d to %d %s, not %d".formatted(fewest, most, what, count));
        }
    }
}
