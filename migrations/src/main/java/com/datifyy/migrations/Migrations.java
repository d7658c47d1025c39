package com.datifyy.migrations;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.CoreMigrationType;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.logging.LogFactory;

/// The migrations of this release, and the one database they are run on.
///
/// The database has to be reached directly or through a session pooler: a migration may need more than one
/// transaction of one session.
public final class Migrations {
    /// How long a server may take until somebody is logged in, and until it answers the first question. How long a
    /// migration runs is not bounded, whatever the server bounds others by (`afterConnect.sql`).
    private static final int SECONDS_TO_ANSWER = 10;

    private static final int LOOKS_AT_THE_SESSION = 5;

    public static final String SCHEMA = "datifyy";

    private static final String HISTORY = "flyway_schema_history";
    /// Tries, one per second, to get the lock while another instance is migrating.
    private static final int LOCK_TRIES = 120;

    /// What to do about a schema without a record of its migrations.
    public static final String MAKE_ANEW =
            "let `datifyy migrate` make the schema in an empty database, and bring the rows there";

    private static final String MADE_BY_HAND = "the schema " + SCHEMA
            + " has something in it and no record of its migrations, so `datifyy migrate` did not make it";

    /// A row where the schema holds something and no history; none where it is empty or not there. Something is what
    /// Flyway takes for it before it migrates: what came with an extension is nothing.
    private static final String WITHOUT_HISTORY = """
            WITH schema AS (SELECT oid FROM pg_namespace WHERE nspname = 'datifyy'),
            thing AS (
                SELECT c.oid FROM pg_class c JOIN schema s ON s.oid = c.relnamespace WHERE c.relkind IN ('r', 'v', 'S', 't')
                UNION ALL
                SELECT t.oid FROM pg_type t JOIN schema s ON s.oid = t.typnamespace WHERE t.typcategory NOT IN ('A', 'C')
                UNION ALL
                SELECT p.oid FROM pg_proc p JOIN schema s ON s.oid = p.pronamespace)
            SELECT 1
            WHERE NOT EXISTS (
                SELECT FROM pg_class c JOIN schema s ON s.oid = c.relnamespace WHERE c.relname = 'flyway_schema_history')
            AND EXISTS (
                SELECT FROM thing
                WHERE NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = thing.oid AND d.deptype = 'e'))""";

    private final String jdbcUrl;
    private final String user;
    private final String password;

    /// Nothing is connected yet.
    public Migrations(String jdbcUrl, String user, String password) {
        this.jdbcUrl = withPatience(jdbcUrl);
        this.user = user;
        this.password = password;
    }

    /// The address with a bound for logging in, which Flyway, too, hands on to the driver; one that stands in it stays.
    private static String withPatience(String jdbcUrl) {
        return jdbcUrl.contains("loginTimeout=")
                ? jdbcUrl
                : jdbcUrl + (jdbcUrl.contains("?") ? "&" : "?") + "loginTimeout=" + SECONDS_TO_ANSWER;
    }

    private Flyway flyway(Callback... callbacks) {
        // The default lock is held by a transaction: it also works where a pooler hands out a session per transaction.
        FluentConfiguration configuration = Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(jdbcUrl, user, password)
                .locations("classpath:db/migration", "classpath:db/callback")
                .schemas(SCHEMA)
                .defaultSchema(SCHEMA)
                .table(HISTORY)
                .placeholderReplacement(false)
                .validateMigrationNaming(true)
                .cleanDisabled(true)
                .callbacks(callbacks)
                .lockRetryCount(LOCK_TRIES);
        return configuration.load();
    }

    /// The version this release needs.
    public String expectedVersion() {
        return Arrays.stream(flyway().info().all())
                .filter(migration -> migration.getType() == CoreMigrationType.SQL)
                .filter(migration -> migration.getState() != MigrationState.FUTURE_SUCCESS)
                .map(migration -> migration.getVersion().getVersion())
                .reduce("", (earlier, later) -> later);
    }

