package com.datifyy.adapters.postgres.replica;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Where the primary's log was at some moments of the near past.
final class Marks {
    private static final int PER_SPAN = 10;

    private final Duration span;
    private final Supplier<Position> position;
    private final LongSupplier nanoTime;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Mark> oldestFirst = new ArrayDeque<>(); // guarded by the lock

    /// A place in the log of a server.
    ///
    /// @param database the server's and the database's own name, the same in every replica and in no other
    record Position(String database, String place) {}

    /// @param at not after the log was at the position
    /// @param nanoTime what `at` is measured by
    record Mark(Position position, long at, LongSupplier nanoTime) {
        /// How long ago everything before the position was committed, at least.
        Duration age() {
            return Duration.ofNanos(nanoTime.getAsLong() - at);
        }
    }

    /// @param span how old a mark may be
    /// @param position asks the primary
    /// @param nanoTime as [System#nanoTime]
    Marks(Duration span, Supplier<Position> position, LongSupplier nanoTime) {
        this.span = span;
        this.position = position;
        this.nanoTime = nanoTime;
    }

    /// Where the log is now: everything that anybody knows to be committed stands before.
    Mark now() {
        long at = nanoTime.getAsLong();
        return new Mark(position.get(), at, nanoTime);
    }

    /// The oldest mark that is not too old. A new one is made from time to time, and when there is none: as old as
    /// the primary takes to answer, whatever age is allowed.
    Mark recent() {
        lock.lock();
        try {
            dropOld();
            if (!oldestFirst.isEmpty() && oldestFirst.getLast().age().compareTo(span.dividedBy(PER_SPAN)) <= 0) {
                return oldestFirst.getFirst();
            }
        } finally {
            lock.unlock();
        }
        Mark made = now();
        lock.lock();
        try {
            dropOld(); // the primary may have been slow to answer
            oldestFirst.addLast(made);
            return oldestFirst.getFirst();
        } finally {
            lock.unlock();
        }
    }

    private void dropOld() {
        while (!oldestFirst.isEmpty() && oldestFirst.getFirst().age().compareTo(span) > 0) {
            oldestFirst.removeFirst();
        }
    }
}
