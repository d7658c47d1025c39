package com.datifyy.application.shared.port;

import com.datifyy.domain.shared.Refusal.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A rate limiter that tells what it was asked, and can be out of reach.
public final class CountingRateLimiter implements CommonCount {
    private final InstantSource clock;
    private final Map<Use, Instant> fullAt = new HashMap<>();
    private final List<Use> uses = new ArrayList<>();
    private boolean away;

    /// What it was asked.
    ///
    /// @param limit the limit's name
    public record Use(String limit, String key) {}

    public CountingRateLimiter(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Taken takeUpTo(Limit limit, String key, int needed, int wanted) {
        Use use = new Use(limit.name(), key);
        uses.add(use);
        if (away) {
            throw new Unavailable("The count");
        }
        Instant now = clock.instant();
        Duration window = limit.onePermit().multipliedBy(limit.permits());
        Instant full = fullAt.getOrDefault(use, now);
        Duration before = full.isBefore(now) ? Duration.ZERO : Duration.between(now, full);
        if (before.compareTo(window) > 0) {
            before = window;
        }
        int free = (int) window.minus(before).dividedBy(limit.onePermit());
        int taken = free < needed ? 0 : Math.min(free, wanted);
        Duration after = before.plus(limit.onePermit().multipliedBy(taken));
        fullAt.put(use, now.plus(after));
        return new Taken(taken, Allowance.of(limit, taken == 0 ? needed : taken, taken > 0, after));
    }

    /// What it was asked so far, in that order.
    public synchronized List<Use> uses() {
        return List.copyOf(uses);
    }

    public synchronized void goAway() {
        away = true;
    }

    public synchronized void comeBack() {
        away = false;
    }

    /// As a flushed store does.
    public synchronized void forgetEverything() {
        fullAt.clear();
    }
}
