package com.datifyy.adapters.security;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// How long a wrong password takes to be refused: as long as the slowest kind of hash usually takes that was checked
/// since the start, whatever kind this one is of.
///
/// An unknown account's decoy is of the kind that new hashes are of. Where an account has an older one, which
/// takes another time, that would tell that there is an account. While all hashes are of one kind, nobody waits.
final class RefusalPace {
    /// How many checks of each kind are remembered.
    private static final int REMEMBERED = 16;

    private final Map<String, LastChecks> kinds = new HashMap<>();

    /// Notes how long a check took, and says how much longer it takes to refuse by it.
    ///
    /// @param kind of the hash, by algorithm and cost
    synchronized Duration rest(String kind, Duration took) {
        kinds.computeIfAbsent(kind, _ -> new LastChecks()).add(took.toNanos());
        if (kinds.size() == 1) {
            return Duration.ZERO;
        }
        long slowest =
                kinds.values().stream().mapToLong(LastChecks::usual).max().orElseThrow();
        return Duration.ofNanos(Math.max(0, slowest - took.toNanos()));
    }

    /// How long the last checks of one kind took.
    private static final class LastChecks {
        private final long[] nanos = new long[REMEMBERED];
        private int count;

        void add(long took) {
            nanos[count % REMEMBERED] = took;
            count++;
        }

        /// What three out of four took at most; the quicker one of two, so that one slow check of a rare kind does
        /// not make everybody wait from then on.
        long usual() {
            int known = Math.min(count, REMEMBERED);
            long[] sorted = Arrays.copyOf(nanos, known);
            Arrays.sort(sorted);
            return sorted[Math.max(0, 3 * known / 4 - 1)];
        }
    }
}
