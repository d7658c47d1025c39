package com.datifyy.adapters.redis;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How Redis stands to whoever asks it, as far as is known: whether it answers, and which of the commands that it was
/// asked for it refused the last time. A command that it obeys says nothing about another: a Redis that is full, or
/// that can only be read, answers `PING`.
///
/// Each trouble is logged once until it is over or another kind of trouble takes its place, not every time Redis is
/// asked.
final class Standing {
    private static final Logger LOG = LoggerFactory.getLogger(Standing.class);
    private static final String SILENT = "does not answer";

    private final RedisAddress address;
    private final ReentrantLock lock = new ReentrantLock();

    /// Guarded by the lock.
    private final Set<String> refused = new HashSet<>();

    /// What the log said last: that it is silent, or what it refuses. Guarded by the lock.
    private final Set<String> told = new HashSet<>();

    private boolean silent;
    private volatile @Nullable Boolean well;

    /// @param address as the log calls it
    Standing(RedisAddress address) {
        this.address = address;
    }

    /// It did what a command asks for.
    void obeyed(String command) {
        lock.lock();
        try {
            silent = false;
            refused.remove(command);
            tellWhenWell();
        } finally {
            lock.unlock();
        }
    }

    /// It answered, and what it answered says nothing about the next time.
    void answered() {
        lock.lock();
        try {
            silent = false;
            tellWhenWell();
        } finally {
            lock.unlock();
        }
    }

    /// It refused something that the service does not need, which says nothing about how it stands: whoever asked for
    /// it finds each time in the log why.
    void refusedInPassing(String why) {
        LOG.warn("Redis at {} refuses what was tried: {}", address, why);
        answered();
    }

    /// It answered a command with an error.
    void refused(String command, String why) {
        lock.lock();
        try {
            silent = false;
            refused.add(command);
            told.remove(SILENT);
            tellTrouble("refuses " + command, why);
        } finally {
            lock.unlock();
        }
    }

    /// It did not answer.
    void wasSilent(String why) {
        lock.lock();
        try {
            silent = true;
            told.retainAll(Set.of(SILENT));
            tellTrouble(SILENT, why);
        } finally {
            lock.unlock();
        }
    }

    /// Whether it answers and refuses nothing; nothing before it was asked for the first time.
    Optional<Boolean> isWell() {
        return Optional.ofNullable(well);
    }

    /// What it refused when it was asked for it last.
    Set<String> refused() {
        lock.lock();
        try {
            return Set.copyOf(refused);
        } finally {
            lock.unlock();
        }
    }

    private void tellTrouble(String what, String why) {
        well = false;
        if (told.add(what)) {
            LOG.warn("Redis at {} {}: {}", address, what, why);
        }
    }

    private void tellWhenWell() {
        Boolean before = well;
        boolean now = !silent && refused.isEmpty();
        well = now;
        if (now) {
            told.clear();
            if (before == null) {
                LOG.info("Connected to Redis at {}", address);
            } else if (!before) {
                LOG.info("Redis at {} does all it is asked for again", address);
            }
        }
    }
}
