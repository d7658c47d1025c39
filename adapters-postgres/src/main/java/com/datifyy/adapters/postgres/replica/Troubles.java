package com.datifyy.adapters.postgres.replica;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells in the log what is wrong with the replica: each kind of trouble once, and that it answers again when
/// nothing has been wrong for a while. So one that comes and goes, or is behind every other moment, does not
/// fill the log.
final class Troubles {
    /// How long nothing may have been wrong until that is told.
    static final Duration QUIET = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(Troubles.class);

    private final LongSupplier nanoTime;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<Kind> told = EnumSet.noneOf(Kind.class); // guarded by the lock
    private long last; // guarded by the lock
    private volatile boolean any;

    private enum Kind {
        BEHIND,
        AWAY
    }

    /// @param nanoTime as [System#nanoTime]
    Troubles(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /// It has not replayed what the primary had committed so long ago.
    void behind(Duration age) {
        if (isNew(Kind.BEHIND)) {
            LOG.warn(
                    "The read replica lacks what was committed {} ms ago: the primary answers meanwhile; `datifyy doctor` tells why",
                    age.toMillis());
        }
    }

    /// It did not answer.
    void away() {
        if (isNew(Kind.AWAY)) {
            LOG.warn("The read replica does not answer: the primary does meanwhile; `datifyy doctor` tells why");
        }
    }

    /// It answered.
    void none() {
        if (any && areOver()) {
            LOG.info("The read replica answers again, and has for {} s", QUIET.toSeconds());
        }
    }

    private boolean isNew(Kind kind) {
        lock.lock();
        try {
            any = true;
            last = nanoTime.getAsLong();
            return told.add(kind);
        } finally {
            lock.unlock();
        }
    }

    private boolean areOver() {
        lock.lock();
        try {
            boolean over = any && nanoTime.getAsLong() - last >= QUIET.toNanos();
            if (over) {
                any = false;
                told.clear();
            }
            return over;
        } finally {
            lock.unlock();
        }
    }
}
