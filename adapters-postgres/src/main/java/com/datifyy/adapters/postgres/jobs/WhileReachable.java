package com.datifyy.adapters.postgres.jobs;

import com.datifyy.domain.shared.Refusal;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One thread for what the library does at intervals, done only when the database answers just before: without
/// it each attempt would be a stack trace, of an outage that is told already.
final class WhileReachable extends ScheduledThreadPoolExecutor {
    private static final Logger LOG = LoggerFactory.getLogger(WhileReachable.class);

    private final Runnable ping;

    /// @param ping asks the database something
    WhileReachable(Runnable ping, ThreadFactory threads) {
        super(1, threads);
        this.ping = ping;
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

    /// Whatever else is wrong with the database, the library is to come upon it: it goes on after any failure, while
    /// this executor would never call again what threw.
    @SuppressWarnings("CatchingUnchecked") // whatever is thrown
    private boolean reachable() {
        try {
            ping.run();
            return true;
        } catch (Refusal.Unavailable unavailable) {
            return false;
        } catch (RuntimeException notAnOutage) {
            LOG.debug("The library will tell", notAnOutage);
            return true;
        }
    }
}
