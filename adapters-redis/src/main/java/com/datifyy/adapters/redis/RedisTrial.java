package com.datifyy.adapters.redis;

import com.datifyy.application.shared.port.Limit;
import com.datifyy.domain.shared.Refusal.Unavailable;
import io.lettuce.core.SetArgs;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/// Finds out whether Redis does what the service needs of it, with one command each time: that which it refused when it
/// was asked for it last, by whomever, and otherwise the one that is needed most. Both counting and keeping write, so a
/// Redis that is full, or can only be read, is not taken for well. What is written has a key of its own, and goes by
/// itself.
public final class RedisTrial {
    private static final Duration SHORT = Duration.ofSeconds(10);
    private static final Limit ONE_USE = new Limit("health", 10, SHORT, Limit.Counted.TOGETHER);

    private final RedisConnection redis;

    /// What is tried out, that which is needed most first.
    private final List<Trial> trials;

    /// @param command what the service needs
    private record Trial(String command, Supplier<?> attempt) {}

    /// @param counts whether limits are counted in it
    /// @param keeps whether copies are kept in it
    public RedisTrial(RedisConnection redis, boolean counts, boolean keeps, InstantSource clock) {
        this.redis = redis;
        byte[] secret = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
        List<Trial> all = new ArrayList<>();
        if (counts) {
            var limiter = new RedisRateLimiter(redis, clock, secret);
            all.add(new Trial(RedisScript.COMMAND, () -> limiter.take(ONE_USE, "nobody", 1)));
        }
        if (keeps) {
            String key = new HiddenNames(secret).key(RedisSharedCopies.PREFIX, "nobody's");
            String set = RedisSharedCopies.KEEPING;
            all.add(new Trial(
                    set, () -> redis.ask(set, commands -> commands.set(key, "kept", SetArgs.Builder.px(SHORT)))));
            String getrange = RedisSharedCopies.FINDING;
            all.add(new Trial(getrange, () -> redis.ask(getrange, commands -> commands.getrange(key, 0, 0))));
        }
        all.add(new Trial(RedisConnection.PING, redis::ping));
        this.trials = List.copyOf(all);
    }

    /// Whether it answers and refuses nothing, once it was asked; says no after two seconds at the latest.
    public boolean succeeds() {
        Set<String> refused = redis.refused();
        Trial next = trials.stream()
                .filter(trial -> refused.contains(trial.command()))
                .findFirst()
                .orElse(trials.getFirst());
        try {
            var _ = next.attempt().get();
            return redis.isWell().orElse(false);
        } catch (Unavailable noAnswer) {
            return false;
        }
    }
}
