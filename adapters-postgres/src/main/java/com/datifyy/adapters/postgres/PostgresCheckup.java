package com.datifyy.adapters.postgres;

import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One look at a database before anything relies on it: what it is, how it is reached, and what it lacks.
/// Changes nothing and ends within seconds.
public final class PostgresCheckup {
    /// The extensions the schema needs.
    public static final Set<String> EXTENSIONS = Set.of("btree_gist", "pg_trgm");

    /// What an operator is told of one that can only be read from.
    public static final String READ_ONLY =
            "nothing can be written there: a replica, or default_transaction_read_only is on";

    /// So long, since the first connection of a process on a small and busy machine takes seconds by itself.
    private static final String CONNECT_SECONDS = "10";

    private static final String SILENCE_SECONDS = "10";
    private static final int LOOKS_AT_THE_SESSION = 5;

    /// The driver says so when connecting took too long; of a refusal there is a cause beneath it.
    private static final String UNABLE_TO_CONNECT = "08001";

    private static final String NO_ANSWER =
            "no answer in time: it cannot be reached from here, or takes connections and stays silent";

    private static final String ROWS_HIDDEN = """
            SELECT COALESCE(bool_or(row_security_active(c.oid)), false)::int
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = 'datifyy' AND c.relname = 'flyway_schema_history'""";

    /// Of an identity column nobody needs a right on its sequence. Of what is none, nobody may ask.
    private static final String SEQUENCES_CLOSED = """
            SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = 'datifyy'
                AND CASE c.relkind WHEN 'S' THEN NOT has_sequence_privilege(c.oid, 'USAGE, UPDATE') ELSE false END
                AND EXISTS (
                    SELECT FROM pg_depend WHERE classid = 'pg_attrdef'::regclass AND refobjid = c.oid)
            ORDER BY 1""";

    /// Whoever serves reads the history of migrations, and writes all the others.
    private static final String TABLES_CLOSED = """
            SELECT format('%s (%s)', c.relname, string_agg(needed, ', ' ORDER BY place))
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace,
                unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE']) WITH ORDINALITY AS needs (needed, place)
            WHERE n.nspname = 'datifyy' AND c.relkind IN ('r', 'p')
                AND (needed = 'SELECT' OR c.relname <> 'flyway_schema_history')
                AND NOT (has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, needed))
            GROUP BY c.relname ORDER BY c.relname""";

    private static final String STAFF_SEEN = """
            SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = 'datifyy' AND c.relname = 'admins'
                AND has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT')""";

    /// A superuser is bound by the server's number alone. The second kind of reserve is there from version 16 on.
    private static final String ROOM = """
            SELECT current_setting('max_connections')::int,
                current_setting('superuser_reserved_connections')::int
                    + coalesce(current_setting('reserved_connections', true)::int, 0),
                least(nullif(rolconnlimit, -1), nullif(datconnlimit, -1)), rolsuper
            FROM pg_roles, pg_database WHERE rolname = current_user AND datname = current_database()""";

    private PostgresCheckup() {}

    /// What one look found.
    public sealed interface Finding {}

    /// What becomes of that which was acknowledged when the server or its machine ends unexpectedly.
    public enum Durability {
        /// All of it is there.
        KEPT,
        /// The latest of it may be gone.
        LATEST_LOST,
        /// The whole database may be spoilt.
        ALL_AT_RISK
    }

    /// How many connections somebody may have at the same time.
    ///
    /// @param most for that role alone, whoever else is connected
    /// @param narrowed whether it is a limit of the role or the database that leaves them no more, not the server's
    public record Room(int most, boolean narrowed) {}

    /// What a role may do with what is in the schema.
    ///
    /// @param rowsHidden whether the schema is there and row level security hides every row of it from that role
    /// @param tablesClosed those that it may not use, each with what it lacks
    /// @param sequencesClosed those whose numbers rows of the schema need and that it may not take
    public record Rights(boolean rowsHidden, List<String> tablesClosed, List<String> sequencesClosed) {
        public Rights {
            tablesClosed = List.copyOf(tablesClosed);
            sequencesClosed = List.copyOf(sequencesClosed);
        }
    }

    /// It answers.
    ///
    /// @param version the major version
    /// @param clockAhead how far its clock is ahead of ours, as near as the way there and back allows
    /// @param room how many connections it has for the role
    /// @param sessionKept whether the server's session stayed the same from one statement to the next
    /// @param role as whom it was asked
    /// @param staff how many of the staff may sign in, or null without a table of them or a way to see it
    public record Answers(
            int version,
            Duration clockAhead,
            Room room,
            boolean sessionKept,
            Durability durability,
            String role,
            Rights rights,
            @Nullable Long staff)
            implements Finding {}

    /// It does not.
    ///
    /// @param why in the words of the driver or the server, without credentials
    public record Refuses(String why) implements Finding {}

