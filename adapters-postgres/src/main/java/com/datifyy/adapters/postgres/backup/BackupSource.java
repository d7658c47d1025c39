package com.datifyy.adapters.postgres.backup;

import com.datifyy.adapters.postgres.PostgresCheckup;
import com.datifyy.adapters.postgres.PostgresSettings;
import com.datifyy.domain.shared.Refusal.Forbidden;
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
    private static final String NOT_PERMITTED = "42501";
    private static final String TABLES = """
            SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = 'datifyy' AND c.relkind = 'r' ORDER BY 1""";

    private static final String SIZE = """
            SELECT COALESCE(sum(pg_total_relation_size(c.oid)), 0)
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = 'datifyy' AND c.relkind = 'r'""";

    private static final String DATABASES = "SELECT datname FROM pg_database WHERE starts_with(datname, ?) ORDER BY 1";

    private static final String EXTENSIONS = """
            SELECT e.extname, n.nspname FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
            WHERE e.extname = ANY (?)""";

    /// Constraints "NOT NULL" are objects of their own from PostgreSQL 18 on, and part of the columns before: here they
    /// always are. An index that is not valid guards nothing, and a dump leaves it out.
    private static final String GUARDS = """
            WITH tables AS (
                SELECT c.oid, c.relname, c.relrowsecurity, c.relforcerowsecurity
                FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = 'datifyy' AND c.relkind IN ('r', 'p')
            ), guards (name, definition) AS (
                SELECT 'columns of ' || t.relname, string_agg(concat_ws(' ', a.attname,
                    format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity, a.attgenerated,
                    pg_get_expr(d.adbin, d.adrelid)), ', ' ORDER BY a.attname)
                FROM tables t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
                    LEFT JOIN pg_attrdef d ON d.adrelid = t.oid AND d.adnum = a.attnum
                GROUP BY t.relname
                UNION ALL
                SELECT 'constraint ' || c.conname || ' of ' || t.relname, pg_get_constraintdef(c.oid)
                FROM tables t JOIN pg_constraint c ON c.conrelid = t.oid AND c.contype IN ('c', 'f', 'p', 'u', 'x')
                UNION ALL
                SELECT 'index ' || c.relname || ' of ' || t.relname, pg_get_indexdef(c.oid)
                FROM tables t JOIN pg_index i ON i.indrelid = t.oid AND i.indisvalid
                    JOIN pg_class c ON c.oid = i.indexrelid
                UNION ALL
                SELECT 'trigger ' || g.tgname || ' of ' || t.relname, concat_ws(' ', g.tgenabled, pg_get_triggerdef(g.oid))
                FROM tables t JOIN pg_trigger g ON g.tgrelid = t.oid AND NOT g.tgisinternal
                UNION ALL
                SELECT 'policy ' || policyname || ' of ' || tablename,
                    concat_ws(' ', permissive, roles, cmd, qual, with_check)
                FROM pg_policies WHERE schemaname = 'datifyy'
                UNION ALL
                SELECT 'row level security of ' || relname, concat_ws(' ', relrowsecurity, relforcerowsecurity) FROM tables
                UNION ALL
                SELECT 'function ' || p.proname || '(' || oidvectortypes(p.proargtypes) || ')', pg_get_functiondef(p.oid)
                FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
                WHERE n.nspname = 'datifyy' AND p.prokind IN ('f', 'p') AND NOT EXISTS (
                    SELECT FROM pg_depend WHERE classid = 'pg_proc'::regclass AND objid = p.oid AND deptype = 'e')
            )
            SELECT name, md5(definition) FROM guards""";

    private static final String SEQUENCES = """
            SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = 'datifyy' AND c.relkind = 'S' ORDER BY 1""";

    /// What hosts bound everybody by is no measure for a look at every row, nor for a moment that is kept while
    /// others dump it; which bounds there are depends on the version. And what rows look like as text must not
    /// depend on how the server is set up.
    private static final List<String> SETTINGS = List.of(
            "SET statement_timeout = 0",
            "SELECT set_config(name, '0', false) FROM pg_settings WHERE name IN ('lock_timeout',"
                    + " 'idle_in_transaction_session_timeout', 'idle_session_timeout', 'transaction_timeout')",
            "SET TimeZone = 'UTC'",
            "SET DateStyle = 'ISO'",
            "SET IntervalStyle = 'postgres'",
            "SET bytea_output = 'hex'",
            "SET extra_float_digits = 1");

    /// Settings would stay with whoever is given the session next.
    private static final String SESSION_CHANGES = "the server's session changes between statements, as behind a"
            + " transaction pooler: set DB_POOL_MODE=transaction, and DATABASE_MIGRATION_URL";

    /// Ours, which a dump makes, and the one that is everywhere and that nobody may create.
    private static final Set<String> THERE_ANYHOW = Set.of("datifyy", "pg_catalog");

    private final Connection connection;

    private BackupSource(Connection connection) {
        this.connection = connection;
    }

    /// @throws BackupFailure with why it did not
    public static BackupSource open(PostgresSettings settings) {
        try {
            Connection connection = connected(settings);
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            return new BackupSource(connection);
        } catch (SQLException failure) {
            throw new BackupFailure(failure);
        }
    }

    /// Makes an empty database beside the one that the settings name.
    ///
    /// @param name plain: lower-case letters, digits and underscores
    /// @throws Forbidden when the role may not
    /// @throws BackupFailure with why it did not
    public static void create(PostgresSettings settings, String name) {
        run(settings, "CREATE DATABASE " + plain(name) + " TEMPLATE template0");
    }

    /// Drops a database that was made here, whoever is connected to it.
    ///
    /// @throws Forbidden when the role may not
    /// @throws BackupFailure with why it did not
    public static void drop(PostgresSettings settings, String name) {
        run(settings, "DROP DATABASE IF EXISTS " + plain(name) + " WITH (FORCE)");
    }

    /// Drops a database, unless somebody is connected to it.
    ///
    /// @throws Forbidden when the role may not
    /// @throws BackupFailure with why it did not
    public static void dropUnused(PostgresSettings settings, String name) {
        run(settings, "DROP DATABASE IF EXISTS " + plain(name));
    }

    /// The databases of the server whose names begin so.
    public static List<String> databases(PostgresSettings settings, String beginning) {
        try (Connection connection = connected(settings);
                PreparedStatement question = connection.prepareStatement(DATABASES)) {
            question.setString(1, beginning);
            return names(question);
        } catch (SQLException failure) {
            throw new BackupFailure(failure);
        }
    }

    /// Makes a schema where there is none of that name.
    ///
    /// @throws Forbidden when the role may not
    /// @throws BackupFailure with why it did not
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
        } catch (SQLException failure) {
            throw new BackupFailure(failure);
        }
    }

    /// By what name `pg_dump --snapshot` sees the same moment.
    public String snapshot() {
        return text("SELECT pg_export_snapshot()");
    }

    /// The sums of every table of the schema; none when there is no schema.
    public SortedMap<String, TableSum> sums() {
        SortedMap<String, TableSum> sums = new TreeMap<>();
        for (String table : names(TABLES)) {
            // 60 bits of each row's digest, added up: the order of rows does not matter.
            String[] sum =
                    text("SELECT count(*) || ' ' || COALESCE(sum(('x' || left(md5(t::text), 15))::bit(60)::bigint), 0)"
                                    + " FROM datifyy." + table + " t")
                            .split(" ", 2);
            sums.put(table, new TableSum(Long.parseLong(sum[0]), sum[1]));
        }
        return sums;
    }

    /// How many bytes its tables take on the server's disk, with their indexes.
    public long size() {
        return Long.parseLong(text(SIZE));
    }

    /// The major version of the server.
    public int version() {
        try {
            return connection.getMetaData().getDatabaseMajorVersion();
        } catch (SQLException failure) {
            throw new BackupFailure(failure);
        }
    }

    /// What guards the rows of the schema, and where its sequences stand. These do not stand still with the rest of the
    /// moment: whoever asks before a dump is made finds them no further on than the dump has them.
    public Guards guards() {
        try (Statement statement = connection.createStatement()) {
            // With nothing on the path, definitions name everything in full.
            statement.execute("SET LOCAL search_path = pg_catalog");
            SortedMap<String, Long> next = new TreeMap<>();
            for (String sequence : names(SEQUENCES)) {
                next.put(
                        sequence,
                        Long.valueOf(text("SELECT last_value + CASE WHEN is_called THEN 1 ELSE 0 END FROM datifyy.\""
                                + sequence.replace("\"", "\"\"") + '"')));
            }
            SortedMap<String, String> digests = new TreeMap<>();
            try (ResultSet answer = statement.executeQuery(GUARDS)) {
                while (answer.next()) {
                    digests.put(answer.getString(1), answer.getString(2));
                }
            }
            return new Guards(version(), next, digests);
        } catch (SQLException failure) {
            throw new BackupFailure(failure);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException _) {
            // It only read.
        }
    }

    private List<String> names(String question) {
        try (PreparedStatement statement = connection.prepareStatement(question)) {
            return names(statement);
        } catch (SQLException failure) {
            throw new BackupFailure(failure);
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
        } catch (SQLException failure) {
            throw new BackupFailure(failure);
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
            throw new BackupFailure(failure);
        }
    }

    private static Connection connected(PostgresSettings settings) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", settings.user());
        properties.setProperty("password", settings.password());
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("loginTimeout", "10");
        properties.setProperty("tcpKeepAlive", "true");
        // What is prepared by name would stay with a session, too.
        properties.setProperty("prepareThreshold", "0");
        Connection connection = DriverManager.getConnection(settings.jdbcUrl(), properties);
        // By statements: most poolers let nobody in who asks for these while connecting.
        try (Statement statement = connection.createStatement()) {
            if (!PostgresCheckup.sessionKept(connection)) {
                throw new SQLException(SESSION_CHANGES);
            }
            for (String setting : SETTINGS) {
                statement.execute(setting);
            }
            return connection;
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    private static String plain(String name) {
        if (!name.matches("[a-z_][a-z0-9_]{0,62}")) {
            throw new IllegalArgumentException("not a plain name of a database");
        }
        return name;
    }
}