    /// How the database stands, without changing anything. Flyway is asked only where it is not plainly
    /// up to date.
    ///
    /// @throws MigrationFailure when the database cannot be reached
    public SchemaState check() {
        try (Connection connection = DriverManager.getConnection(jdbcUrl, user, password)) {
            return check(connection);
        } catch (FlywayException | SQLException failure) {
            throw new MigrationFailure("The database schema could not be read", failure);
        }
    }

    /// The same by one of the connections that are needed anyway: to prove who one is takes a part of a start.
    ///
    /// @throws MigrationFailure when the database cannot be reached
    public SchemaState check(DataSource pool) {
        try (Connection connection = pool.getConnection()) {
            return check(connection);
        } catch (FlywayException | SQLException failure) {
            throw new MigrationFailure("The database schema could not be read", failure);
        }
    }

    private SchemaState check(Connection connection) throws SQLException {
        String current = KnownMigrations.versionIfExactlyApplied(connection);
        if (current != null) {
            return new SchemaState.UpToDate(current);
        }
        try (var question = connection.createStatement();
                var rows = question.executeQuery(WITHOUT_HISTORY)) {
            return rows.next()
                    ? new SchemaState.MadeByHand(MADE_BY_HAND)
                    : judge(List.of(flyway().info().all()));
        }
    }

    /// Runs what is missing, and returns how many migrations that were. Safe to call from several processes
    /// at once: one migrates, the others wait and then find nothing to do. A migration that waits for a table which
    /// somebody reads for long, as a backup does, lets those behind it go first and is tried again.
    ///
    /// @throws MigrationFailure when a migration fails, the database cannot be reached, or its schema is
    ///     not known
    public int migrate() {
        try {
            requireAnswer();
            var executed = new Executed();
            Patience.WITH_TABLES_IN_USE.run(
                    () -> flyway(executed).migrate(),
                    executed::count,
                    line -> LogFactory.getLog(Migrations.class).warn(line));
            return executed.count();
        } catch (SQLException failure) {
            throw new MigrationFailure("The database could not be reached", failure);
        } catch (FlywayException failure) {
            throw failure.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE
                    ? new MigrationFailure(MADE_BY_HAND + ": " + MAKE_ANEW)
                    : new MigrationFailure("The database could not be migrated", failure);
        }
    }

    /// Asks some questions: a pooler logs people in although the server behind it is silent, or gives each statement
    /// another session, where settings would stay with whoever is given it next.
    private void requireAnswer() throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl, user, password)) {
            connection.setNetworkTimeout(Runnable::run, SECONDS_TO_ANSWER * 1_000);
            Set<Integer> sessions = new HashSet<>();
            for (int look = 0; look < LOOKS_AT_THE_SESSION; look++) {
                try (var question = connection.createStatement();
                        var answer = question.executeQuery("SELECT pg_backend_pid()")) {
                    answer.next();
                    sessions.add(answer.getInt(1));
                }
            }
            if (sessions.size() > 1) {
                throw new MigrationFailure("the server's session changes between statements, as behind a transaction"
                        + " pooler: set DB_POOL_MODE=transaction, and DATABASE_MIGRATION_URL");
            }
        }
    }

    private static SchemaState judge(List<MigrationInfo> migrations) {
        String expected = "";
        String current = "";
        String newest = "";
        boolean pending = false;
        for (MigrationInfo migration : migrations) {
            MigrationState state = migration.getState();
            if (migration.getVersion() == null) {
                continue; // the row that says who created the schema
            }
            String version = migration.getVersion().getVersion();
            if (state == MigrationState.FUTURE_SUCCESS) {
                newest = version;
                continue;
            }
            if (state.isFailed() || state == MigrationState.MISSING_SUCCESS) {
                return new SchemaState.Unknown("migration " + version + " is " + state.getDisplayName());
            }
            if (state.isApplied() && !migration.isChecksumMatching()) {
                return new SchemaState.Unknown("migration " + version + " is not the one this release carries");
            }
            expected = version;
            if (state.isApplied()) {
                current = version;
            } else {
                pending = true;
            }
        }
        if (current.isEmpty()) {
            return new SchemaState.Empty(expected);
        }
        if (pending) {
            return new SchemaState.Older(current, expected);
        }
        return newest.isEmpty() ? new SchemaState.UpToDate(current) : new SchemaState.Newer(newest, expected);
    }
}
