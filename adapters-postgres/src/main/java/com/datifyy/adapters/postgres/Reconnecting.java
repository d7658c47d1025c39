package com.datifyy.adapters.postgres;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Makes the pool's connections, and while the server is away or full tries again evenly. The pool by itself would try
/// ever more seldom, in the end every five seconds, and find a server that is back as much later.
final class Reconnecting implements DataSource, AutoCloseable {
    private static final String NO_CONNECTION = "08003";

    private final DataSource server;
    private final Duration pause;
    private final Duration whenFull;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile @Nullable String told;

    /// @param pause between two attempts to reach a server that is away
    /// @param whenFull between two attempts to reach one that has no room for another connection
    Reconnecting(DataSource server, Duration pause, Duration whenFull) {
        this.server = server;
        this.pause = pause;
        this.whenFull = whenFull;
    }

    @FunctionalInterface
    private interface Attempt {
        Connection connect() throws SQLException;
    }

    /// Returns when the server is back, or has room.
    ///
    /// @throws SQLException when it says something else than the last time, when it is there and refuses for
    ///     another reason, when this is closed, and when this thread is interrupted
    @Override
    public Connection getConnection() throws SQLException {
        return persistently(server::getConnection);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return persistently(() -> server.getConnection(user, password));
    }

    /// The pool tells whoever waits for a connection the last failure that it was told itself. So it is told
    /// each that is another than the one before, and is spared those that say the same.
    private Connection persistently(Attempt attempt) throws SQLException {
        while (closed.getCount() > 0) {
            try {
                Connection connection = attempt.connect();
                told = null;
                return connection;
            } catch (SQLException failure) {
                boolean news = !Objects.equals(failure.getSQLState(), told);
                told = failure.getSQLState();
                if (news || !isWorthAnother(failure)) {
                    throw failure;
                }
            }
        }
        throw new SQLException("no connections are made any more", NO_CONNECTION);
    }

    /// Whether there is reason to try again, after a while.
    private boolean isWorthAnother(SQLException failure) {
        if (Failures.isAway(failure)) {
            return paused(pause);
        }
        return Failures.isFull(failure) && paused(whenFull);
    }

    private boolean paused(Duration time) {
        try {
            return !closed.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Whoever is trying gives up, and nobody tries any more. The pool does not interrupt the thread that makes
    /// its connections when it is closed, but waits for it: so this is closed first.
    @Override
    public void close() {
        closed.countDown();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return server.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        server.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        server.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return server.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return server.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return server.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return server.isWrapperFor(type);
    }
}
