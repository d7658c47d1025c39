package com.datifyy.bootstrap;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What has been started so far; stopped once, the last first, whatever happens on the way.
public final class Running {

    private static final Logger LOG = LoggerFactory.getLogger(Running.class);

    private record Part(String name, AutoCloseable stop) {}

    private final Deque<Part> parts = new ArrayDeque<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final ReentrantLock lock = new ReentrantLock();
    private volatile boolean over;
    private volatile String stopping = "nothing";

    /// Notes that a part runs and how to stop it. A part that comes when everything has been stopped is
    /// stopped at once.
    public void add(String name, AutoCloseable stop) {
        var part = new Part(name, stop);
        lock.lock();
        try {
            if (over) {
                stop(part);
            } else {
                parts.push(part);
            }
        } finally {
            lock.unlock();
        }
    }

    /// Stops everything. A second call waits for the first.
    public void stop() {
        lock.lock();
        try {
            if (!over) {
                LOG.info("Stopping: what is running is finished first");
            }
            over = true;
            while (!parts.isEmpty()) {
                stop(parts.pop());
            }
            if (stopped.getCount() > 0) {
                LOG.info("Stopped");
            }
            stopped.countDown();
        } finally {
            lock.unlock();
        }
    }

    /// Stops everything and waits for it no longer than that, for at the end of a process: what a part that
    /// hangs keeps from stopping ends with the process, and the log names that part.
    public void stopWithin(Duration longest) {
        var thread = Thread.ofPlatform().daemon().name("stopping").start(this::stop);
        try {
            if (!thread.join(longest)) {
                LOG.warn("{} did not stop within {} s: the process ends without it", stopping, longest.toSeconds());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // whoever interrupts does not want to wait
        }
    }

    /// Whether stopping has begun.
    public boolean isOver() {
        return over;
    }

    /// Waits until everything has been stopped by another thread.
    public void join() throws InterruptedException {
        stopped.await();
    }

    @SuppressWarnings("CatchingUnchecked") // one part that does not stop must not keep the others running
    private void stop(Part part) {
        stopping = part.name();
        try {
            part.stop().close();
            LOG.debug("{} stopped", part.name());
        } catch (Exception failure) {
            LOG.warn("{} did not stop cleanly", part.name(), failure);
        }
    }
}
