package com.datifyy.bootstrap.service;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// One database, as an operator looks at it.
///
/// @param port where its server is reached
public record Database(String name, int port) {
    /// What is waiting for the work in the background, and what that makes of it, at any time. It changes the states
    /// of messages, too, and its own book.
    static final Set<String> WORKED_ON = Set.of(
            "match_card_changes", "sign_outs", "session_readers", "loose_pictures", "signs_of_life", "active_people");

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
        return rowsOfAllBut(Set.of());
    }

    /// The same without what work in the background changes at any time: what two looks can be compared by.
    List<String> everythingAtRest() {
        return rowsOfAllBut(WORKED_ON);
    }

    /// As they stand at one moment.
    private List<String> rowsOfAllBut(Set<String> leftOut) {
        String tables =
                "SELECT tablename FROM pg_tables WHERE schemaname = 'datifyy' AND tablename <> 'scheduled_tasks'";
        try (var connection = connect();
                var statement = connection.createStatement()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            List<String> found = new ArrayList<>();
            for (String table : column(statement.executeQuery(tables))) {
                if (!leftOut.contains(table)) {
                    String row = table.equals("outbox") ? "key" : "t::text";
                    found.addAll(column(
                            statement.executeQuery("SELECT " + row + " FROM datifyy." + table + " t ORDER BY 1")));
                }
            }
            connection.rollback();
            return found;
        } catch (SQLException failure) {
            throw new IllegalStateException("everything", failure);
        }
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
