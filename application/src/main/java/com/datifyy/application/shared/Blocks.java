package com.datifyy.application.shared;

import com.datifyy.application.shared.port.Allowance;
import com.datifyy.application.shared.port.Limit;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Permits that this instance took from the common count and has not spent yet.
///
/// To the common count they come back from the time they were taken. Meanwhile those that were spent come back for
/// whoever counts uses alone; when that would have happened with all of them, the unspent ones begin to dwindle,
/// just as fast. So however many instances there are and whenever they spend, nobody gets what one count of all
/// uses would not have given; and what an instance leaves unspent, or is lost with it, is there for the others.
///
/// Whoever was refused by the common count is not asked about again before there can be as many: those who have
/// used up their day and go on would otherwise cost most.
final class Blocks {
    /// How many blocks and refusals are kept; beyond it the oldest is given up.
    private static final int MOST = 50_000;

    private record Name(String limit, String key) {}

    /// @param left how long the unspent permits take to come back, until they begin to dwindle
    /// @param quietFrom when they begin: when those that were spent here are back
    private record Block(Duration left, Instant quietFrom) {
        /// Parts of a permit that have dwindled take the whole one with them.
        boolean holds(int permits, Limit limit, Instant now) {
            return leftAt(now).compareTo(limit.onePermit().multipliedBy(permits)) >= 0;
        }

        /// The same after so many were spent, and others came.
        Block after(int spent, int come, Limit limit, Instant now) {
            Instant from = now.isAfter(quietFrom) ? now : quietFrom;
            return new Block(
                    leftAt(now).plus(limit.onePermit().multipliedBy(come)),
                    from.plus(limit.onePermit().multipliedBy(spent)));
        }

        boolean isGone(Instant now) {
            return !leftAt(now).isPositive();
        }

        private Duration leftAt(Instant now) {
            Duration quiet = Duration.between(quietFrom, now);
            Duration there = quiet.isPositive() ? left.minus(quiet) : left;
            return there.isNegative() ? Duration.ZERO : there;
        }
    }

    /// @param told what the common count said
    /// @param at when it was asked
    private record Refusal(Allowance told, int permits, Instant at) {
        boolean stands(int asked, Instant now) {
            return asked >= permits && !now.isBefore(at) && now.isBefore(at.plus(told.nextIn()));
        }

        boolean isOver(Instant now) {
            return !stands(permits, now);
        }

        /// In whole seconds, as it was told.
        Allowance later(Instant now) {
            Duration passed = Duration.ofSeconds(Duration.between(at, now).toSeconds());
            return new Allowance(
                    told.limit(),
                    false,
                    told.remaining(),
                    told.nextIn().minus(passed),
                    told.fullIn().minus(passed));
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Name, Block> blocks = new LinkedHashMap<>();
    private final Map<Name, Refusal> refusals = new LinkedHashMap<>();

    /// Spends as many permits, if there are.
    boolean spend(Limit limit, String key, int permits, Instant now) {
        var name = new Name(limit.name(), key);
        lock.lock();
        try {
            Block block = blocks.get(name);
            if (block == null || !block.holds(permits, limit, now)) {
                return false;
            }
            blocks.put(name, block.after(permits, -permits, limit, now));
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// Keeps permits for later.
    ///
    /// @param spent how many of those that were taken are spent already
    /// @param permits the others
    /// @param taken when they were asked for
    void keep(Limit limit, String key, int spent, int permits, Instant taken) {
        var name = new Name(limit.name(), key);
        lock.lock();
        try {
            Block before = blocks.remove(name);
            Block last = before == null ? new Block(Duration.ZERO, taken) : before;
            blocks.put(name, last.after(spent, permits, limit, taken));
            giveUpOld(blocks, block -> block.isGone(taken));
        } finally {
            lock.unlock();
        }
    }

    /// What the common count said of so many or fewer, as long as that stands; null when it may be asked.
    @Nullable
    Allowance refused(Limit limit, String key, int permits, Instant now) {
        lock.lock();
        try {
            Refusal refusal = refusals.get(new Name(limit.name(), key));
            return refusal == null || !refusal.stands(permits, now) ? null : refusal.later(now);
        } finally {
            lock.unlock();
        }
    }

    /// Keeps what the common count said.
    void refuse(String key, int permits, Allowance told, Instant asked) {
        var name = new Name(told.limit().name(), key);
        lock.lock();
        try {
            refusals.remove(name);
            refusals.put(name, new Refusal(told, permits, asked));
            giveUpOld(refusals, refusal -> refusal.isOver(asked));
        } finally {
            lock.unlock();
        }
    }

    private static <T> void giveUpOld(Map<Name, T> oldestFirst, Predicate<T> isOver) {
        var oldest = oldestFirst.values().iterator();
        while (oldest.hasNext() && (isOver.test(oldest.next()) || oldestFirst.size() > MOST)) {
            oldest.remove();
        }
    }

    /// Of how many people and limits there is a block, spent or not.
    int size() {
        lock.lock();
        try {
            return blocks.size();
        } finally {
            lock.unlock();
        }
    }
}
