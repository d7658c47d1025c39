package com.datifyy.bootstrap.wiring;

import com.datifyy.application.matching.Showings;
import com.datifyy.domain.shared.Refusal;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stores, on a thread of its own, what this process counted of whom it showed; the last time when it is
/// closed. Every instance does so for itself, unlike a job.
public final class KeptShowings implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KeptShowings.class);

    private final Showings showings;
    private final Duration last;
    private final Semaphore closing = new Semaphore(0);
    private final Thread keeping = Thread.ofPlatform().daemon().name("showings").unstarted(this::keep);
    private boolean away;

    /// @param last how long the last time may take: a database that does not answer then must not hold up the
    ///     end
    public KeptShowings(Showings showings, Duration last) {
        this.showings = showings;
        this.last = last;
    }

    /// Begins at once.
    public void start() {
        keeping.start();
    }

    @Override
    public void close() {
        closing.release();
        try {
            if (keeping.isAlive() && !keeping.join(last)) {
                LOG.warn("Who was shown how often lately is not stored: there was no time left");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // what was not stored yet is lost, as it would be in a crash
        }
    }

    private void keep() {
        var last = false;
        while (!last) {
            keepUp();
            last = pause();
        }
        keepUp();
    }

    private boolean pause() {
        try {
            return closing.tryAcquire(Showings.EVERY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            return true;
        }
    }

    @SuppressWarnings("CatchingUnchecked") // the next time may go better, and nobody's request depends on it
    private void keepUp() {
        try {
            showings.keepUp();
            away = false;
        } catch (Refusal outage) {
            if (!away) {
                LOG.warn("Who was shown how often is stored later: {}", outage.getMessage());
                away = true;
            }
        } catch (RuntimeException bug) {
            LOG.error("Who was shown how often cannot be stored", bug);
        }
    }
}
