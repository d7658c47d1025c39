package com.datifyy.adapters.postgres;

import com.datifyy.adapters.postgres.TestDatabase.Server;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/// Databases that tests have left. One is emptied before it is used again, and only used again when nothing but the
/// rows of its tables tells it from a new one: whoever altered the schema, gathered statistics or is still connected
/// was its last.
final class UsedDatabases {
    /// Deleted rows leave their places behind, which questions come by: so often one is used at most.
    private static final int MOST_USES = 25;

    /// Connections of a closed pool end a moment later.
    private static final String UNTIL_ALONE = """
            DO $$
            BEGIN
                FOR attempt IN 1..200 LOOP
                    EXIT WHEN NOT EXISTS (SELECT FROM pg_stat_activity
                                          WHERE datname = current_database() AND pid <> pg_backend_pid());
                    PERFORM pg_sleep(0.005), pg_stat_clear_snapshot();
                END LOOP;
            END $$""";

    private static final String EMPTYING = """
            SET session_replication_role = replica;
            DO $$
            DECLARE
                named regclass;
            BEGIN
                FOR named IN
                    SELECT oid FROM pg_class
                    WHERE relnamespace = 'datifyy'::regnamespace AND relname <> 'flyway_schema_history'
                      AND relkind = 'r' AND pg_relation_size(oid) > 0
                LOOP
                    EXECUTE format('DELETE FROM %s', named);
                END LOOP;
                PERFORM setval(oid, 1, false) FROM pg_class
                WHERE relnamespace = 'datifyy'::regnamespace AND relkind = 'S';
            END $$""";

    /// All that a database holds beside the rows of the tables: the catalogue's rows and who wrote the newest of each,
    /// what is known about sizes and values, its settings, and its migrations.
    private static final String REST = """
            SELECT concat_ws(' ',
                (SELECT count(*) || ':' || max(xmin::text::bigint) || ':' || sum(reltuples::bigint) FROM pg_class),
                (SELECT count(*) || ':' || max(xmin::text::bigint) FROM pg_attribute),
                (SELECT count(*) || ':' || max(xmin::text::bigint) FROM pg_constraint),
                (SELECT count(*) || ':' || max(xmin::text::bigint) FROM pg_index),
                (SELECT count(*) || ':' || max(xmin::text::bigint) FROM pg_namespace),
                (SELECT count(*) || ':' || max(xmin::text::bigint) FROM pg_proc),
                (SELECT count(*) || ':' || max(xmin::text::bigint) FROM pg_statistic),
                (SELECT count(*) || ':' || max(xmin::text::bigint) FROM pg_trigger),
                (SELECT count(*) || ':' || max(xmin::text::bigint) FROM pg_type),
                (SELECT count(*) FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase
                 WHERE d.datname = current_database()),
                (SELECT count(*) || ':' || max(xmin::text::bigint) FROM datifyy.flyway_schema_history),
                (SELECT count(*) FROM pg_stat_activity
                 WHERE datname = current_database() AND pid <> pg_backend_pid()))""";

    private static final String ROWS = """
            SELECT coalesce(string_agg(relname, ' '), '') FROM pg_class
            WHERE relnamespace = 'datifyy'::regnamespace AND relname <> 'flyway_schema_history'
              AND relkind = 'r' AND pg_relation_size(oid) > 0""";

    private static final Deque<String> LEFT = new ArrayDeque<>();
    private static final Map<String, Integer> USES = new HashMap<>();
    private static final String REST_OF_A_NEW_ONE = restOfANewOne();

    private UsedDatabases() {}

    /// One without any rows.
    static synchronized String take() {
        String name = LEFT.poll();
        if (name == null || !isEmptiedToBeNew(name)) {
            name = Server.RUNNING.createDatabaseFrom(Server.TEMPLATE);
        }
        USES.merge(name, 1, Integer::sum);
        return name;
    }

    /// Whoever has it needs it no more.
    static synchronized void leave(String name) {
        if (USES.getOrDefault(name, 0) < MOST_USES) {
            LEFT.add(name);
        }
    }

    /// Empties one, unless anything but rows tells it from a new one.
    static boolean isEmptiedToBeNew(String name) {
        try (Connection connection = connect(name);
                Statement statement = connection.createStatement()) {
            statement.execute(UNTIL_ALONE);
            if (!text(statement, REST).equals(REST_OF_A_NEW_ONE)) {
                return false;
            }
            statement.execute(EMPTYING);
            return true;
        } catch (SQLException failure) {
            throw new IllegalStateException("A database that a test left could not be emptied", failure);
        }
    }

    private static String restOfANewOne() {
        String name = Server.RUNNING.createDatabaseFrom(Server.TEMPLATE);
        try (Connection connection = connect(name);
                Statement statement = connection.createStatement()) {
            String filled = text(statement, ROWS);
            if (!filled.isEmpty()) {
                throw new IllegalStateException("Emptying would take what migrations put there: " + filled);
            }
            return text(statement, REST);
        } catch (SQLException failure) {
            throw new IllegalStateException("A new database could not be looked at", failure);
        }
    }

    private static Connection connect(String name) throws SQLException {
        return DriverManager.getConnection(
                Server.RUNNING.jdbcUrl(name), Server.RUNNING.user(), Server.RUNNING.password());
    }

    private static String text(Statement statement, String question) throws SQLException {
        try (ResultSet rows = statement.executeQuery(question)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
