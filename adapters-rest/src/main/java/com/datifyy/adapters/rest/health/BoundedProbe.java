package com.datifyy.adapters.rest.health;

import com.datifyy.adapters.rest.health.Probe.Health;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A probe that always answers in time: a dependency that hangs or fails is not available.
record BoundedProbe(Probe probe, Duration limit) {
    private static final Logger LOG = LoggerFactory.getLogger(BoundedProbe.class);

    Health check() {
        FutureTask<Health> task = new FutureTask<>(probe::check);
        Thread thread = Thread.ofVirtual().name("probe").start(task);
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            LOG.warn("a dependency does not answer: {}", String.valueOf(failed.getCause()));
        } catch (TimeoutException late) {
            LOG.warn("a dependency did not answer within {}", limit);
            thread.interrupt();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        return Health.UNAVAILABLE;
    }
}
