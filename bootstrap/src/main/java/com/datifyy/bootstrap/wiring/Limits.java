package com.datifyy.bootstrap.wiring;

import com.datifyy.adapters.memory.InMemoryRateLimiter;
import com.datifyy.adapters.redis.RedisAddress;
import com.datifyy.adapters.redis.RedisConnection;
import com.datifyy.application.shared.RequestLimits;
import com.datifyy.application.shared.port.RateLimiter;
import com.datifyy.bootstrap.settings.RedisSettings;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Who counts how often something happens: so far this process alone. Redis is connected and watched when it
/// is configured; nothing is lost without it.
public record Limits(RateLimiter limiter, @Nullable RedisConnection redis) {

    private static final int MOST_KEYS = 100_000;

    /// How often each network may ask.
    public RequestLimits requests() {
        return new RequestLimits(limiter);
    }

    public static Limits inThisProcess(InstantSource clock) {
        return new Limits(new InMemoryRateLimiter(clock, MOST_KEYS), null);
    }

    public static Limits with(RedisConnection redis, InstantSource clock) {
        return new Limits(new InMemoryRateLimiter(clock, MOST_KEYS), redis);
    }

    /// The connection the settings ask for; it need not succeed.
    public static RedisConnection connect(RedisSettings settings) {
        var password = settings.password();
        return new RedisConnection(new RedisAddress(
                settings.host(),
                settings.port(),
                settings.tls(),
                settings.user(),
                password == null ? null : password.value(),
                settings.database()));
    }
}
