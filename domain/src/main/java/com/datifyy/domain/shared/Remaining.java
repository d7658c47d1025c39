package com.datifyy.domain.shared;

import java.time.Duration;
import java.time.Instant;

/// How long something still holds, as clients are told it.
public final class Remaining {
    private Remaining() {}

    /// The seconds until an end, one that has begun counted as whole, so that an hour that was granted a moment ago
    /// is told as an hour; 0 when it is over.
    public static long seconds(Instant now, Instant end) {
        return Math.max(
                0, Duration.between(now, end).plusSeconds(1).minusNanos(1).toSeconds());
    }
}
