package com.datifyy.adapters.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.datifyy.application.shared.port.Limit;
import com.datifyy.domain.shared.Refusal.Unavailable;
import io.lettuce.core.SetArgs;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;

/// How a Redis stands to what the service asks of it.
public enum RedisCheckup {
    /// It answers, counts and keeps.
    WELL,
    /// It does not answer, or refuses whoever asks.
    AWAY,
    /// It answers, and does not run the script that limits are counted with.
    DOES_NOT_COUNT,
    /// It answers and counts, and does not keep what it is given for a while.
    DOES_NOT_KEEP;

    private static final Duration SHORT = Duration.ofSeconds(10);
    private static final Limit ONE_USE = new Limit("doctor", 10, SHORT, Limit.Counted.TOGETHER);

    /// Asks for each once, by keys that nobody else has and that go by themselves within two minutes.
    public static RedisCheckup of(RedisConnection redis) {
        if (!redis.ping()) {
            return AWAY;
        }
        byte[] secret = UUID.randomUUID().toString().getBytes(US_ASCII);
        try {
            var _ = new RedisRateLimiter(redis, InstantSource.system(), secret).take(ONE_USE, "nobody", 1);
        } catch (Unavailable refused) {
            return DOES_NOT_COUNT;
        }
        String key = "datifyy:trial:" + UUID.randomUUID();
        try {
            var _ = redis.ask("set", commands -> commands.set(key, "kept", SetArgs.Builder.px(SHORT)));
            return WELL;
        } catch (Unavailable refused) {
            return DOES_NOT_KEEP;
        }
    }
}
