package com.datifyy.adapters.security;

import java.time.Duration;

/// How much password hashing the service takes on at once. Each running hash holds the memory its
/// [Argon2Cost] names.
///
/// @param concurrent how many hashes run at the same time, at least one
/// @param waiting how many more may wait for their turn, at least one
/// @param longestWait how long a caller waits for the result in all before being sent away
public record HashingLimits(int concurrent, int waiting, Duration longestWait) {
    public HashingLimits {
        if (concurrent < 1 || waiting < 1 || !longestWait.isPositive()) {
            throw new IllegalArgumentException("at least one hash runs, at least one waits, for some time");
        }
    }

    /// As many at once as there are processors, 32 waiting for each of them, ten seconds in all: as long as
    /// all who may wait take when one hash runs at a time and takes 150 ms.
    public static HashingLimits forProcessors(int processors) {
        return new HashingLimits(processors, 32 * processors, Duration.ofSeconds(10));
    }

    /// The same with fewer at once where their memory would take more than a quarter of the heap, but never
    /// none: running out of memory ends the service, and a queue only makes people wait.
    ///
    /// @param heapBytes the largest size of the heap
    public HashingLimits within(long heapBytes, Argon2Cost cost) {
        long fitting = heapBytes / 4 / (cost.memoryKib() * 1_024L);
        return new HashingLimits(Math.clamp(fitting, 1, concurrent), waiting, longestWait);
    }
}
