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
/// that
/// can only be read, answers `PING`.
///
/// When that changes it is logged, not every time Redis is asked.
final class Standing {
    private static final Logger LOG = LoggerFactory.getLogger(Standing.class);

    private final RedisAddress address;
    private final ReentrantLock lock = new ReentrantLock();

    /// Guarded by the lock.
    private final Set<String> refused = new HashSet<>();

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
            tell("", "");
        } finally {
            lock.unlock();
        }
    }

    /// It answered, and what it answered says nothing about the next time.
    void answered() {
        lock.lock();
        try {
            silent = false;
            tell("", "");
        } finally {
            lock.unlock();
        }
    }

    /// It answered a command with an error.
    void refused(String command, String why) {
        lock.lock();
        try {
            silent = false;
            refused.add(command);
            tell("refuses " + command, why);
        } finally {
            lock.unlock();
        }
    }

    /// It did not answer.
    void wasSilent(String why) {
        lock.lock();
        try {
            silent = true;
            tell("does not answer", why);
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

    private void tell(String what, String why) {
        Boolean before = well;
        boolean now = !silent && refused.isEmpty();
        well = now;
        if (before == null || before != now) {
            if (!now) {
                LOG.warn("Redis at {} {}: {}", address, what, why);
            } else if (before == null) {
                LOG.info("Connected to Redis at {}", address);
            } else {
                LOG.info("Redis at {} does all it is asked for again", address);
            }
        }
    }
}
