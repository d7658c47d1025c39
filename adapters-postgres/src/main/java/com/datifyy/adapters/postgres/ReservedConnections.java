package com.datifyy.adapters.postgres;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jooq.ConnectionProvider;

/// The pool's connections, a few of which are reserved for work with priority
/// ([com.datifyy.application.shared.port.UnitOfWork#ahead]): when all others are taken, health checks are
/// still answered and people can still sign in.
final class ReservedConnections implements ConnectionProvider {
    private final HikariDataSource pool;
    private final Duration wait;
    private final Failures failures;
    private final Semaphore others;
    private final ScopedValue<Boolean> ahead = ScopedValue.newInstance();
    private final LongAdder late = new LongAdder();
    private final LongAdder refused = new LongAdder();

    /// @param reserved how many of the pool's are for what goes ahead alone
    /// @param wait how long everybody else waits for one of theirs
    ReservedConnections(HikariDataSource pool, int reserved, Duration wait, Failures failures) {
        this.pool = pool;
        this.wait = wait;
        this.failures = failures;
        this.others = new Semaphore(pool.getMaximumPoolSize() - reserved, true);
    }

    /// Work that may take what is reserved.
    <T> T ahead(Supplier<T> work) {
        return ScopedValue.where(ahead, true).call(work::get);
    }

    /// How many wait until one of the others gives a connection back.
    int waiting() {
        return others.getQueueLength();
    }

    /// How often none of the others was free at once.
    long late() {
        return late.sum();
    }

    /// How often none was to be had, for want of one or of a server.
    long refused() {
        return refused.sum();
    }

    @Override
    public Connection acquire() {
        awaitTurn();
        boolean had = false;
        try {
            Connection connection = pool.getConnection();
            had = true;
            return connection;
        } catch (SQLException failure) {
            refused.increment();
            throw failures.translated(failure);
        } finally {
            if (!had) {
                passOn();
            }
        }
    }

    @Override
    public void release(Connection connection) {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw failures.translated(failure);
        } finally {
            passOn();
        }
    }

    /// Nobody overtakes who waits, as `tryAcquire` without a time would: of many who ask all the time some then
    /// wait until they are refused, though connections come free all the time.
    private void awaitTurn() {
        if (ahead.isBound()) {
            return;
        }
        try {
            if (others.tryAcquire(0, TimeUnit.NANOSECONDS)) {
                return;
            }
            late.increment();
            if (!others.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS)) {
                throw notHad("every connection is taken");
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw notHad("interrupted while waiting for a connection");
        }
        if (pool.getHikariPoolMXBean().getTotalConnections() == 0) {
            // Whoever was before could not connect: waiting as long once more would not help.
            others.release();
            throw notHad("nobody could connect");
        }
    }

    private RuntimeException notHad(String why) {
        refused.increment();
        return failures.translated(new SQLTransientConnectionException(why, "08001"));
    }

    private void passOn() {
        if (!ahead.isBound()) {
            others.release();
        }
    }
}
