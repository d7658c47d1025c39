package com.datifyy.adapters.postgres;

import com.datifyy.adapters.embedded.EmbeddedDatabase;
import com.datifyy.application.watching.Watch;
import com.datifyy.domain.shared.Refusal;
import com.datifyy.migrations.Migrations;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A migrated, empty database of its own, on a real server that all tests share.
public final class TestDatabase implements AutoCloseable {
    private final String name;
    private final Runnable leaving;
    private final PostgresDatabase database;
    private final PostgresUnitOfWork units;

    private TestDatabase(String name, boolean transactionPooled) {
        this(name, transactionPooled, () -> {});
    }

    private TestDatabase(String name, boolean transactionPooled, Runnable leaving) {
        this.name = name;
        this.leaving = leaving;
        this.database = PostgresDatabase.open(settings(transactionPooled));
        this.units = new PostgresUnitOfWork(database);
        awaitFirstConnection();
    }

    /// A pool's first connection may take longer than a request waits for one while other modules' tests take every
    /// processor.
    private void awaitFirstConnection() {
        Instant deadline = Instant.now().plusSeconds(30);
        while (true) {
            try {
                database.ping();
                return;
            } catch (Refusal.Unavailable notYet) {
                if (Instant.now().isAfter(deadline)) {
                    throw notYet;
                }
            }
        }
    }

    public static TestDatabase fresh() {
        return new TestDatabase(Server.RUNNING.createDatabaseFrom(Server.TEMPLATE), false);
    }

    /// Like [#fresh], but perhaps one that an earlier test has left and that was emptied since: for tests that store
    /// and read. A copy is several hundred files.
    public static TestDatabase emptied() {
        String name = UsedDatabases.take();
        return new TestDatabase(name, false, () -> UsedDatabases.leave(name));
    }

    /// As behind a transaction pooler: no named prepared statements, nothing left in the session.
    public static TestDatabase freshBehindAPooler() {
        return new TestDatabase(Server.RUNNING.createDatabaseFrom(Server.TEMPLATE), true);
    }

    public PostgresDatabase database() {
        return database;
    }

    public PostgresUnitOfWork units() {
        return units;
    }

    /// The same database, in which whoever asks is watched; to be closed.
    public PostgresDatabase openWatchedBy(Watch watch) {
        return PostgresDatabase.open(settings(false), watch);
    }

    /// How it is connected to.
    public PostgresSettings settings(boolean transactionPooled) {
        return new PostgresSettings(jdbcUrl(), Server.RUNNING.user(), Server.RUNNING.password(), 8, transactionPooled);
    }

    public String jdbcUrl() {
        return Server.RUNNING.jdbcUrl(name);
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), Server.RUNNING.user(), Server.RUNNING.password());
    }

    public void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    public List<String> strings(String query) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    /// Returns once so many statements here wait for a lock that somebody else holds.
    public void awaitLocksWaitedFor(int statements) throws SQLException {
        Instant deadline = Instant.now().plusSeconds(30);
        String waiting = "SELECT count(*)::text FROM pg_stat_activity"
                + " WHERE datname = current_database() AND wait_event_type = 'Lock'";
        while (!strings(waiting).equals(List.of(Integer.toString(statements)))) {
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("there are not as many who wait: " + strings(waiting));
            }
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        database.close();
        leaving.run();
    }

    /// The server of all tests of this process.
    static final class Server {
        /// Stops with the process.
        static final EmbeddedDatabase RUNNING = EmbeddedDatabase.temporary();

        static final String TEMPLATE = migrated();

        private static String migrated() {
            String template = RUNNING.createDatabase();
            new Migrations(RUNNING.jdbcUrl(template), RUNNING.user(), RUNNING.password()).migrate();
            return template;
        }
    }
}
