package com.datifyy.domain.identity;

import java.time.Duration;
import java.time.Instant;

/// How often signing in was tried in vain for one subject, such as an address from one network.
///
/// The wait grows with every failure and is bounded, so that guessing is slow and nobody is locked out
/// for good.
///
/// @param count attempts since the last success, or since they were forgotten
/// @param lastAt when the latest one was
public record FailedSignIns(int count, Instant lastAt) {

    /// How patient the service is.
    ///
    /// @param free how many attempts come without a wait
    /// @param first the wait after the next one; it doubles with each
    /// @param longest the longest wait
    public record Patience(int free, Duration first, Duration longest) {
        /// For an address from one network: five attempts, then half a minute and up to a quarter of an hour.
        public static final Patience ONE_NETWORK = new Patience(5, Duration.ofSeconds(30), Duration.ofMinutes(15));

        /// For an address from everywhere together: twenty attempts, then five seconds and up to a minute.
        public static final Patience EVERYWHERE = new Patience(20, Duration.ofSeconds(5), Duration.ofMinutes(1));
    }

    /// When attempts are forgotten.
    public static final Duration MEMORY = Duration.ofHours(24);

    public static FailedSignIns none(Instant now) {
        return new FailedSignIns(0, now);
    }

    /// How long to wait before the next attempt; zero when none is due.
    public Duration waitAt(Instant now, Patience patience) {
        int beyond = count - patience.free();
        if (beyond < 0 || isForgotten(now)) {
            return Duration.ZERO;
        }
        Duration wait = patience.first();
        for (int i = 0; i < beyond && wait.compareTo(patience.longest()) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        Duration bounded = wait.compareTo(patience.longest()) < 0 ? wait : patience.longest();
        Duration left = Duration.between(now, lastAt.plus(bounded));
        return left.isNegative() ? Duration.ZERO : left;
    }

    public FailedSignIns andOneMore(Instant now) {
        return new FailedSignIns(isForgotten(now) ? 1 : count + 1, now);
    }

    /// One attempt less, because it was none in vain.
    public FailedSignIns andOneLess() {
        return new FailedSignIns(Math.max(0, count - 1), lastAt);
    }

    private boolean isForgotten(Instant now) {
        return now.isAfter(lastAt.plus(MEMORY));
    }
}
