package com.datifyy.bench.load;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Notes for how long the load generator itself was not let run. A thread wants to run every millisecond; how
/// late it comes is a stall of the machine, of its scheduler or of the generator's own collector, which callers
/// are counted as waiting for although the service has nothing to do with it.
final class StandStill implements AutoCloseable {
    private static final long BREATH = Duration.ofMillis(1).toNanos();

    private final Thread thread;
    private final long from;
    private volatile long longest;
    private volatile boolean over;

    /// @param ignoring what happens before so much time has passed does not count
    StandStill(Duration ignoring) {
        from = System.nanoTime() + ignoring.toNanos();
        thread = Thread.ofPlatform().daemon().name("stand-still").start(this::watch);
    }

    /// Nanoseconds; 0 before anything was noted.
    long longest() {
        return longest;
    }

    @Override
    public void close() {
        over = true;
        LockSupport.unpark(thread);
    }

    private void watch() {
        long before = System.nanoTime();
        while (!over) {
            LockSupport.parkNanos(BREATH);
            long now = System.nanoTime();
            if (now - from > 0 && now - before - BREATH > longest) {
                longest = now - before - BREATH;
            }
            before = now;
        }
    }
}
