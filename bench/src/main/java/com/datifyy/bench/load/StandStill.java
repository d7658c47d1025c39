package com.datifyy.bench.load;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Notes for how long the load generator itself was not let run. A thread wants to run every millisecond; how
/// late it comes is a stall of the machine, of its scheduler or of the generator's own collector, which callers
/// are counted as waiting for although the service has nothing to do with it.
final class StandStill implements AutoCloseable {
    private static final long BREATH = Duration.ofMillis(1).toNanos();

    private final Thread thread;
    private final Pulse pulse;
    private volatile boolean over;

    /// @param ignoring what happens before so much time has passed does not count
    StandStill(Duration ignoring) {
        long now = System.nanoTime();
        pulse = new Pulse(now, now + ignoring.toNanos());
        thread = Thread.ofPlatform().daemon().name("stand-still").start(this::watch);
    }

    /// Nanoseconds; 0 before anything was noted.
    long longest() {
        return pulse.longest();
    }

    @Override
    public void close() {
        over = true;
        LockSupport.unpark(thread);
    }

    private void watch() {
        while (!over) {
            LockSupport.parkNanos(BREATH);
            pulse.beat(System.nanoTime());
        }
    }

    /// Finds the longest pause between two beats, beyond the one that is meant to be.
    static final class Pulse {
        private final long from;
        private long before;
        private volatile long longest;

        /// @param now when it begins
        /// @param from what ends before does not count
        Pulse(long now, long from) {
            this.before = now;
            this.from = from;
        }

        void beat(long now) {
            long late = now - before - BREATH;
            if (now - from > 0 && late > longest) {
                longest = late;
            }
            before = now;
        }

        /// Nanoseconds; 0 before anything was noted.
        long longest() {
            return longest;
        }
    }
}
