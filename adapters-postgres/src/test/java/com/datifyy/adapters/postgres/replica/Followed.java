package com.datifyy.adapters.postgres.replica;

import com.datifyy.adapters.embedded.EmbeddedDatabase;
import com.datifyy.adapters.embedded.EmbeddedStandby;
import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.adapters.postgres.PostgresSettings;
import com.datifyy.adapters.postgres.PostgresUnitOfWork;
import com.datifyy.application.watching.Watch;
import com.datifyy.migrations.Migrations;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/// A migrated, empty database of its own on a real server that another one follows; all tests share the two.
final class Followed implements AutoCloseable {
    private final String name = Servers.PRIMARY.createDatabaseFrom(Servers.TEMPLATE);
    private final PostgresDatabase database = PostgresDatabase.open(settings(Servers.PRIMARY.jdbcUrl(name), 4));
    private final PostgresUnitOfWork units = new PostgresUnitOfWork(database);

    PostgresDatabase database() {
        return database;
    }

    PostgresUnitOfWork units() {
        return units;
    }

    EmbeddedStandby standby() {
        return Servers.STANDBY;
    }

    /// A replica that is used as soon as it knows this database.
    Replica replica(Duration mostBehind) {
        awaitReplay();
        return replicaAt(replicaUrl(), mostBehind);
    }

    Replica replicaAt(String jdbcUrl, Duration mostBehind) {
        return Replica.open(database, settings(jdbcUrl, 2), mostBehind, Watch.NOBODY);
    }

    /// A replica to which so many connections are kept.
    Replica replicaWith(int connections) {
        awaitReplay();
        return Replica.open(database, settings(replicaUrl(), connections), Duration.ZERO, Watch.NOBODY);
    }

    /// The standby in place of the primary.
    PostgresDatabase standbyAlone() {
        return PostgresDatabase.open(settings(replicaUrl(), 1));
    }

    Replica replicaOf(PostgresDatabase another) {
        return Replica.open(another, settings(replicaUrl(), 1), Duration.ZERO, Watch.NOBODY);
    }

    /// The address of the replica.
    String replicaUrl() {
        return standby().jdbcUrl(name);
    }

    /// The address of the primary.
    String jdbcUrl() {
        return Servers.PRIMARY.jdbcUrl(name);
    }

    /// Waits until the standby has everything that is committed here.
    void awaitReplay() {
        String position = text(Servers.PRIMARY.jdbcUrl(), "SELECT pg_current_wal_flush_lsn()::text");
        String reached = "SELECT (pg_last_wal_replay_lsn() >= '" + position + "')::text";
        while (!text(standby().jdbcUrl("postgres"), reached).equals("true")) {
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        database.close();
    }

    static PostgresSettings settings(String jdbcUrl, int poolSize) {
        return new PostgresSettings(jdbcUrl, "postgres", "", poolSize, false);
    }

    private static String text(String jdbcUrl, String question) {
        try (Connection connection = DriverManager.getConnection(jdbcUrl, "postgres", "");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(question)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static final class Servers {
        /// Both stop with the process.
        static final EmbeddedDatabase PRIMARY = EmbeddedDatabase.temporary();

        static final String TEMPLATE = migrated();
        static final EmbeddedStandby STANDBY = EmbeddedStandby.of(PRIMARY);

        private static String migrated() {
            String template = PRIMARY.createDatabase();
            new Migrations(PRIMARY.jdbcUrl(template), PRIMARY.user(), PRIMARY.password()).migrate();
            // As in production: a commit that was told is in the log.
            try (Connection connection = DriverManager.getConnection(PRIMARY.jdbcUrl(), "postgres", "");
                    Statement statement = connection.createStatement()) {
                statement.execute("ALTER ROLE postgres SET synchronous_commit = on");
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
            return template;
        }
    }
}
