package com.datifyy.adapters.postgres.backup;

import com.datifyy.adapters.postgres.PostgresSettings;
import com.datifyy.domain.shared.Refusal.Forbidden;
import com.datifyy.domain.shared.Refusal.Unavailable;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// A database as it stood at one moment, whatever is written meanwhile: others can look at the same moment by
/// the name of its snapshot, for as long as this is open.
public final class BackupSource implements AutoCloseable {
    private static final String NAME = "PostgreSQL";
    private static final String NOT_PERMITTED = "42501";
    private static final String TABLES = """
            SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = 'datifyy' AND c.relkind = 'r' ORDER BY 1""";

    private static final String EXTENSIONS = """
            SELECT e.extname, n.nspname FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
            WHERE e.extname = ANY (?)""";

    /// Ours, which a dump makes, and the one that is everywhere and that nobody may create.
    private static final Set<String> THERE_ANYHOW = Set.of("datifyy", "pg_catalog");

    private final Connection connection;

    private BackupSource(Connection connection) {
        this.connection = connection;
    }

    /// @throws Unavailable when the database does not answer
    public static BackupSource open(PostgresSettings settings) {
        try {
            Connection connection = connected(settings);
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            return new BackupSource(connection);
        } catch (SQLException _) {
            throw new Unavailable(NAME);
        }
    }

    /// Makes an empty database beside the one that the settings name.
    ///
    /// @param name plain: lower-case letters, digits and underscores
    /// @throws Forbidden when the role may not
    /// @throws Unavailable when the database does not answer
    public static void create(PostgresSettings settings, String name) {
        run(settings, "CREATE DATABASE " + plain(name) + " TEMPLATE template0");
    }

    /// Drops a database that was made here.
    public static void drop(PostgresSettings settings, String name) {
        run(settings, "DROP DATABASE IF EXISTS " + plain(name) + " WITH (FORCE)");
    }

    /// Makes a schema where there is none of that name.
    ///
    /// @throws Forbidden when the role may not
    /// @throws Unavailable when the database does not answer
    public static void createSchema(PostgresSettings settings, String name) {
        run(settings, "CREATE SCHEMA IF NOT EXISTS \"" + name.replace("\"", "\"\"") + "\"");
    }

    /// In which other schemas some of these extensions are: a dump of the schema refers to them and does not make them.
    public List<String> schemasOf(Set<String> extensions) {
        return extensions(extensions).values().stream()
                .filter(schema -> !THERE_ANYHOW.contains(schema))
                .distinct()
                .sorted()
                .toList();
    }

    /// Which of these extensions are there, and in which schema each.
    public SortedMap<String, String> extensions(Set<String> names) {
        SortedMap<String, String> schemas = new TreeMap<>();
        try (PreparedStatement question = connection.prepareStatement(EXTENSIONS)) {
            question.setArray(1, connection.createArrayOf("text", names.toArray()));
            try (ResultSet answer = question.executeQuery()) {
                while (answer.next()) {
                    schemas.put(answer.getString(1), answer.getString(2));
                }
            }
            return schemas;
        } catch (SQLException _) {
            throw new Unavailable(NAME);
        }
    }

    /// By what name `pg_dump --snapshot` sees the same moment.
    public String snapshot() {
        return text("SELECT pg_export_snapshot()");
    }

    /// The sums of every table of the schema; none when there is no schema.
    public SortedMap<String, TableSum> sums() {
        SortedMap<String, TableSum> sums = new TreeMap<>();
        for (String table : tables()) {
            // 60 bits of each row's digest, added up: the order of rows does not matter.
            String[] sum =
                    text("SELECT count(*) || ' ' || COALESCE(sum(('x' || left(md5(t::text), 15))::bit(60)::bigint), 0)"
                                    + " FROM datifyy." + table + " t")
                            .split(" ", 2);
            sums.put(table, new TableSum(Long.parseLong(sum[0]), sum[1]));
        }
        return sums;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException _) {
            // It only read.
        }
    }

    private List<String> tables() {
        try (PreparedStatement question = connection.prepareStatement(TABLES)) {
            return names(question);
        } catch (SQLException _) {
            throw new Unavailable(NAME);
        }
    }

    private static List<String> names(PreparedStatement question) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet answer = question.executeQuery()) {
            while (answer.next()) {
                names.add(answer.getString(1));
            }
        }
        return names;
    }

    private String text(String question) {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            answer.next();
            return answer.getString(1);
        } catch (SQLException _) {
            throw new Unavailable(NAME);
        }
    }

    private static void run(PostgresSettings settings, String statement) {
        try (Connection connection = connected(settings);
                Statement running = connection.createStatement()) {
            running.execute(statement);
        } catch (SQLException failure) {
            if (NOT_PERMITTED.equals(failure.getSQLState())) {
                throw new Forbidden("The role of the database may not create or drop what is needed");
            }
            throw new Unavailable(NAME);
        }
    }

    private static Connection connected(PostgresSettings settings) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", settings.user());
        properties.setProperty("password", settings.password());
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("loginTimeout", "10");
        properties.setProperty("tcpKeepAlive", "true");
        // What rows look like as text must not depend on how the server is set up.
        properties.setProperty(
                "options",
                "-c TimeZone=UTC -c DateStyle=ISO -c IntervalStyle=postgres -c bytea_output=hex -c extra_float_digits=1");
        return DriverManager.getConnection(settings.jdbcUrl(), properties);
    }

    private static String plain(String name) {
        if (!name.matches("[a-z_][a-z0-9_]{0,62}")) {
            throw new IllegalArgumentException("not a plain name of a database");
        }
        return name;
    }
}
