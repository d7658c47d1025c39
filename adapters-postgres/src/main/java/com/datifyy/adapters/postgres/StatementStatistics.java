package com.datifyy.adapters.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/// What PostgreSQL itself counted about statements, where its extension `pg_stat_statements` does.
public final class StatementStatistics {
    private static final String EXTENSION = "pg_stat_statements";

    /// Not loaded at the server's start, however much it is installed.
    private static final String NOT_READY = "55000";

    /// What PostgreSQL shows of the statements of other roles to whoever may not read them.
    private static final String HIDDEN = "<insufficient privilege>";

    private final String jdbcUrl;
    private final Properties login = new Properties();

    public StatementStatistics(String jdbcUrl, String user, String password) {
        this.jdbcUrl = jdbcUrl;
        login.setProperty("user", user);
        login.setProperty("password", password);
        login.setProperty("connectTimeout", "10");
        login.setProperty("loginTimeout", "10");
        login.setProperty("socketTimeout", "10");
        login.setProperty("prepareThreshold", "0");
    }

    /// What was found.
    public sealed interface Report {
        /// The statements that took most of the time, the first most.
        ///
        /// @param hidden how many more there are whose text this role may not read
        record Top(List<Line> lines, long hidden) implements Report {}

        /// The extension is not in this database.
        record NotInstalled() implements Report {}

        /// It is, but the server does not load it when it starts.
        record NotLoaded() implements Report {}
    }

    /// A statement.
    ///
    /// @param text without values
    public record Line(long calls, double totalMillis, double meanMillis, double mostMillis, long rows, String text) {}

    /// @throws com.datifyy.domain.shared.Refusal.Unavailable when the database does not answer
    public Report top(int atMost) {
        try (Connection connection = DriverManager.getConnection(jdbcUrl, login)) {
            String schema = schemaOfExtension(connection);
            return schema.isEmpty() ? new Report.NotInstalled() : top(connection, schema, atMost);
        } catch (SQLException failure) {
            if (NOT_READY.equals(failure.getSQLState())) {
                return new Report.NotLoaded();
            }
            throw Failures.OF_THE_DATABASE.translated(failure);
        }
    }

    private static String schemaOfExtension(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT quote_ident(n.nspname) FROM pg_extension e"
                        + " JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = '" + EXTENSION + "'")) {
            return found.next() ? found.getString(1) : "";
        }
    }

    private static Report top(Connection connection, String schema, int atMost) throws SQLException {
        List<Line> lines = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                SELECT s.calls, s.total_exec_time, s.mean_exec_time, s.max_exec_time, s.rows, s.query
                FROM %s.pg_stat_statements s JOIN pg_database d ON d.oid = s.dbid
                WHERE d.datname = current_database() AND s.query <> '%s'
                ORDER BY s.total_exec_time DESC LIMIT ?""".formatted(schema, HIDDEN))) {
            statement.setInt(1, atMost);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    lines.add(new Line(
                            rows.getLong(1),
                            rows.getDouble(2),
                            rows.getDouble(3),
                            rows.getDouble(4),
                            rows.getLong(5),
                            StatementText.withoutValues(rows.getString(6))));
                }
            }
        }
        return new Report.Top(lines, hidden(connection, schema));
    }

    private static long hidden(Connection connection, String schema) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet number = statement.executeQuery("""
                        SELECT count(*) FROM %s.pg_stat_statements s JOIN pg_database d ON d.oid = s.dbid
                        WHERE d.datname = current_database() AND s.query = '%s'""".formatted(schema, HIDDEN))) {
            number.next();
            return number.getLong(1);
        }
    }
}
