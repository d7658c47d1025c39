package com.datifyy.adapters.redis;

import com.datifyy.application.shared.port.SharedCopies;
import com.datifyy.domain.shared.Refusal.Unavailable;
import io.lettuce.core.SetArgs;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;

/// Copies that instances leave for one another in Redis: one `GET` to find one, one `SET` that nobody waits
/// for to keep one, which goes by itself.
///
/// A `GET` is waited for as long as reading from PostgreSQL would take on a bad day, and no longer: a Redis
/// that is slower than that is no help.
public final class RedisSharedCopies implements SharedCopies {
    /// How long a copy is waited for.
    static final Duration PATIENCE = Duration.ofMillis(20);

    /// What is longer is not worth sending, neither here nor there; in bytes.
    static final int LONGEST = 64 * 1_024;

    private static final String PREFIX = "datifyy:copy:";

    private final RedisConnection redis;
    private final HiddenNames names;

    /// @param secret the same in all instances that leave copies for one another; at least 16 bytes
    public RedisSharedCopies(RedisConnection redis, byte[] secret) {
        this.redis = redis;
        this.names = new HiddenNames(secret);
    }

    @Override
    public Found find(String name) {
        String key = names.key(PREFIX, name);
        try {
            return redis.askBriefly(
                            "get", PATIENCE, commands -> commands.get(key).thenApply(Optional::ofNullable))
                    .map(RedisSharedCopies::decoded)
                    .orElse(Absence.NOT_THERE);
        } catch (Unavailable away) {
            return Absence.NOT_ASKED;
        }
    }

    @Override
    public void keep(String name, Supplier<byte[]> copy, Duration life) {
        if (!redis.isConnected()) {
            return;
        }
        byte[] bytes = copy.get();
        if (bytes.length <= LONGEST) {
            String key = names.key(PREFIX, name);
            String value = Base64.getEncoder().encodeToString(bytes);
            redis.tell("set", commands -> commands.set(key, value, SetArgs.Builder.px(life)));
        }
    }

    private static Found decoded(String value) {
        try {
            return new Copy(Base64.getDecoder().decode(value));
        } catch (IllegalArgumentException noBase64) {
            return Absence.NOT_READABLE;
        }
    }
}
