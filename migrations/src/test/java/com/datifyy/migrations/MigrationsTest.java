package com.datifyy.migrations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.adapters.embedded.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationsTest {
    private static EmbeddedDatabase server;

    @BeforeAll
    static void start() {
        server = EmbeddedDatabase.temporary();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Migrations migrationsOf(String database) {
        return new Migrations(server.jdbcUrl(database), server.user(), server.password());
    }

    private static Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(database), server.user(), server.password());
    }

    private static List<String> strings(String database, String query) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration"))) {
            return files.sorted().toList();
        }
    }

    /// Every table, column, constraint, index, function and trigger, one line each.
    private static List<String> shapeOf(String database) throws SQLException {
        List<String> shape = new ArrayList<>();
        shape.addAll(strings(database, """
                SELECT concat_ws(' ', c.relname, c.relrowsecurity, a.attnum, a.attname, format_type(a.atttypid, a.atttypmod),
                                 a.attnotnull, pg_get_expr(d.adbin, d.adrelid))
                FROM pg_attribute a
                JOIN pg_class c ON c.oid = a.attrelid
                LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
                WHERE c.relnamespace = 'datifyy'::regnamespace AND c.relkind = 'r' AND a.attnum > 0
                  AND c.relname <> 'flyway_schema_history'
                ORDER BY c.relname, a.attnum"""));
        shape.addAll(strings(database, """
                SELECT concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid)) FROM pg_constraint
                WHERE connamespace = 'datifyy'::regnamespace AND conrelid::regclass::text NOT LIKE '%flyway%'
                ORDER BY 1"""));
        shape.addAll(strings(database, """
                SELECT indexdef FROM pg_indexes WHERE schemaname = 'datifyy' AND tablename <> 'flyway_schema_history'
                ORDER BY 1"""));
        shape.addAll(
                strings(database, "SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1"));
        shape.addAll(strings(database, """
                SELECT p.oid::regprocedure::text FROM pg_proc p WHERE p.pronamespace = 'datifyy'::regnamespace ORDER BY 1"""));
        return shape;
    }

    /// As behind a transaction pooler that was not declared; here another session is made up for each statement.
    @Test
    void nothing_is_set_in_a_session_that_another_is_given_next() throws SQLException {
        String database = server.createDatabase();
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA pooler");
            statement.execute("CREATE SEQUENCE pooler.sessions");
            statement.execute("""
                    CREATE FUNCTION pooler.pg_backend_pid() RETURNS int LANGUAGE sql
                    AS $$ SELECT nextval('pooler.sessions')::int $$""");
            statement.execute("ALTER DATABASE " + database + " SET search_path = pooler, pg_catalog");
        }

        assertThatThrownBy(() -> migrationsOf(database).migrate())
                .isInstanceOf(MigrationFailure.class)
                .hasMessageStartingWith("the server's session changes between statements");
        assertThat(strings(database, "SELECT nspname FROM pg_namespace WHERE nspname = 'datifyy'"))
                .isEmpty();
    }

    @Test
    void an_empty_database_is_migrated_once_and_then_up_to_date() throws Exception {
        String database = server.createDatabase();
        Migrations migrations = migrationsOf(database);
        String expected = migrations.expectedVersion();
        assertThat(migrations.check()).isEqualTo(new SchemaState.Empty(expected));

        assertThat(migrations.migrate()).isEqualTo(files().size());

        assertThat(migrations.check()).isEqualTo(new SchemaState.UpToDate(expected));
        assertThat(migrations.migrate()).isZero();
        assertThat(migrations.check()).isEqualTo(new SchemaState.UpToDate(expected));
    }

    @Test
    void a_schema_that_was_made_by_hand_is_left_alone_and_what_to_do_is_told() throws Exception {
        String database = server.createDatabase();
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA datifyy; CREATE TABLE datifyy.users (id int)");
        }

        assertThat(migrationsOf(database).check())
                .isInstanceOfSatisfying(
                        SchemaState.MadeByHand.class,
                        byHand -> assertThat(byHand.why()).contains("no record of its migrations"));
        assertThatThrownBy(migrationsOf(database)::migrate)
                .isInstanceOf(MigrationFailure.class)
                .hasNoCause()
                .hasMessageContaining("no record of its migrations")
                .hasMessageContaining("empty database");

        assertThat(strings(database, "SELECT table_name FROM information_schema.tables WHERE table_schema = 'datifyy'"))
                .containsExactly("users");
    }

    /// As somebody prepares it who gives a role rights before anything is there.
    @Test
    void a_schema_with_nothing_in_it_is_empty() throws Exception {
        String database = server.createDatabase();
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA datifyy");
        }

        assertThat(migrationsOf(database).check()).isInstanceOf(SchemaState.Empty.class);
        assertThat(migrationsOf(database).migrate()).isEqualTo(files().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE FUNCTION datifyy.one() RETURNS integer LANGUAGE sql RETURN 1",
                "CREATE TYPE datifyy.colour AS ENUM ('RED')",
                "CREATE SEQUENCE datifyy.numbers",
                "CREATE VIEW datifyy.ones AS SELECT 1 AS one"
            })
    void what_is_no_table_was_made_by_hand_as_well(String creation) throws Exception {
        String database = withSchemaAnd(creation);

        assertThat(migrationsOf(database).check()).isInstanceOf(SchemaState.MadeByHand.class);
        assertThatThrownBy(migrationsOf(database)::migrate)
                .isInstanceOf(MigrationFailure.class)
                .hasMessageContaining("no record of its migrations");
    }

    /// Functions and views, which stay out of the way, and a type that is nothing but the row of another.
    @Test
    void what_came_with_an_extension_leaves_a_schema_empty() throws Exception {
        String database = withSchemaAnd(
                "CREATE EXTENSION pg_stat_statements SCHEMA datifyy; CREATE TYPE datifyy.pair AS (one int, other int)");

        assertThat(migrationsOf(database).check()).isInstanceOf(SchemaState.Empty.class);
        assertThat(migrationsOf(database).migrate()).isEqualTo(files().size());
        assertThat(migrationsOf(database).check()).isInstanceOf(SchemaState.UpToDate.class);
    }

    private static String withSchemaAnd(String creation) throws SQLException {
        String database = server.createDatabase();
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA datifyy; " + creation);
        }
        return database;
    }

    @Test
    void several_instances_may_migrate_at_once() throws Exception {
        String database = server.createDatabase();

        assertThat(migratedAtOnce(database)).isEqualTo(files().size());

        assertThat(migrationsOf(database).check()).isInstanceOf(SchemaState.UpToDate.class);
    }

    /// By four instances.
    ///
    /// @return how many migrations they ran together
    private static int migratedAtOnce(String database) throws Exception {
        var start = new CountDownLatch(1);
        int executed = 0;
        try (var executor = Executors.newFixedThreadPool(4)) {
            List<Future<Integer>> running = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                running.add(executor.submit(() -> {
                    start.await();
                    return migrationsOf(database).migrate();
                }));
            }
            start.countDown();
            for (Future<Integer> instance : running) {
                executed += instance.get();
            }
        }
        return executed;
    }

    @Test
    void the_files_run_one_after_the_other_as_plain_sql_and_give_the_same_schema() throws Exception {
        String migrated = server.createDatabase();
        migrationsOf(migrated).migrate();

        String plain = server.createDatabase();
        try (Connection connection = connect(plain);
                Statement statement = connection.createStatement()) {
            for (Path file : files()) {
                statement.execute(Files.readString(file, UTF_8));
            }
        }

        assertThat(shapeOf(plain)).isEqualTo(shapeOf(migrated)).hasSizeGreaterThan(200);
    }

    @Test
    void a_database_that_stopped_halfway_is_older() throws Exception {
        String database = server.createDatabase();
        Migrations migrations = migrationsOf(database);
        migrations.migrate();
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM datifyy.flyway_schema_history WHERE version > '003'");
        }

        assertThat(migrations.check()).isEqualTo(new SchemaState.Older("003", migrations.expectedVersion()));
    }

    @Test
    void a_database_of_a_newer_release_is_known_as_one_and_left_alone() throws Exception {
        String database = server.createDatabase();
        Migrations migrations = migrationsOf(database);
        migrations.migrate();
        addFuture(database, "true");

        assertThat(migrations.check()).isEqualTo(new SchemaState.Newer("900", migrations.expectedVersion()));
        assertThat(migrations.expectedVersion()).isNotEqualTo("900");
        assertThat(migrations.migrate()).isZero();
        assertThat(migrations.check()).isInstanceOf(SchemaState.Newer.class);
    }

    @Test
    void a_database_that_a_newer_release_failed_to_migrate_is_not_known() throws Exception {
        String database = server.createDatabase();
        Migrations migrations = migrationsOf(database);
        migrations.migrate();
        addFuture(database, "false");

        assertThat(migrations.check()).isInstanceOf(SchemaState.Unknown.class);
    }

    @Test
    void a_database_that_lacks_a_migration_is_older_even_where_later_ones_were_run() throws Exception {
        String database = server.createDatabase();
        Migrations migrations = migrationsOf(database);
        migrations.migrate();
        String expected = migrations.expectedVersion();
        addFuture(database, "true");
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM datifyy.flyway_schema_history WHERE version = '" + expected + "'");
        }

        assertThat(migrations.check()).isInstanceOf(SchemaState.Older.class);
    }

    private static void addFuture(String database, String success) throws Exception {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO datifyy.flyway_schema_history
                    SELECT installed_rank + 100, '900', 'from the future', type, 'V900__from_the_future.sql', 1,
                           installed_by, installed_on, execution_time, %s
                    FROM datifyy.flyway_schema_history WHERE version = '001'""".formatted(success));
        }
    }

    @Test
    void a_migration_changed_afterwards_is_noticed() throws Exception {
        String database = server.createDatabase();
        Migrations migrations = migrationsOf(database);
        migrations.migrate();
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE datifyy.flyway_schema_history SET checksum = 1 WHERE version = '002'");
        }

        assertThat(migrations.check()).isInstanceOf(SchemaState.Unknown.class);
        assertThatThrownBy(migrations::migrate).isInstanceOf(MigrationFailure.class);
    }

    @Test
    void a_migrated_database_is_known_without_flyway() throws Exception {
        String database = server.createDatabase();
        Migrations migrations = migrationsOf(database);
        assertThat(exactlyApplied(database)).as("empty").isNull();
        migrations.migrate();

        assertThat(exactlyApplied(database)).isEqualTo(migrations.expectedVersion());
    }

    /// What is left to Flyway to judge.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE flyway_schema_history SET checksum = checksum + 1 WHERE version = '002'",
                "UPDATE flyway_schema_history SET checksum = NULL WHERE version = '002'",
                "UPDATE flyway_schema_history SET success = false WHERE version = '003'",
                "UPDATE flyway_schema_history SET type = 'BASELINE' WHERE version = '001'",
                "UPDATE flyway_schema_history SET script = 'V001__others.sql' WHERE version = '001'",
                "DELETE FROM flyway_schema_history WHERE version = '002'",
                "DELETE FROM flyway_schema_history",
                "DROP TABLE flyway_schema_history",
                "INSERT INTO flyway_schema_history SELECT 900, version, description, type, script, checksum,"
                        + " installed_by, now(), 1, success FROM flyway_schema_history WHERE version = '002'",
                "INSERT INTO flyway_schema_history SELECT 900, '000', description, type, script, checksum,"
                        + " installed_by, now(), 1, success FROM flyway_schema_history WHERE version = '002'"
            })
    void a_database_with_any_other_history_is_not(String change) throws Exception {
        String database = server.createDatabase();
        migrationsOf(database).migrate();
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute("SET search_path = datifyy");
            statement.execute(change);
        }

        assertThat(exactlyApplied(database)).isNull();
    }

    private static @Nullable String exactlyApplied(String database) throws SQLException {
        try (Connection connection =
                DriverManager.getConnection(server.jdbcUrl(database), server.user(), server.password())) {
            return KnownMigrations.versionIfExactlyApplied(connection);
        }
    }

    @Test
    void a_database_that_is_not_there_is_reported() {
        Migrations migrations = new Migrations(server.jdbcUrl("nowhere"), server.user(), server.password());

        assertThatThrownBy(migrations::check).isInstanceOf(MigrationFailure.class);
        assertThatThrownBy(migrations::migrate).isInstanceOf(MigrationFailure.class);
    }

    @Test
    void row_level_security_is_on_for_every_table() throws Exception {
        String database = server.createDatabase();
        migrationsOf(database).migrate();

        assertThat(strings(database, """
                        SELECT relname FROM pg_class
                        WHERE relnamespace = 'datifyy'::regnamespace AND relkind = 'r' AND relrowsecurity ORDER BY 1"""))
                .containsExactlyElementsOf(strings(database, """
                        SELECT relname FROM pg_class
                        WHERE relnamespace = 'datifyy'::regnamespace AND relkind = 'r' ORDER BY 1"""))
                .contains("users", "partner_preferences", "interests", "availability_slots", "flyway_schema_history");
    }

    @Test
    void the_public_roles_of_a_web_gateway_may_do_nothing() throws Exception {
        String database = server.createDatabase();
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    CREATE ROLE anon;
                    CREATE ROLE authenticated;
                    CREATE SCHEMA datifyy;
                    GRANT USAGE ON SCHEMA datifyy TO anon, authenticated;
                    ALTER DEFAULT PRIVILEGES IN SCHEMA datifyy GRANT ALL ON TABLES TO anon, authenticated""");
        }

        migrationsOf(database).migrate();

        assertThat(strings(database, """
                        SELECT r.rolname || ' ' || c.relname FROM pg_class c, pg_roles r
                        WHERE c.relnamespace = 'datifyy'::regnamespace AND c.relkind = 'r'
                          AND r.rolname IN ('anon', 'authenticated')
                          AND (has_table_privilege(r.oid, c.oid, 'SELECT, INSERT, UPDATE, DELETE')
                               OR has_schema_privilege(r.oid, 'datifyy', 'USAGE, CREATE'))""")).isEmpty();
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    DROP OWNED BY anon, authenticated;
                    DROP ROLE anon, authenticated""");
        }
    }

    @Test
    void what_a_web_gateway_is_given_in_the_whole_database_is_taken_back_by_the_next_migrate() throws Exception {
        String database = server.createDatabase();
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    CREATE ROLE anon;
                    CREATE ROLE authenticated;
                    ALTER DEFAULT PRIVILEGES GRANT ALL ON SCHEMAS TO anon, authenticated;
                    ALTER DEFAULT PRIVILEGES GRANT ALL ON TABLES TO anon, authenticated;
                    ALTER DEFAULT PRIVILEGES GRANT ALL ON SEQUENCES TO anon, authenticated;
                    ALTER DEFAULT PRIVILEGES GRANT ALL ON FUNCTIONS TO anon, authenticated""");
            try {
                migratedAtOnce(database);
                assertThat(grantedToTheGateway(database)).isEmpty();

                // All four find the same to take back, again and again.
                for (int round = 0; round < 5; round++) {
                    statement.execute("""
                            DROP TABLE IF EXISTS datifyy.later;
                            CREATE TABLE datifyy.later (id integer PRIMARY KEY);
                            GRANT ALL ON ALL TABLES IN SCHEMA datifyy TO anon;
                            GRANT EXECUTE ON ALL ROUTINES IN SCHEMA datifyy TO anon;
                            GRANT UPDATE (label) ON datifyy.interests TO authenticated;
                            GRANT USAGE ON SCHEMA datifyy TO anon, authenticated;
                            GRANT SELECT ON datifyy.later TO anon WITH GRANT OPTION;
                            SET ROLE anon;
                            GRANT SELECT ON datifyy.later TO authenticated;
                            RESET ROLE""");
                    assertThat(grantedToTheGateway(database))
                            .contains(
                                    "authenticated later",
                                    "anon users",
                                    "authenticated interests.label",
                                    "authenticated datifyy");

                    assertThat(migratedAtOnce(database)).isZero();

                    assertThat(grantedToTheGateway(database)).isEmpty();
                }
            } finally {
                statement.execute("""
                        DROP OWNED BY anon, authenticated;
                        DROP ROLE anon, authenticated""");
            }
        }
    }

    /// What of the schema, and the schema itself, a role of the gateway has any right of its own on.
    private static List<String> grantedToTheGateway(String database) throws SQLException {
        return strings(database, """
                SELECT granted.grantee::regrole || ' ' || thing.name
                FROM (SELECT relname::text AS name, relacl AS acl FROM pg_class
                      WHERE relnamespace = 'datifyy'::regnamespace
                      UNION ALL
                      SELECT c.relname || '.' || a.attname, a.attacl FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
                      WHERE c.relnamespace = 'datifyy'::regnamespace
                      UNION ALL
                      SELECT proname, proacl FROM pg_proc WHERE pronamespace = 'datifyy'::regnamespace
                      UNION ALL
                      SELECT nspname, nspacl FROM pg_namespace WHERE nspname = 'datifyy') thing,
                     aclexplode(thing.acl) granted
                WHERE granted.grantee IN (SELECT oid FROM pg_roles WHERE rolname IN ('anon', 'authenticated'))""");
    }

    @Test
    void a9_nobody_can_log_in_to_a_new_database() throws Exception {
        String database = server.createDatabase();
        migrationsOf(database).migrate();

        assertThat(strings(database, "SELECT count(*) FROM datifyy.users")).containsExactly("0");
    }

    @Test
    void who_is_on_hold_by_the_last_that_the_staff_did_about_their_status_stays_so() throws Exception {
        String database = server.createDatabase();
        migrationsOf(database).migrate();

        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO datifyy.users (id, email, name, status, email_verified_at, closed_at, held_at,
                        created_at, last_active_at)
                    SELECT id, id || '@example.org', 'Maya', status, proven, closed, held, now(), now()
                    FROM (VALUES (11, 'PENDING', now(), NULL::timestamptz, NULL::timestamptz),
                        (12, 'PENDING', now(), NULL, NULL), (13, 'PENDING', NULL, NULL, NULL),
                        (14, 'ACTIVE', now(), NULL, NULL), (15, 'PENDING', now(), NULL, NULL),
                        (16, 'PENDING', NULL, NULL, NULL), (17, 'DELETED', now(), now(), NULL),
                        (18, 'DELETED', now(), now(), NULL), (19, 'DELETED', now(), NULL, NULL),
                        (20, 'ACTIVE', now(), NULL, now()), (21, 'SUSPENDED', now(), NULL, now()),
                        (22, 'BANNED', now(), NULL, now())) AS people (id, status, proven, closed, held);
                    INSERT INTO datifyy.staff_deeds (kind, user_id, why, network, at, details)
                    SELECT kind, id, '', '', now(), jsonb_build_object('from', origin)
                    FROM (VALUES (1, 11, 'USER_SUSPENDED', 'ACTIVE'), (2, 11, 'USER_PUT_ON_HOLD', 'SUSPENDED'),
                        (3, 11, 'USER_READ', NULL), (4, 12, 'USER_PUT_ON_HOLD', 'ACTIVE'),
                        (5, 12, 'USER_ACTIVATED', 'PENDING'), (6, 13, 'USER_PUT_ON_HOLD', 'ACTIVE'),
                        (7, 14, 'USER_PUT_ON_HOLD', 'ACTIVE'), (8, 16, 'USER_SUSPENDED', 'PENDING'),
                        (9, 16, 'USER_PUT_ON_HOLD', 'SUSPENDED'), (10, 17, 'USER_PUT_ON_HOLD', 'ACTIVE'),
                        (11, 18, 'USER_PUT_ON_HOLD', 'ACTIVE'), (12, 18, 'USER_ACTIVATED', 'PENDING'),
                        (13, 19, 'USER_PUT_ON_HOLD', 'ACTIVE'), (14, 19, 'USER_DELETED', 'PENDING'))
                        AS deeds (place, id, kind, origin)
                    ORDER BY place""");
            statement.execute(Files.readString(file("V063")));
            statement.execute(Files.readString(file("V064")));
        }

        assertThat(strings(database, "SELECT id FROM datifyy.users WHERE held_at IS NOT NULL ORDER BY id"))
                .containsExactly("11", "13", "17");
    }

    private static Path file(String version) throws IOException {
        return files().stream()
                .filter(file -> file.getFileName().toString().startsWith(version))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void every_point_in_time_is_kept_with_its_zone() throws Exception {
        String database = server.createDatabase();
        migrationsOf(database).migrate();

        assertThat(strings(database, """
                        SELECT table_name || '.' || column_name FROM information_schema.columns
                        WHERE table_schema = 'datifyy' AND data_type LIKE 'time%'
                          AND data_type <> 'timestamp with time zone' AND table_name <> 'flyway_schema_history'""")).isEmpty();
    }
}
