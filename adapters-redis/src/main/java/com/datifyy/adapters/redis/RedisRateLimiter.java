package com.datifyy.adapters.redis;

import com.datifyy.application.shared.port.Allowance;
import com.datifyy.application.shared.port.Limit;
import com.datifyy.application.shared.port.RateLimiter;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A rate limiter that all instances on one Redis share: one command a use, one key for each limit and
/// whoever is limited, which goes by itself once all permits are back.
///
/// Every instance's own clock counts, as in process, so the count is right as far as the clocks agree:
/// one that is a second ahead grants what the others would grant a second later, and none of them makes
/// anybody wait longer than a window. (Redis' clock would need one more command, which not every provider
/// of Redis has.)
///
/// Keys hold neither addresses nor ids, but a keyed digest of them: who reads Redis cannot find out who
/// was counted, and the secret is nowhere in it.
public final class RedisRateLimiter implements RateLimiter {
    private static final RedisScript TAKE = RedisScript.load("take.lua");
    private static final String PREFIX = "datifyy:limit:";
    private static final String MAC = "HmacSHA256";
    private static final int DIGEST_BYTES = 16;

    /// How much longer than needed a key is kept, for clocks that do not agree.
    private static final Duration LEEWAY = Duration.ofMinutes(1);

    private final RedisConnection redis;
    private final InstantSource clock;
    private final SecretKeySpec secret;

    /// @param secret the same in all instances that count together; at least 16 bytes
    public RedisRateLimiter(RedisConnection redis, InstantSource clock, byte[] secret) {
        if (secret.length < DIGEST_BYTES) {
            throw new IllegalArgumentException("the secret is too short");
        }
        this.redis = redis;
        this.clock = clock;
        this.secret = new SecretKeySpec(secret, MAC);
    }

    @Override
    public Allowance take(Limit limit, String key) {
        long onePermit =
                limit.onePermit().toNanos() / ChronoUnit.MICROS.getDuration().toNanos();
        long now = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
        var answer = TAKE.run(
                redis,
                keyOf(limit, key),
                Long.toString(now),
                Long.toString(onePermit),
                Long.toString(onePermit * limit.permits()),
                Long.toString(LEEWAY.toMillis()));
        return Allowance.of(limit, answer.getFirst() == 1, Duration.of(answer.getLast(), ChronoUnit.MICROS));
    }

    private String keyOf(Limit limit, String key) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(secret);
            byte[] digest = mac.doFinal((PREFIX + limit.name() + ":" + key).getBytes(StandardCharsets.UTF_8));
            return PREFIX + limit.name() + ":"
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, DIGEST_BYTES));
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
