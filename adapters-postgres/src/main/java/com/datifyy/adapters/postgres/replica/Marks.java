package com.datifyy.adapters.postgres.replica;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Where the primary's log was at some moments of the near past.
final class Marks {
    private static final int PER_SPAN = 10;

    private final Duration span;
    private final Supplier<Position> position;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Mark> oldestFirst = new ArrayDeque<>(); // guarded by the lock

    /// A place in the log of a server.
    ///
    /// @param database the server's and the database's own name, the same in every replica and in no other
    record Position(String database, String place) {}

    /// @param at by [System#nanoTime], not after the log was at the position
    record Mark(Position position, long at) {
        /// How long ago everything before the position was committed, at least.
        Duration age() {
            return Duration.ofNanos(System.nanoTime() - at);
        }
    }

    /// @param span how old a mark may be
    /// @param position asks the primary
    Marks(Duration span, Supplier<Position> position) {
        this.span = span;
        this.position = position;
    }

    /// Where the log is now: everything that anybody knows to be committed stands before.
    Mark now() {
        long at = System.nanoTime();
        return new Mark(position.get(), at);
    }

    /// The oldest mark that is not too old. A new one is made from time to time, and when there is none.
    Mark recent() {
        lock.lock();
        try {
            while (!oldestFirst.isEmpty() && oldestFirst.getFirst().age().compareTo(span) > 0) {
                oldestFirst.removeFirst();
            }
            if (!oldestFirst.isEmpty() && oldestFirst.getLast().age().compareTo(span.dividedBy(PER_SPAN)) <= 0) {
                return oldestFirst.getFirst();
            }
        } finally {
            lock.unlock();
        }
        Mark made = now();
        lock.lock();
        try {
            oldestFirst.addLast(made);
            return oldestFirst.getFirst();
        } finally {
            lock.unlock();
        }
    }
}
