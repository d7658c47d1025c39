package com.datifyy.adapters.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.DriverDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;

/// What a server is for, and so how long is waited for a connection, for a statement, and for a server that
/// stops answering in the middle.
enum ServerRole {
    PRIMARY(
            "postgres",
            PostgresDatabase.CONNECTION_WAIT,
            PostgresDatabase.STATEMENT_LIMIT,
            PostgresDatabase.SILENCE_LIMIT,
            Failures.OF_THE_DATABASE),
    /// Another server stands in for it, after these times.
    REPLICA(
            "postgres-replica",
            Duration.ofMillis(500),
            Duration.ofSeconds(3),
            Duration.ofSeconds(4),
            Failures.OF_A_REPLICA);

    /// Between two attempts to reach a server that is away, and that nothing stands in for.
    private static final Duration UNTIL_TRIED_AGAIN = Duration.ofMillis(200);

    /// Likewise, to reach one that has no room for another connection.
    private static final Duration UNTIL_PRESSED_AGAIN = Duration.ofSeconds(1);

    private static final int MOST_RESERVED = 2;

    /// One of so many is reserved.
    private static final int SHARE = 4;

    private final String poolName;
    private final Duration connection;
    private final Duration statement;
    private final Duration silence;
    private final Failures failures;

    ServerRole(String poolName, Duration connection, Duration statement, Duration silence, Failures failures) {
        this.poolName = poolName;
        this.connection = connection;
        this.statement = statement;
        this.silence = silence;
        this.failures = failures;
    }

    /// How many of so many connections are left to what goes ahead of everybody else; nothing does in a
    /// replica.
    int reserved(int connections) {
        return this == REPLICA ? 0 : Math.min(MOST_RESERVED, connections / SHARE);
    }

    /// How long a connection is waited for.
    Duration connection() {
        return connection;
    }

    /// How long a statement runs at most.
    Duration statement() {
        return statement;
    }

    /// What a failure of it means.
    Failures failures() {
        return failures;
    }

    /// Connections to such a server. The pool opens without one.
    HikariDataSource pool(PostgresSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(poolName);
        config.setReadOnly(this == REPLICA);
        config.setJdbcUrl(settings.jdbcUrl());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(settings.poolSize());
        config.setMinimumIdle(Math.min(2, settings.poolSize()));
        config.setConnectionTimeout(connection.toMillis());
        config.setValidationTimeout(Math.min(1_000, connection.toMillis()));
        config.setKeepaliveTime(Duration.ofMinutes(2).toMillis());
        config.setMaxLifetime(Duration.ofMinutes(30).toMillis());
        config.setInitializationFailTimeout(-1);
        // The address may say otherwise: what stands in it wins over these.
        config.addDataSourceProperty("ApplicationName", "datifyy");
        config.addDataSourceProperty("connectTimeout", "2");
        config.addDataSourceProperty("loginTimeout", "3");
        config.addDataSourceProperty("cancelSignalTimeout", "2");
        config.addDataSourceProperty("socketTimeout", Long.toString(silence.toSeconds()));
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("logServerErrorDetail", "false"); // it quotes values, and exceptions are logged
        if (settings.transactionPooled()) {
            config.addDataSourceProperty("prepareThreshold", "0");
            config.addDataSourceProperty("preparedStatementCacheQueries", "0");
        } else {
            // What is asked here is never so long that compiling the plan would pay.
            config.setConnectionInitSql("SET lock_timeout = '4s'; SET idle_in_transaction_session_timeout = '30s';"
                    + " SET jit = off; SET statement_timeout = '" + statement.toMillis() + "ms'");
        }
        if (this == PRIMARY) {
            config.setExceptionOverride(new DroppedWhenReadOnly());
            config.setDataSource(new Reconnecting(
                    new DriverDataSource(
                            settings.jdbcUrl(),
                            null,
                            config.getDataSourceProperties(),
                            settings.user(),
                            settings.password()),
                    UNTIL_TRIED_AGAIN,
                    UNTIL_PRESSED_AGAIN));
        }
        return new HikariDataSource(config);
    }

    /// Closes a pool and, before it, what makes its connections.
    static void close(HikariDataSource pool) {
        if (pool.getDataSource() instanceof Reconnecting server) {
            server.close();
        }
        pool.close();
    }

    /// One connection such as the pool's, outside of it and with more patience.
    static Connection connection(HikariDataSource pool, Duration patience) throws SQLException {
        Properties properties = new Properties();
        properties.putAll(pool.getDataSourceProperties());
        properties.put("user", pool.getUsername());
        properties.put("password", pool.getPassword());
        properties.put("connectTimeout", Long.toString(patience.toSeconds() + 1));
        properties.put("loginTimeout", Double.toString(Math.max(1, patience.toMillis()) / 1e3));
        return DriverManager.getConnection(pool.getJdbcUrl(), properties);
    }
}
