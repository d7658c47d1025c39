package com.datifyy.application.shared;

import com.datifyy.application.shared.port.Allowance;
import com.datifyy.application.shared.port.Limit;
import com.datifyy.application.shared.port.RateLimiter;
import com.datifyy.domain.shared.Refusal.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A rate limiter that counts in this process first and, for limits that are shared, together with the
/// other instances.
///
/// What is refused here is not asked elsewhere. When whoever counts for all is out of reach, the answer
/// of this process stands, and nobody else is kept waiting for the next seconds: then a single request
/// finds out whether it is back. So nobody gets more than this process alone would allow, and nobody is
/// locked out.
public final class SharedRateLimiter implements RateLimiter {
    /// How long nobody asks after a failure.
    static final Duration PAUSE = Duration.ofSeconds(5);

    private final RateLimiter here;
    private final RateLimiter everywhere;
    private final InstantSource clock;
    private final AtomicReference<@Nullable Instant> failedAt = new AtomicReference<>();

    /// @param here counts in this process; always answers
    /// @param everywhere counts for all instances; throws [Unavailable] when it cannot
    public SharedRateLimiter(RateLimiter here, RateLimiter everywhere, InstantSource clock) {
        this.here = here;
        this.everywhere = everywhere;
        this.clock = clock;
    }

    @Override
    public Allowance take(Limit limit, String key) {
        Allowance own = here.take(limit, key);
        if (!own.granted() || !limit.shared() || isPausing()) {
            return own;
        }
        try {
            Allowance all = everywhere.take(limit, key);
            failedAt.set(null);
            return tighter(own, all);
        } catch (Unavailable away) {
            failedAt.set(clock.instant());
            return own;
        }
    }

    /// Whether the others are not asked just now, since they could not be a moment ago.
    public boolean pauses() {
        Instant failed = failedAt.get();
        return failed != null && justNow(failed, clock.instant());
    }

    /// Whether the last failure was just now. When it no longer is, the first to ask tries for the others.
    private boolean isPausing() {
        Instant failed = failedAt.get();
        if (failed == null) {
            return false;
        }
        Instant now = clock.instant();
        return justNow(failed, now) || !failedAt.compareAndSet(failed, now);
    }

    /// Either way round: a clock that is set back does not prolong the pause.
    private static boolean justNow(Instant failed, Instant now) {
        return Duration.between(failed, now).abs().compareTo(PAUSE) < 0;
    }

    /// Both have to grant the next use: where they leave the same, it comes when the later one has it.
    private static Allowance tighter(Allowance own, Allowance all) {
        Duration nextIn = switch (Integer.signum(Integer.compare(own.remaining(), all.remaining()))) {
            case -1 -> own.nextIn();
            case 1 -> all.nextIn();
            default -> longer(own.nextIn(), all.nextIn());
        };
        return new Allowance(
                all.limit(),
                all.granted(),
                Math.min(own.remaining(), all.remaining()),
                nextIn,
                longer(own.fullIn(), all.fullIn()));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
