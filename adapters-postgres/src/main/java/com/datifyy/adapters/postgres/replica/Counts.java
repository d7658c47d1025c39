package com.datifyy.adapters.postgres.replica;

import java.util.concurrent.atomic.LongAdder;

/// How questions that could be a replica's were answered, since the start.
public final class Counts {
    private final LongAdder answered = new LongAdder();
    private final LongAdder outdated = new LongAdder();
    private final LongAdder behind = new LongAdder();
    private final LongAdder busy = new LongAdder();
    private final LongAdder cancelled = new LongAdder();
    private final LongAdder away = new LongAdder();

    /// By the replica.
    public long byReplica() {
        return answered.sum();
    }

    /// Of those by the replica, how many the primary answered anew since something had changed in the meantime.
    public long anew() {
        return outdated.sum();
    }

    /// By the primary: the replica had not replayed enough, or follows another server or nobody.
    public long becauseBehind() {
        return behind.sum();
    }

    /// By the primary: every connection to the replica was in use.
    public long becauseBusy() {
        return busy.sum();
    }

    /// By the primary: the replica broke off, since what it had to replay would have waited for the answer.
    public long becauseCancelled() {
        return cancelled.sum();
    }

    /// By the primary: the replica did not answer, or had not a moment ago.
    public long becauseAway() {
        return away.sum();
    }

    void answered() {
        answered.increment();
    }

    void outdated() {
        outdated.increment();
    }

    void behind() {
        behind.increment();
    }

    void busy() {
        busy.increment();
    }

    void cancelled() {
        cancelled.increment();
    }

    void away() {
        away.increment();
    }
}
