package com.datifyy.bootstrap.service;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// One database, as an operator looks at it.
///
/// @param port where its server is reached
public record Database(String name, int port) {
    private static final String USER = "postgres";

    /// The address as the settings take it.
    public String url() {
        return "postgres://" + USER + ":any@127.0.0.1:" + port + "/" + name;
    }

    /// The same database at the other end of a cable.
    public Database through(Cable cable) {
        return new Database(name, cable.port());
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + name, USER, "any");
    }

    public void run(String sql) {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    /// The first column of what a query finds.
    public List<String> texts(String sql) {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return column(rows);
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    /// Puts off, or forward, a job that nobody is at.
    ///
    /// @return whether nobody was
    boolean runNext(String job, String when) {
        return !texts("UPDATE datifyy.scheduled_tasks SET execution_time = " + when
                        + " WHERE NOT picked AND task_name = '" + job + "' RETURNING 1")
                .isEmpty();
    }

    /// Every row of every table, as text. Of what background jobs write all the time, their own book is left
    /// out, and of a message only that there is one.
    public List<String> everything() {
        return texts("SELECT tablename FROM pg_tables WHERE schemaname = 'datifyy' AND tablename <> 'scheduled_tasks'")
                .stream()
                .flatMap(table -> texts("SELECT " + (table.equals("outbox") ? "key" : "t::text") + " FROM datifyy."
                                + table + " t ORDER BY 1")
                        .stream())
                .toList();
    }

    /// How many statements wait for somebody else's lock.
    int waiting() {
        return Integer.parseInt(texts("SELECT count(*) FROM pg_stat_activity WHERE datname = '" + name
                        + "' AND wait_event_type = 'Lock'")
                .getFirst());
    }

    /// How many statements wait for somebody else's lock of a table.
    int waitingFor(String table) {
        return Integer.parseInt(texts("SELECT count(DISTINCT pid) FROM pg_locks WHERE NOT granted"
                        + " AND database = (SELECT oid FROM pg_database WHERE datname = '" + name + "')"
                        + " AND relation = '" + table + "'::regclass")
                .getFirst());
    }

    private static List<String> column(ResultSet rows) throws SQLException {
        List<String> values = new ArrayList<>();
        while (rows.next()) {
            values.add(rows.getString(1));
        }
        return values;
    }
}
