package com.datifyy.adapters.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// One look at an address by which the schema is to be changed: whether whoever logs in there may do so, and whether
/// the extensions are there or can be made. Changes nothing and ends within seconds.
public final class MigrationCheckup {
    private static final String RIGHTS = """
            WITH home AS (SELECT oid FROM pg_catalog.pg_namespace WHERE nspname = 'datifyy')
            SELECT current_user, current_database(),
                current_setting('transaction_read_only')::boolean,
                has_database_privilege(current_database(), 'CREATE'),
                (SELECT has_schema_privilege(oid, 'CREATE') FROM home),
                (SELECT min(pg_get_userbyid(relowner)) FROM pg_catalog.pg_class
                 WHERE relnamespace = (SELECT oid FROM home) AND relkind IN ('r', 'p')
                   AND NOT pg_has_role(relowner, 'USAGE'))""";

    private static final String EXTENSION = """
            SELECT
                (SELECT nspname FROM pg_catalog.pg_extension JOIN pg_catalog.pg_namespace n ON n.oid = extnamespace
                 WHERE extname = wanted.name),
                offered.name IS NOT NULL,
                (SELECT trusted OR NOT superuser FROM pg_catalog.pg_available_extension_versions version
                 WHERE version.name = offered.name AND version.version = offered.default_version),
                has_database_privilege(current_database(), 'CREATE'),
                (SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = current_user),
                (SELECT has_schema_privilege(extnamespace, 'USAGE') FROM pg_catalog.pg_extension
                 WHERE extname = wanted.name)
            FROM (SELECT ?::name AS name) wanted LEFT JOIN pg_catalog.pg_available_extensions offered USING (name)""";

    private MigrationCheckup() {}

    /// What one look found.
    public sealed interface Finding {}

    /// It answers.
    ///
    /// @param role who is logged in there
    /// @param database its name
    /// @param rights what of the schema they may make and change
    /// @param extensions how each that the schema needs stands, by its name
    /// @param sessionKept whether the server's session stayed the same from one statement to the next
    public record Answers(
            String role, String database, Rights rights, SortedMap<String, Extension> extensions, boolean sessionKept)
            implements Finding {
        public Answers {
            extensions = Collections.unmodifiableSortedMap(new TreeMap<>(extensions));
        }
    }

    /// It does not.
    ///
    /// @param why in the words of the driver or the server, without credentials
    public record Refuses(String why) implements Finding {}

    /// What of the schema somebody may make and change.
    public sealed interface Rights {}

    /// They may make it, or change all of it.
    public record Enough() implements Rights {}

    /// Nothing may be written there: it is a replica, or its transactions only read unless they say otherwise.
    public record ReadOnly() implements Rights {}

    /// There is no schema, and they may make none.
    public record NoSchema() implements Rights {}

    /// There is the schema, and they may make nothing in it.
    public record NothingNew() implements Rights {}

    /// There are tables that they may not change.
    ///
    /// @param owner who may; one of them where they are several
    public record TablesOf(String owner) implements Rights {}

    /// How an extension stands.
    public sealed interface Extension {}

    /// It is there.
    ///
    /// @param schema where; the host may have put it elsewhere than the migrations would
    public record Installed(String schema) implements Extension {}

    /// It is there, in a schema of which whoever is logged in may use nothing.
    ///
    /// @param schema where
    public record Closed(String schema) implements Extension {}

    /// It is not there, and the migrations can make it.
    public record Creatable() implements Extension {}

    /// It is not there, and whoever is logged in may make no extension in this database.
    public record NoRight() implements Extension {}

    /// It is not there, and only a superuser may make it.
    public record SuperusersOnly() implements Extension {}

    /// The server does not have it.
    public record NotOffered() implements Extension {}

    /// Looks at what these settings lead to.
    public static Finding of(PostgresSettings migration) {
        try (Connection connection = PostgresCheckup.connect(migration)) {
            SortedMap<String, Extension> extensions = new TreeMap<>();
            for (String name : PostgresCheckup.EXTENSIONS) {
                extensions.put(name, extension(connection, name));
            }
            boolean sessionKept = PostgresCheckup.sessionKept(connection);
            try (PreparedStatement question = connection.prepareStatement(RIGHTS);
                    ResultSet answer = question.executeQuery()) {
                answer.next();
                return new Answers(answer.getString(1), answer.getString(2), rights(answer), extensions, sessionKept);
            }
        } catch (SQLException failure) {
            return new Refuses(PostgresCheckup.innermost(failure));
        }
    }

    /// Whether one database is behind both settings, whatever names and poolers lead there: what is locked by way of
    /// one is locked by way of the other. Null when the second does not answer, or no longer the first.
    public static @Nullable Boolean leadsTo(PostgresSettings migration, PostgresSettings database) {
        String number = "(" + ThreadLocalRandom.current().nextLong(Long.MAX_VALUE) + ")";
        try (Connection here = PostgresCheckup.connect(database);
                Connection there = PostgresCheckup.connect(migration)) {
            here.setAutoCommit(false);
            if (!isTrue(here, "SELECT pg_try_advisory_xact_lock" + number)) {
                return null;
            }
            // Its own transaction is over with the statement, and with it the lock, where it was to be had.
            boolean free = isTrue(there, "SELECT pg_try_advisory_xact_lock" + number);
            here.rollback();
            return !free;
        } catch (SQLException _) {
            return null;
        }
    }

    private static Rights rights(ResultSet answer) throws SQLException {
        if (answer.getBoolean(3)) {
            return new ReadOnly();
        }
        boolean mayMakeIt = answer.getBoolean(4);
        boolean mayAddToIt = answer.getBoolean(5);
        if (answer.wasNull()) {
            return mayMakeIt ? new Enough() : new NoSchema();
        }
        if (!mayAddToIt) {
            return new NothingNew();
        }
        String owner = answer.getString(6);
        return owner == null ? new Enough() : new TablesOf(owner);
    }

    static Extension extension(Connection connection, String name) throws SQLException {
        try (PreparedStatement question = connection.prepareStatement(EXTENSION)) {
            question.setString(1, name);
            try (ResultSet answer = question.executeQuery()) {
                answer.next();
                String schema = answer.getString(1);
                if (schema != null) {
                    return answer.getBoolean(6) ? new Installed(schema) : new Closed(schema);
                }
                if (!answer.getBoolean(2)) {
                    return new NotOffered();
                }
                boolean forEverybody = answer.getBoolean(3);
                boolean mayCreate = answer.getBoolean(4);
                boolean superuser = answer.getBoolean(5);
                if (!forEverybody && !superuser) {
                    return new SuperusersOnly();
                }
                return mayCreate ? new Creatable() : new NoRight();
            }
        }
    }

    private static boolean isTrue(Connection connection, String question) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(question);
                ResultSet answer = statement.executeQuery()) {
            return answer.next() && answer.getBoolean(1);
        }
    }
}
