package com.datifyy.adapters.postgres.matching;

import com.datifyy.domain.shared.Refusal.Unavailable;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// A queue before work that keeps a processor busy. More at once than there are processors would only make
/// everybody wait for everybody; in turns, most wait shorter and nobody much longer.
final class Turns {
    private final Semaphore free;
    private final Duration patience;

    /// @param atOnce how many are let in at the same time
    /// @param patience how long one waits for a turn
    Turns(int atOnce, Duration patience) {
        this.free = new Semaphore(atOnce, true);
        this.patience = patience;
    }

    /// Waits for a turn, and works.
    ///
    /// @throws Unavailable when there was no turn in time
    void take(Runnable work) {
        try {
            if (!free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Unavailable("The database");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Unavailable("The database");
        }
        try {
            work.run();
        } finally {
            free.release();
        }
    }
}
