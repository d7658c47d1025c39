package com.datifyy.adapters.images;

import com.datifyy.domain.shared.Refusal;
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

/// The few threads on which pictures are decoded, and the short queue in front of them: so many pictures are
/// in memory at once, however many are sent.
///
/// What nobody waits for any more is interrupted, and leaves its thread to the next as soon as it stops.
///
/// These are platform threads on purpose: decoding never waits, so on a virtual thread it would hold a
/// carrier from beginning to end.
final class DecodingPool implements AutoCloseable {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final ThreadPoolExecutor threads;
    private final Duration longestWait;

    DecodingPool(DecodingLimits limits) {
        longestWait = limits.longestWait();
        threads = new ThreadPoolExecutor(
                limits.concurrent(),
                limits.concurrent(),
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(limits.waiting()),
                Thread.ofPlatform().name("pictures-", 0).daemon().factory());
        threads.allowCoreThreadTimeOut(true);
    }

    /// @throws TooManyRequests when too many wait already, or the turn did not come in time
    /// @throws Refusal as the work does
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
            if (failed.getCause() instanceof Refusal refusal) {
                throw refusal;
            }
            throw new IllegalStateException("making a picture failed", failed.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /// Takes it out of the queue, or interrupts it: what decodes stops at its next read or row; scaling and encoding go
    /// to their end, which the pixel limits bound.
    private void giveUp(Future<?> result) {
        result.cancel(true);
        threads.purge();
    }

    private static TooManyRequests tooMany() {
        return new TooManyRequests("Too many photos are being sent right now, please try again", RETRY_AFTER);
    }
}
