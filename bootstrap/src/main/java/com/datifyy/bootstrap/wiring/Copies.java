package com.datifyy.bootstrap.wiring;

import com.datifyy.adapters.redis.RedisConnection;
import com.datifyy.adapters.redis.RedisSharedCopies;
import com.datifyy.application.shared.SealedCopies;
import com.datifyy.application.shared.SparingCopies;
import com.datifyy.application.shared.port.SecretBox;
import com.datifyy.application.shared.port.SharedCopies;
import com.datifyy.bootstrap.settings.Secret;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Where instances leave copies of what they read for one another: in Redis, sealed and within a budget, or
/// nowhere.
public final class Copies {
    private Copies() {}

    /// @param redis null where none is configured
    /// @param perDay how many commands they may take in 24 hours; 0 for none
    /// @param secret the same in all instances; what Redis holds names nobody without it
    /// @param box seals them
    /// @return null for nowhere
    public static @Nullable SharedCopies in(
            @Nullable RedisConnection redis, int perDay, Secret secret, SecretBox box, InstantSource clock) {
        if (redis == null || perDay == 0) {
            return null;
        }
        var kept = new RedisSharedCopies(redis, secret.value().getBytes(StandardCharsets.UTF_8));
        return new SealedCopies(box, new SparingCopies(kept, Limits.budget("copies", perDay, clock), clock));
    }
}
