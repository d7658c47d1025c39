package com.datifyy.application.shared.port;

import java.time.Duration;

/// What is left of a limit after somebody asked for permits.
///
/// @param granted whether there were as many
/// @param remaining how many more could be had now, 0 or more
/// @param nextIn how long until there is one more, or as many as were asked for and refused, in whole seconds,
///     rounded up and at least one
/// @param fullIn how long until all are there again, in whole seconds, rounded up and at least one
public record Allowance(Limit limit, boolean granted, int remaining, Duration nextIn, Duration fullIn) {

    /// What is left when all permits will be back in a while: each that is missing takes its time.
    ///
    /// @param asked for how many
    /// @param ahead how long that is: what was just taken included, at most the time of all permits
    public static Allowance of(Limit limit, int asked, boolean granted, Duration ahead) {
        long onePermit = limit.onePermit().toNanos();
        long missing = Math.ceilDiv(ahead.toNanos(), onePermit);
        int remaining = Math.toIntExact(limit.permits() - missing);
        long untilNext = granted
                ? ahead.toNanos() - (missing - 1) * onePermit
                : ahead.toNanos() - (limit.permits() - asked) * onePermit;
        return new Allowance(limit, granted, remaining, wholeSeconds(untilNext), wholeSeconds(ahead.toNanos()));
    }

    private static Duration wholeSeconds(long nanos) {
        return Duration.ofSeconds(
                Math.max(1, Math.ceilDiv(nanos, Duration.ofSeconds(1).toNanos())));
    }
}
