package com.datifyy.bootstrap;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// Ends the process when virtual threads have not run for too long, so that the platform starts a new one.
///
/// Threads that load classes hold their carrier. If every carrier waits for a class another virtual thread is
/// loading, and that one waits for a carrier, nothing runs any more and the process even ignores SIGTERM. It
/// is rare and cannot be ruled out on this JDK. A pause of the whole process, such as a suspended laptop, does
/// not count: time is measured in steps of the watchdog's own.
public final class Watchdog implements AutoCloseable {

    private static final int STATUS = 70;

    private final Duration step;
    private final int patience;
    private final Executor watched;
    private final Runnable bark;
    private final AtomicLong answered = new AtomicLong();
    private final Thread thread;
    private volatile boolean closed;

    /// @param step how often it looks
    /// @param watched whose tasks ought to run
    /// @param patience after how many looks without an answer it barks
    Watchdog(Duration step, int patience, Executor watched, Runnable bark) {
        this.step = step;
        this.patience = patience;
        this.watched = watched;
        this.bark = bark;
        this.thread = Thread.ofPlatform().daemon().name("watchdog").start(this::watch);
    }

    /// Looks every five seconds and ends the process after thirty seconds without an answer.
    public static Watchdog endingTheProcess() {
        return new Watchdog(Duration.ofSeconds(5), 6, Thread::startVirtualThread, () -> {
            // Not through the logger: its lock may be one of those that everybody waits for.
            System.err.println(
                    "{\"level\":\"ERROR\",\"message\":\"Virtual threads have stopped running; ending the process\"}");
            Runtime.getRuntime().halt(STATUS);
        });
    }

    private void watch() {
        var asked = 0L;
        var unanswered = 0;
        while (!closed) {
            var question = ++asked;
            watched.execute(() -> answered.accumulateAndGet(question, Math::max));
            LockSupport.parkNanos(step.toNanos());
            unanswered = answered.get() == question ? 0 : unanswered + 1;
            if (unanswered >= patience && !closed) {
                bark.run();
                return;
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
