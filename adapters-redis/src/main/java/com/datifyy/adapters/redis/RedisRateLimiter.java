package com.datifyy.adapters.redis;

import com.datifyy.application.shared.port.Allowance;
import com.datifyy.application.shared.port.CommonCount;
import com.datifyy.application.shared.port.Limit;
import com.datifyy.domain.shared.Refusal.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/// A rate limiter that all instances on one Redis share: one command a use, one key for each limit and
/// whoever is limited, which goes by itself once all permits are back.
///
/// Every instance's own clock counts, as in process, so the count is right as far as the clocks agree:
/// one that is a second ahead grants what the others would grant a second later, and none of them makes
/// anybody wait longer than a window. (Redis' clock would need one more command, which not every provider
/// of Redis has.)
///
/// What is no answer of the script's counts as none: then each instance counts by itself.
///
/// Keys tell nobody who was counted ([HiddenNames]).
public final class RedisRateLimiter implements CommonCount {
    private static final RedisScript TAKE = RedisScript.load("take.lua");
    private static final String PREFIX = "datifyy:limit:";

    /// How much longer than needed a key is kept, for clocks that do not agree.
    private static final Duration LEEWAY = Duration.ofMinutes(1);

    private final RedisConnection redis;
    private final InstantSource clock;
    private final HiddenNames names;

    /// @param secret the same in all instances that count together; at least 16 bytes
    public RedisRateLimiter(RedisConnection redis, InstantSource clock, byte[] secret) {
        this.redis = redis;
        this.clock = clock;
        this.names = new HiddenNames(secret);
    }

    @Override
    public Taken takeUpTo(Limit limit, String key, int needed, int wanted) {
        long onePermit =
                limit.onePermit().toNanos() / ChronoUnit.MICROS.getDuration().toNanos();
        long window = onePermit * limit.permits();
        long now = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
        var answer = TAKE.run(
                redis,
                names.key(PREFIX + limit.name() + ":", key),
                Long.toString(now),
                Long.toString(onePermit),
                Long.toString(window),
                Integer.toString(needed),
                Integer.toString(wanted),
                Long.toString(LEEWAY.toMillis()));
        if (answer.size() != 2) {
            throw new Unavailable(RedisConnection.NAME);
        }
        long taken = answer.getFirst();
        long ahead = answer.getLast();
        boolean granted = taken != 0;
        if ((granted && (taken < needed || taken > wanted)) || ahead < taken * onePermit || ahead > window) {
            throw new Unavailable(RedisConnection.NAME);
        }
        int permits = (int) taken;
        return new Taken(
                permits,
                Allowance.of(limit, granted ? permits : needed, granted, Duration.of(ahead, ChronoUnit.MICROS)));
    }
}
