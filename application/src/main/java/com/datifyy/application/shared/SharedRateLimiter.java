package com.datifyy.application.shared;

import com.datifyy.application.shared.port.Allowance;
import com.datifyy.application.shared.port.CommonCount;
import com.datifyy.application.shared.port.Limit;
import com.datifyy.application.shared.port.Limit.Counted;
import com.datifyy.application.shared.port.RateLimiter;
import com.datifyy.domain.shared.Refusal.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A rate limiter that counts in this process first and, for limits that are shared, together with the
/// other instances.
///
/// What is refused here is not asked elsewhere. When whoever counts for all is out of reach, the answer
/// of this process stands, and nobody else is kept waiting for the next seconds: then a single request
/// finds out whether it is back. So nobody gets more than this process alone would allow, and nobody is
/// locked out. It is the same while a budget allows no more questions.
///
/// Where a limit says so, permits are taken in [Blocks] and spent here.
public final class SharedRateLimiter implements RateLimiter {
    private static final Logger LOG = LoggerFactory.getLogger(SharedRateLimiter.class);

    /// How long nothing is said about the budget after it was.
    private static final Duration TOLD_AGAIN = Duration.ofHours(1);

    private final RateLimiter here;
    private final CommonCount everywhere;
    private final CommandBudget budget;
    private final InstantSource clock;
    private final Pause pause;
    private final Blocks blocks = new Blocks();
    private final AtomicLong alone = new AtomicLong();
    private final AtomicReference<@Nullable Instant> toldAt = new AtomicReference<>();

    /// @param here counts in this process; always answers
    /// @param everywhere counts for all instances; throws [Unavailable] when it cannot
    /// @param budget how often that one may be asked
    public SharedRateLimiter(RateLimiter here, CommonCount everywhere, CommandBudget budget, InstantSource clock) {
        this.here = here;
        this.everywhere = everywhere;
        this.budget = budget;
        this.clock = clock;
        this.pause = new Pause(clock);
    }

    @Override
    public Allowance take(Limit limit, String key, int permits) {
        Allowance own = here.take(limit, key, permits);
        if (!own.granted() || !limit.shared()) {
            return own;
        }
        return limit.counted() == Counted.IN_BLOCKS
                ? inBlocks(limit, key, permits, own)
                : together(limit, key, permits, permits, own);
    }

    private Allowance inBlocks(Limit limit, String key, int permits, Allowance own) {
        Instant now = clock.instant();
        if (blocks.spend(limit, key, permits, now)) {
            return own;
        }
        Allowance refused = blocks.refused(limit, key, permits, now);
        if (refused != null) {
            return tighter(own, refused, permits);
        }
        return together(limit, key, permits, Math.max(permits, limit.block()), own);
    }

    private Allowance together(Limit limit, String key, int needed, int wanted, Allowance own) {
        Instant now = clock.instant();
        if (!pause.letsAsk() || !isAffordable(now)) {
            return own;
        }
        try {
            var taken = everywhere.takeUpTo(limit, key, needed, wanted);
            pause.end();
            if (taken.permits() > needed) {
                blocks.keep(limit, key, needed, taken.permits() - needed, now);
            } else if (taken.permits() == 0 && limit.counted() == Counted.IN_BLOCKS) {
                blocks.refuse(key, needed, taken.left(), now);
            }
            return tighter(own, taken.left(), needed);
        } catch (Unavailable away) {
            pause.begin();
            return own;
        }
    }

    /// How many uses of shared limits were counted here alone since the budget allowed no question.
    public long countedAlone() {
        return alone.get();
    }

    private boolean isAffordable(Instant now) {
        if (budget.affordsOne()) {
            return true;
        }
        alone.incrementAndGet();
        Instant told = toldAt.get();
        if ((told == null || Duration.between(told, now).abs().compareTo(TOLD_AGAIN) >= 0)
                && toldAt.compareAndSet(told, now)) {
            LOG.warn("The budget of commands for limits is spent: this instance counts alone what it does not cover");
        }
        return false;
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
