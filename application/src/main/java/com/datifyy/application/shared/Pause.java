package com.datifyy.application.shared;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Leaves somebody alone for a while who has just failed to answer. When the while is over, one alone finds
/// out whether they are back, and the others go on doing without until that one has succeeded.
final class Pause {
    /// How long nobody asks after a failure: as long as recovering may take.
    static final Duration LENGTH = Duration.ofSeconds(2);

    private final InstantSource clock;
    private final AtomicReference<@Nullable Instant> failedAt = new AtomicReference<>();

    Pause(InstantSource clock) {
        this.clock = clock;
    }

    /// They did not answer.
    void begin() {
        failedAt.set(clock.instant());
    }

    /// They answered.
    void end() {
        if (failedAt.get() != null) {
            failedAt.set(null);
        }
    }

    /// Whether the last failure was just now.
    boolean isOn() {
        Instant failed = failedAt.get();
        return failed != null && justNow(failed, clock.instant());
    }

    /// Whether they have not answered since they last failed to, however long ago that was.
    boolean isDoubtful() {
        return failedAt.get() != null;
    }

    /// Whether somebody may ask now: everybody while all is well, nobody for a while after a failure, and then
    /// the first one.
    boolean letsAsk() {
        Instant failed = failedAt.get();
        if (failed == null) {
            return true;
        }
        Instant now = clock.instant();
        return !justNow(failed, now) && failedAt.compareAndSet(failed, now);
    }

    /// Either way round: a clock that is set back does not prolong the pause.
    private static boolean justNow(Instant failed, Instant now) {
        return Duration.between(failed, now).abs().compareTo(LENGTH) < 0;
    }
}
