package com.datifyy.adapters.memory;

import com.datifyy.application.shared.port.Allowance;
import com.datifyy.application.shared.port.Limit;
import com.datifyy.application.shared.port.RateLimiter;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A rate limiter that counts in this process alone.
///
/// It keeps one instant per key (the generic cell rate algorithm): the time at which all permits will be back. A use
/// moves it one permit's worth of the window ahead, and is refused when that would be more than a window from now. So
/// the memory for a key does not grow with the limit, and a key whose time has passed can be forgotten without losing
/// anything.
///
/// The number of keys is bounded. Beyond the bound, keys that are hardly used are forgotten first, so a flood of new
/// ones does not free those who are being limited.
public final class InMemoryRateLimiter implements RateLimiter {
    private final InstantSource clock;
    private final Cache<Key, Fill> fills;

    private record Key(String limit, String key) {}

    /// @param emptyAt when all permits will be back, in nanoseconds since 1970
    /// @param seenAt the clock at the last use
    /// @param granted whether the last use was let through
    private record Fill(long emptyAt, long seenAt, boolean granted) {}

    /// @param maxKeys how many keys are remembered at most, about 200 bytes each
    public InMemoryRateLimiter(InstantSource clock, int maxKeys) {
        this.clock = clock;
        this.fills = Caffeine.newBuilder()
                .maximumSize(maxKeys)
                .expireAfter(Expiry.<Key, Fill>writing((key, fill) -> Duration.ofNanos(fill.emptyAt() - fill.seenAt())))
                .ticker(this::now)
                .executor(Runnable::run)
                .build();
    }

    @Override
    public Allowance take(Limit limit, String key, int permits) {
        long onePermit = limit.onePermit().toNanos();
        long asked = onePermit * permits;
        long window = onePermit * limit.permits();
        long now = now();
        var fill = fills.asMap().compute(new Key(limit.name(), key), (name, before) -> {
            // Never more than a window ahead: after the clock was set back nobody waits longer than that.
            long emptyAt = before == null ? now : Math.clamp(before.emptyAt(), now, now + window);
            boolean granted = emptyAt + asked <= now + window;
            return new Fill(granted ? emptyAt + asked : emptyAt, now, granted);
        });
        return Allowance.of(limit, permits, fill.granted(), Duration.ofNanos(fill.emptyAt() - now));
    }

    /// How many keys are remembered now.
    long size() {
        fills.cleanUp();
        return fills.estimatedSize();
    }

    private long now() {
        Instant now = clock.instant();
        return Math.addExact(Math.multiplyExact(now.getEpochSecond(), 1_000_000_000L), now.getNano());
    }
}
