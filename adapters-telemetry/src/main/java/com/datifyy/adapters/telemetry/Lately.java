package com.datifyy.adapters.telemetry;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A value from elsewhere, such as the database, that is read again at most every 15 seconds, or as often as it says
/// itself, one question at a time, and waited for at most a second: reading metrics must neither load the database nor
/// hang with it.
///
/// @param <T> what is known
public final class Lately<T> {
    private static final Duration FRESH = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Supplier<T> source;
    private final Duration fresh;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();

    // guarded by the lock
    private @Nullable FutureTask<T> asked;
    private Instant askedAt = Instant.MIN;

    /// @param source asks; whatever it throws means that nothing is known
    public Lately(Supplier<T> source, InstantSource clock) {
        this(source, FRESH, clock);
    }

    /// @param fresh for how long what was answered is told again; nothing for a source that is sparing by itself
    public Lately(Supplier<T> source, Duration fresh, InstantSource clock) {
        this.source = source;
        this.fresh = fresh;
        this.clock = clock;
    }

    /// What is known, or null.
    public @Nullable T value() {
        FutureTask<T> current = current();
        try {
            return current.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException unknown) {
            return null;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private FutureTask<T> current() {
        lock.lock();
        try {
            var now = clock.instant();
            var current = asked;
            // A clock that is set back makes nothing fresh for longer.
            if (current != null && Duration.between(askedAt, now).abs().compareTo(fresh) < 0) {
                return current;
            }
            if (current != null && !current.isDone()) {
                return current; // one question at a time
            }
            var next = new FutureTask<>(source::get);
            asked = next;
            askedAt = now;
            Thread.ofVirtual().name("telemetry").start(next);
            return next;
        } finally {
            lock.unlock();
        }
    }
}
