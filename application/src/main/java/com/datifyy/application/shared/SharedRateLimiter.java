package com.datifyy.application.shared;

import com.datifyy.application.shared.port.Allowance;
import com.datifyy.application.shared.port.Limit;
import com.datifyy.application.shared.port.RateLimiter;
import com.datifyy.domain.shared.Refusal.Unavailable;
import java.time.Duration;
import java.time.InstantSource;

/// A rate limiter that counts in this process first and, for limits that are shared, together with the
/// other instances.
///
/// What is refused here is not asked elsewhere. When whoever counts for all is out of reach, the answer
/// of this process stands, and nobody else is kept waiting for the next seconds: then a single request
/// finds out whether it is back. So nobody gets more than this process alone would allow, and nobody is
/// locked out.
public final class SharedRateLimiter implements RateLimiter {
    private final RateLimiter here;
    private final RateLimiter everywhere;
    private final Pause pause;

    /// @param here counts in this process; always answers
    /// @param everywhere counts for all instances; throws [Unavailable] when it cannot
    public SharedRateLimiter(RateLimiter here, RateLimiter everywhere, InstantSource clock) {
        this.here = here;
        this.everywhere = everywhere;
        this.pause = new Pause(clock);
    }

    @Override
    public Allowance take(Limit limit, String key, int permits) {
        Allowance own = here.take(limit, key, permits);
        if (!own.granted() || !limit.shared() || !pause.letsAsk()) {
            return own;
        }
        try {
            Allowance all = everywhere.take(limit, key, permits);
            pause.end();
            return tighter(own, all, permits);
        } catch (Unavailable away) {
            pause.begin();
            return own;
        }
    }

    /// Whether the others are not asked just now, since they could not be a moment ago.
    public boolean pauses() {
        return pause.isOn();
    }

    private static Allowance tighter(Allowance own, Allowance all, int permits) {
        return new Allowance(
                all.limit(),
                all.granted(),
                Math.min(own.remaining(), all.remaining()),
                all.granted() ? untilOneMore(own, all) : longer(untilAsManyAgain(own, permits), all.nextIn()),
                longer(own.fullIn(), all.fullIn()));
    }

    /// Both have to grant the next use: where they leave the same, it comes when the later one has it.
    private static Duration untilOneMore(Allowance own, Allowance all) {
        return switch (Integer.signum(Integer.compare(own.remaining(), all.remaining()))) {
            case -1 -> own.nextIn();
            case 1 -> all.nextIn();
            default -> longer(own.nextIn(), all.nextIn());
        };
    }

    /// How long until this process, which just granted so many, can grant them once more.
    private static Duration untilAsManyAgain(Allowance own, int permits) {
        return Allowance.of(own.limit(), permits, false, own.fullIn()).nextIn();
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
