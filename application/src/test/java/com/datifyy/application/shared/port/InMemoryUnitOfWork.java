package com.datifyy.application.shared.port;

import com.datifyy.domain.shared.Refusal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// A unit of work over [InMemoryTable]s: one at a time, and what it wrote is undone when it fails.
public final class InMemoryUnitOfWork implements UnitOfWork {
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Runnable> undo = new ArrayDeque<>();
    private int depth; // guarded by the lock
    private volatile boolean reachable = true;
    private volatile boolean crowded;
    private final ScopedValue<Boolean> ahead = ScopedValue.newInstance();

    @Override
    public <T> T execute(Supplier<T> work) {
        return locked(() -> {
            depth++;
            boolean done = false;
            try {
                T result = work.get();
                done = true;
                return result;
            } finally {
                depth--;
                if (depth == 0) {
                    if (!done) {
                        undo.forEach(Runnable::run);
                    }
                    undo.clear();
                }
            }
        });
    }

    @Override
    public <T> T series(Supplier<T> work) {
        return work.get();
    }

    @Override
    public <T> T ahead(Supplier<T> work) {
        return ScopedValue.where(ahead, true).call(work::get);
    }

    /// Makes every later call fail that does not go ahead, like a database whose connections are all taken.
    public void crowd() {
        crowded = true;
    }

    /// Makes every later call fail like a database that is down, until [#comeBack()].
    public void goDown() {
        reachable = false;
    }

    public void comeBack() {
        reachable = true;
    }

    <T> T locked(Supplier<T> access) {
        if (!reachable || (crowded && !ahead.isBound())) {
            throw new Refusal.Unavailable("The database");
        }
        lock.lock();
        try {
            return access.get();
        } finally {
            lock.unlock();
        }
    }

    /// @throws IllegalStateException outside a unit of this thread
    public void requireOpen() {
        if (!lock.isHeldByCurrentThread() || depth == 0) {
            throw new IllegalStateException("a write outside a unit of work");
        }
    }

    /// Called with the lock held.
    void onFailure(Runnable restore) {
        undo.push(restore);
    }
}
