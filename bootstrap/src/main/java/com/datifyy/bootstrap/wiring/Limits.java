package com.datifyy.bootstrap.wiring;

import com.datifyy.adapters.memory.InMemoryRateLimiter;
import com.datifyy.adapters.redis.RedisAddress;
import com.datifyy.adapters.redis.RedisConnection;
import com.datifyy.adapters.redis.RedisRateLimiter;
import com.datifyy.adapters.redis.RedisTrial;
import com.datifyy.application.shared.CommandBudget;
import com.datifyy.application.shared.LimitPolicy;
import com.datifyy.application.shared.RequestLimits;
import com.datifyy.application.shared.SharedRateLimiter;
import com.datifyy.application.shared.SparingQuestion;
import com.datifyy.application.shared.port.RateLimiter;
import com.datifyy.application.watching.Watch;
import com.datifyy.bootstrap.settings.RedisSettings;
import com.datifyy.bootstrap.settings.Secret;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Who counts how often something happens: this process and, when Redis is configured, all instances
/// together for what matters most. Nothing is lost without it.
public record Limits(RateLimiter limiter, @Nullable RedisConnection redis) {

    private static final int MOST_KEYS = 100_000;

    /// How often whoever asks about Redis may have it asked in a day: beyond it, once a minute.
    public static final int TRIALS_PER_DAY = 1_500;

    /// How often each network and person may ask.
    public RequestLimits requests(LimitPolicy policy) {
        return new RequestLimits(limiter, policy);
    }

    public static Limits inThisProcess(InstantSource clock) {
        return new Limits(new InMemoryRateLimiter(clock, MOST_KEYS), null);
    }

    /// @param perDay how many commands this instance may spend in 24 hours on counting together; 0 for none
    /// @param secret the same in all instances; what Redis holds names nobody without it
    public static Limits with(RedisConnection redis, int perDay, Secret secret, InstantSource clock) {
        var here = new InMemoryRateLimiter(clock, MOST_KEYS);
        if (perDay == 0) {
            return new Limits(here, redis);
        }
        var everywhere = new RedisRateLimiter(redis, clock, secret.value().getBytes(StandardCharsets.UTF_8));
        return new Limits(new SharedRateLimiter(here, everywhere, budget("limits", perDay, clock), clock), redis);
    }

    /// Whether Redis does what it is needed for, for anybody who asks; null without Redis.
    ///
    /// @param copies whether copies are kept in it
    public @Nullable SparingQuestion health(boolean copies, InstantSource clock) {
        if (redis == null) {
            return null;
        }
        var trial = new RedisTrial(redis, limiter instanceof SharedRateLimiter, copies, clock);
        return new SparingQuestion(
                trial::succeeds, () -> redis.isWell().orElse(false), budget("trials", TRIALS_PER_DAY, clock), clock);
    }

    /// Commands to Redis that this instance may spend on something.
    static CommandBudget budget(String what, int perDay, InstantSource clock) {
        return new CommandBudget(what, perDay, new InMemoryRateLimiter(clock, 1));
    }

    /// The connection the settings ask for; it need not succeed.
    ///
    /// @param watch who is told about commands
    public static RedisConnection connect(RedisSettings settings, Watch watch) {
        var password = settings.password();
        return new RedisConnection(
                new RedisAddress(
                        settings.host(),
                        settings.port(),
                        settings.tls(),
                        settings.user(),
                        password == null ? null : password.value(),
                        settings.database()),
                watch);
    }
}
