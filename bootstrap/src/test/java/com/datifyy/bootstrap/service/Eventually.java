package com.datifyy.bootstrap.service;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for what happens by itself.
public final class Eventually {
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private Eventually() {}

    /// Waits likewise, and says how long it took.
    public static Duration took(String what, BooleanSupplier happened) {
        var watch = Stopwatch.started();
        is(what, happened);
        return watch.soFar();
    }

    /// The one in the middle, which a machine that is busy for a moment does not change.
    static Duration median(List<Duration> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    public static void is(String what, BooleanSupplier happened) {
        within(LONGEST, what, happened);
    }

    /// Waits for what comes of a job. It is let run whenever nobody is at it: whoever is may have begun too early.
    ///
    /// @param job its name
    public static void byJob(Database database, String job, String what, BooleanSupplier happened) {
        is(what, () -> {
            database.runNext(job, "now()");
            return happened.getAsBoolean();
        });
    }

    /// Waits for what takes longer than most.
    static void within(Duration longest, String what, BooleanSupplier happened) {
        long deadline = System.nanoTime() + longest.toNanos();
        while (!happened.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("It did not come true within " + longest + ": " + what);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
