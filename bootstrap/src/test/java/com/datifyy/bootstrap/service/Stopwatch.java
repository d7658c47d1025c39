package com.datifyy.bootstrap.service;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Measures how long something takes, without pauses of a fifth of a second and more in which this process was not let
/// run: while the whole machine pauses nobody can answer, which says nothing about the service. What takes long while
/// this process runs counts in full, and so do the collections and the many threads of a service within it, which hold
/// up
/// the thread that looks for pauses for much less.
public final class Stopwatch {
    private static final Pulse PULSE = new Pulse(System.nanoTime());

    static {
        Thread.ofPlatform().daemon().name("stopwatch").start(Stopwatch::beat);
    }

    private final long stoodStillBefore;
    private final long begun;

    private Stopwatch() {
        begun = System.nanoTime();
        stoodStillBefore = PULSE.stoodStill(begun);
    }

    public static Stopwatch started() {
        return new Stopwatch();
    }

    /// How long it took so far, without standing still.
    public Duration soFar() {
        long now = System.nanoTime();
        return Duration.ofNanos(Math.max(0, now - begun - stoodStillSince(now)));
    }

    /// How long this process was not let run so far.
    Duration stoodStill() {
        return Duration.ofNanos(stoodStillSince(System.nanoTime()));
    }

    private long stoodStillSince(long now) {
        return PULSE.stoodStill(now) - stoodStillBefore;
    }

    private static void beat() {
        while (true) {
            LockSupport.parkNanos(Pulse.EVERY);
            PULSE.beat(System.nanoTime());
        }
    }

    /// Of a thread that wants to run every few milliseconds: when it comes much later, nobody here was let run.
    static final class Pulse {
        static final long EVERY = Duration.ofMillis(5).toNanos();

        /// As late as it may come on a busy machine.
        private static final long USUAL = Duration.ofMillis(200).toNanos();

        private volatile Beat last;

        /// @param at when it was
        /// @param stoodStill in all before
        private record Beat(long at, long stoodStill) {
            long stoodStillUntil(long now) {
                long late = now - at - EVERY;
                return late > USUAL ? stoodStill + late : stoodStill;
            }
        }

        /// @param now when it begins
        Pulse(long now) {
            last = new Beat(now, 0);
        }

        void beat(long now) {
            last = new Beat(now, last.stoodStillUntil(now));
        }

        /// For how many nanoseconds in all, with a pause that has just ended, or goes on.
        long stoodStill(long now) {
            return last.stoodStillUntil(now);
        }
    }
}
