package com.datifyy.adapters.security;

import java.time.Duration;

/// How much password hashing the service takes on at once. Each running hash holds the memory its
/// [Argon2Cost] names.
///
/// @param concurrent how many hashes run at the same time, at least one
/// @param waiting how many more may wait for their turn, at least one
/// @param longestWait how long a caller waits for the result in all before being sent away
public record HashingLimits(int concurrent, int waiting, Duration longestWait) {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    /// How many one place serves in ten seconds at 150 ms each, behind the one that runs.
    private static final int SERVED_IN_TIME = 64;

    public HashingLimits {
        if (concurrent < 1 || waiting < 1 || !longestWait.isPositive()) {
            throw new IllegalArgumentException("at least one hash runs, at least one waits, for some time");
        }
    }

    /// As many at once as there are processors, 32 waiting for each of them, ten seconds in all: twice as long as
    /// all who may wait take when each hash takes 150 ms.
    public static HashingLimits forProcessors(int processors) {
        return new HashingLimits(processors, 32 * processors, LONGEST_WAIT);
    }

    /// The same with fewer at once where their memory would take more than a quarter of the heap, but never
    /// none: running out of memory ends the service, and a queue only makes people wait. No more wait than get
    /// their turn in time when each hash takes 150 ms.
    ///
    /// @param heapBytes the largest size of the heap
    public HashingLimits within(long heapBytes, Argon2Cost cost) {
        long fitting = heapBytes / 4 / (cost.memoryKib() * 1_024L);
        int running = Math.clamp(fitting, 1, concurrent);
        return new HashingLimits(running, Math.min(waiting, SERVED_IN_TIME * running), longestWait);
    }
}
