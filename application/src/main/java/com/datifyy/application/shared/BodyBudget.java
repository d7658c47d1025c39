package com.datifyy.application.shared;

import com.datifyy.domain.shared.Refusal.Unavailable;
import java.util.concurrent.atomic.AtomicLong;

/// How many bytes of requests a transport holds at once. Decoded they take several times as much, so this
/// bounds the memory that requests can ask for, however many come together.
///
/// Each request takes its share while it is read and gives it back when it ends. Who finds nothing left is
/// refused at once, and does not wait.
public final class BodyBudget {
    private static final long USUAL = 4_194_304;
    private static final int LARGEST_TOGETHER = 4;

    private final long total;
    private final AtomicLong held = new AtomicLong();

    private BodyBudget(long total) {
        this.total = total;
    }

    /// 4 MiB, or four of the largest requests where that is more.
    public static BodyBudget forRequestsUpTo(int bytes) {
        return new BodyBudget(Math.max(USUAL, (long) LARGEST_TOGETHER * bytes));
    }

    /// So many requests with files.
    public static BodyBudget forFiles(int atOnce) {
        return new BodyBudget((long) atOnce * BodyLimits.WITH_FILE);
    }

    /// What is held now, in bytes.
    public long held() {
        return held.get();
    }

    /// The share of one request, which is empty yet.
    public Share share() {
        return new Share();
    }

    /// What one request holds.
    public final class Share implements AutoCloseable {
        private final AtomicLong mine = new AtomicLong();

        private Share() {}

        /// Makes the share larger.
        ///
        /// @throws Unavailable when other requests hold too much
        public void take(int bytes) {
            if (held.addAndGet(bytes) > total) {
                held.addAndGet(-bytes);
                throw new Unavailable("Room for this request");
            }
            mine.addAndGet(bytes);
        }

        /// Gives everything back.
        @Override
        public void close() {
            held.addAndGet(-mine.getAndSet(0));
        }
    }
}
