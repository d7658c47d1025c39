package com.datifyy.adapters.postgres;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import javax.sql.DataSource;

/// Makes the pool's connections, and while the server is away tries again evenly. The pool by itself would try
/// ever more seldom, in the end every five seconds, and find a server that is back as much later.
final class Reconnecting implements DataSource {
    private final DataSource server;
    private final Duration pause;
    private volatile boolean away;

    /// @param pause between two attempts
    Reconnecting(DataSource server, Duration pause) {
        this.server = server;
        this.pause = pause;
    }

    @FunctionalInterface
    private interface Attempt {
        Connection connect() throws SQLException;
    }

    /// Returns when the server is back.
    ///
    /// @throws SQLException when it has only just gone, when it is there and refuses, and when this thread is
    ///     interrupted
    @Override
    public Connection getConnection() throws SQLException {
        return persistently(server::getConnection);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return persistently(() -> server.getConnection(user, password));
    }

    /// The first failure goes to whoever waits for a connection, so that it can be told; those that follow say
    /// the same.
    private Connection persistently(Attempt attempt) throws SQLException {
        while (true) {
            try {
                Connection connection = attempt.connect();
                away = false;
                return connection;
            } catch (SQLException failure) {
                boolean already = away;
                away = Failures.passes(failure);
                if (!already || !away || !paused()) {
                    throw failure;
                }
            }
        }
    }

    private boolean paused() {
        try {
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
            return true;
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return false;
        }
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