    /// Looks at the database that these settings lead to.
    public static Finding of(PostgresSettings settings) {
        try (Connection connection = connect(settings)) {
            boolean rowsHidden = number(connection, ROWS_HIDDEN) == 1;
            return new Answers(
                    number(connection, "SELECT current_setting('server_version_num')::int / 10000"),
                    clockAhead(connection),
                    room(connection),
                    sessionKept(connection),
                    durability(connection),
                    texts(connection, "SELECT current_user").getFirst(),
                    new Rights(rowsHidden, texts(connection, TABLES_CLOSED), texts(connection, SEQUENCES_CLOSED)),
                    rowsHidden ? null : staff(connection));
        } catch (SQLException failure) {
            return new Refuses(innermost(failure));
        }
    }

    /// Why nobody gets in with these settings, in the words of the driver or the server and without
    /// credentials; null when they lead to a database that answers.
    public static @Nullable String objection(PostgresSettings settings) {
        try (Connection connection = connect(settings)) {
            number(connection, "SELECT 1");
            return null;
        } catch (SQLException failure) {
            return innermost(failure);
        }
    }

    static Connection connect(PostgresSettings settings) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", settings.user());
        properties.setProperty("password", settings.password());
        properties.setProperty("loginTimeout", CONNECT_SECONDS);
        properties.setProperty("connectTimeout", CONNECT_SECONDS);
        properties.setProperty("socketTimeout", SILENCE_SECONDS);
        // A pooler may hand out another session for each statement, where a prepared one would not be known.
        properties.setProperty("prepareThreshold", "0");
        properties.setProperty("ApplicationName", "datifyy doctor");
        return DriverManager.getConnection(settings.jdbcUrl(), properties);
    }

    private static Duration clockAhead(Connection connection) throws SQLException {
        // The first question also pays for the way.
        number(connection, "SELECT 1");
        Instant before = Instant.now();
        Instant there;
        try (PreparedStatement question =
                        connection.prepareStatement("SELECT extract(epoch FROM clock_timestamp()) * 1000");
                ResultSet answer = question.executeQuery()) {
            answer.next();
            there = Instant.ofEpochMilli(answer.getLong(1));
        }
        Instant after = Instant.now();
        return Duration.between(before.plus(Duration.between(before, after).dividedBy(2)), there);
    }

    /// Whether the server's session stays the same from one statement to the next, as far as a few looks tell: behind
    /// a transaction pooler it need not.
    public static boolean sessionKept(Connection connection) throws SQLException {
        Set<Integer> sessions = new HashSet<>();
        for (int look = 0; look < LOOKS_AT_THE_SESSION; look++) {
            sessions.add(number(connection, "SELECT pg_backend_pid()"));
        }
        return sessions.size() == 1;
    }

    private static Room room(Connection connection) throws SQLException {
        try (PreparedStatement question = connection.prepareStatement(ROOM);
                ResultSet answer = question.executeQuery()) {
            answer.next();
            int server = answer.getInt(1);
            if (answer.getBoolean(4)) {
                return new Room(server, false);
            }
            int open = server - answer.getInt(2);
            int limit = answer.getInt(3);
            return answer.wasNull() || limit > open ? new Room(open, false) : new Room(limit, true);
        }
    }

    private static Durability durability(Connection connection) throws SQLException {
        return durability(
                texts(connection, "SHOW fsync").getFirst(),
                texts(connection, "SHOW synchronous_commit").getFirst());
    }

    /// What the server's two settings come to. All of the second but `off` wait until the server itself has stored it.
    static Durability durability(String fsync, String synchronousCommit) {
        if (fsync.equals("off")) {
            return Durability.ALL_AT_RISK;
        }
        return synchronousCommit.equals("off") ? Durability.LATEST_LOST : Durability.KEPT;
    }

    private static @Nullable Long staff(Connection connection) throws SQLException {
        if (number(connection, STAFF_SEEN) == 0) {
            return null;
        }
        return (long) number(connection, "SELECT count(*) FROM datifyy.admins WHERE active");
    }

    private static List<String> texts(Connection connection, String question) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(question);
                ResultSet answer = statement.executeQuery()) {
            while (answer.next()) {
                texts.add(answer.getString(1));
            }
        }
        return texts;
    }

    private static int number(Connection connection, String question) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(question);
                ResultSet answer = statement.executeQuery()) {
            answer.next();
            return answer.getInt(1);
        }
    }

    /// Why something failed, in the first line of what the driver or the server says, which holds no rows.
    public static String innermost(SQLException failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String plainly = plainly(cause);
        if (plainly != null) {
            return plainly;
        }
        String words = cause.getMessage();
        return words == null
                ? cause.getClass().getSimpleName()
                : words.lines().findFirst().orElse("").replaceFirst("\\.$", "");
    }

    /// What is the matter, where the words of whatever failed do not say it: of a host without an address they are its
    /// name alone, and where nobody answered that something timed out.
    ///
    /// @param innermost the cause without a cause of its own
    public static @Nullable String plainly(Throwable innermost) {
        return switch (innermost) {
            case UnknownHostException unknown -> "the host " + unknown.getMessage() + " is not known";
            case SocketTimeoutException _, SQLTransientConnectionException _ -> NO_ANSWER;
            case SQLException told
            when UNABLE_TO_CONNECT.equals(told.getSQLState())
                    && !String.valueOf(told.getMessage()).contains("targetServerType") -> NO_ANSWER;
            default -> null;
        };
    }
}
