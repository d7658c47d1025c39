package com.datifyy.adapters.gemini;

import com.datifyy.domain.curation.Absence;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether anybody is sent to the provider at all: not while it said so, and not while it is broken, but for
/// one at a time who looks whether it came back.
final class Gate {
    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);

    /// So many failures in a row close the gate.
    static final int FAILURES = 5;

    /// For so long, until somebody looks.
    static final Duration REST = Duration.ofSeconds(30);

    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();

    // guarded by the lock
    private @Nullable Absence closed;
    private Instant until = Instant.MIN;
    private int failures;
    private boolean somebodyLooks;

    Gate(InstantSource clock) {
        this.clock = clock;
    }

    /// Why nobody is let through, or nothing.
    Optional<Absence> absence() {
        lock.lock();
        try {
            return reason();
        } finally {
            lock.unlock();
        }
    }

    /// Lets somebody through, who says afterwards how it went, or tells why not.
    Optional<Absence> enter() {
        lock.lock();
        try {
            Optional<Absence> reason = reason();
            if (reason.isEmpty() && failures >= FAILURES) {
                somebodyLooks = true;
            }
            return reason;
        } finally {
            lock.unlock();
        }
    }

    private Optional<Absence> reason() {
        if (closed != null && clock.instant().isBefore(until)) {
            return Optional.of(closed);
        }
        return somebodyLooks ? Optional.of(Absence.UNAVAILABLE) : Optional.empty();
    }

    /// The provider answered, whatever it said.
    void answered() {
        lock.lock();
        try {
            if (failures >= FAILURES) {
                LOG.info("Gemini answers again");
            }
            failures = 0;
            somebodyLooks = false;
        } finally {
            lock.unlock();
        }
    }

    /// The provider did not answer, or not in time.
    void failed() {
        lock.lock();
        try {
            failures = Math.min(failures + 1, FAILURES);
            somebodyLooks = false;
            if (failures == FAILURES) {
                close(Absence.UNAVAILABLE, "", clock.instant().plus(REST));
            }
        } finally {
            lock.unlock();
        }
    }

    /// Nobody knows how it went.
    void gaveUp() {
        lock.lock();
        try {
            somebodyLooks = false;
        } finally {
            lock.unlock();
        }
    }

    /// Closes until some time, for a reason that the provider gave. Logged once each time, however many hear
    /// it.
    ///
    /// @param detail for the log: nothing, or something of the provider's that is nobody's
    void close(Absence why, String detail, Instant reopening) {
        lock.lock();
        try {
            somebodyLooks = false;
            boolean already = closed != null && clock.instant().isBefore(until);
            if (!already) {
                LOG.warn("Gemini is not asked until {}: {}{}", reopening, why, detail);
            }
            if (!already || reopening.isAfter(until)) {
                closed = why;
                until = reopening;
            }
        } finally {
            lock.unlock();
        }
    }
}
