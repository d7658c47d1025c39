package com.datifyy.adapters.postgres.jobs;

import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.domain.shared.Refusal;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/// One thread for what the library does at intervals, done only when the database answers just before: without
/// it each attempt would be a stack trace, of an outage that is told already.
final class WhileReachable extends ScheduledThreadPoolExecutor {
    private final PostgresDatabase database;

    WhileReachable(PostgresDatabase database, ThreadFactory threads) {
        super(1, threads);
        this.database = database;
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable work, long initially, long pause, TimeUnit unit) {
        return super.scheduleWithFixedDelay(
                () -> {
                    if (reachable()) {
                        work.run();
                    }
                },
                initially,
                pause,
                unit);
    }

    private boolean reachable() {
        try {
            database.ping();
            return true;
        } catch (Refusal.Unavailable unavailable) {
            return false;
        }
    }
}
