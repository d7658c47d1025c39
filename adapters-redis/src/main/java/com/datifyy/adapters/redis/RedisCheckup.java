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
    /// It answers, counts, keeps, and gives back what it keeps.
    WELL,
    /// It does not answer, or refuses whoever asks.
    AWAY,
    /// It answers, and does not run the script that limits are counted with.
    DOES_NOT_COUNT,
    /// It answers and counts, and does not keep what it is given for a while.
    DOES_NOT_KEEP,
    /// It answers, counts and keeps, and does not give back what it keeps.
    DOES_NOT_FIND;

    private static final Duration SHORT = Duration.ofSeconds(10);
    private static final Limit ONE_USE = new Limit("doctor", 10, SHORT, Limit.Counted.TOGETHER);
    private static final String KEPT = "kept";

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
            var _ = redis.ask(
                    RedisSharedCopies.KEEPING, commands -> commands.set(key, KEPT, SetArgs.Builder.px(SHORT)));
        } catch (Unavailable refused) {
            return DOES_NOT_KEEP;
        }
        try {
            String found = redis.ask(RedisSharedCopies.FINDING, commands -> commands.getrange(key, 0, KEPT.length()));
            return KEPT.equals(found) ? WELL : DOES_NOT_FIND;
        } catch (Unavailable refused) {
            return DOES_NOT_FIND;
        }
    }
}
