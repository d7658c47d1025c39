package com.datifyy.adapters.security;

import com.datifyy.domain.shared.Refusal.TooManyRequests;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The few threads on which passwords are hashed, and the short queue in front of them.
///
/// These are platform threads on purpose. Hashing never waits, so on a virtual thread it would hold a carrier from
/// beginning to end, and a flood of sign-ins would stop every other request. Here the operating system shares the
/// processors out.
final class HashingPool implements AutoCloseable {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final ThreadPoolExecutor threads;
    private final Duration longestWait;

    HashingPool(HashingLimits limits) {
        longestWait = limits.longestWait();
        threads = new ThreadPoolExecutor(
                limits.concurrent(),
                limits.concurrent(),
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(limits.waiting()),
                Thread.ofPlatform().name("hashing-", 0).daemon().factory());
        threads.allowCoreThreadTimeOut(true);
    }

    /// @throws TooManyRequests when too many wait already, or the turn did not come in time
    <T> T run(Callable<T> work) {
        Future<T> result;
        try {
            result = threads.submit(work);
        } catch (RejectedExecutionException full) {
            throw tooMany();
        }
        try {
            return result.get(longestWait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException tooLong) {
            giveUp(result);
            throw tooMany();
        } catch (InterruptedException interrupted) {
            giveUp(result);
            Thread.currentThread().interrupt();
            throw tooMany();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("hashing a password failed", failed.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /// How many wait for their turn now.
    int waiting() {
        return threads.getQueue().size();
    }

    private void giveUp(Future<?> result) {
        result.cancel(false);
        threads.purge();
    }

    private static TooManyRequests tooMany() {
        return new TooManyRequests("Too many people are signing in right now, please try again", RETRY_AFTER);
    }
}
