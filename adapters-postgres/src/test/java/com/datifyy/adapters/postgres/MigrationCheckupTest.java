package com.datifyy.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.adapters.postgres.MigrationCheckup.Answers;
import com.datifyy.adapters.postgres.MigrationCheckup.Closed;
import com.datifyy.adapters.postgres.MigrationCheckup.Creatable;
import com.datifyy.adapters.postgres.MigrationCheckup.Enough;
import com.datifyy.adapters.postgres.MigrationCheckup.Extension;
import com.datifyy.adapters.postgres.MigrationCheckup.Installed;
import com.datifyy.adapters.postgres.MigrationCheckup.NoRight;
import com.datifyy.adapters.postgres.MigrationCheckup.NoSchema;
import com.datifyy.adapters.postgres.MigrationCheckup.NotOffered;
import com.datifyy.adapters.postgres.MigrationCheckup.NothingNew;
import com.datifyy.adapters.postgres.MigrationCheckup.ReadOnly;
import com.datifyy.adapters.postgres.MigrationCheckup.Refuses;
import com.datifyy.adapters.postgres.MigrationCheckup.SuperusersOnly;
import com.datifyy.adapters.postgres.MigrationCheckup.TablesOf;
import com.datifyy.migrations.MigrationFailure;
import com.datifyy.migrations.Migrations;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What is told of a role is held against what it can do.
class MigrationCheckupTest {
    private static final String ADMINISTRATOR = TestDatabase.Server.RUNNING.user();

    private final String role =
            "role_" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);

    @Test
    void the_owner_of_an_empty_database_may_make_everything_and_can() throws SQLException {
        String database = emptyDatabase("CREATE ROLE " + role + " LOGIN");
        run(database, "ALTER DATABASE " + database + " OWNER TO " + role);

        Answers before = answersOf(database, role);
        assertThat(before.role()).isEqualTo(role);
        assertThat(before.database()).isEqualTo(database);
        assertThat(before.rights()).isEqualTo(new Enough());
        assertThat(before.extensions()).isEqualTo(each(new Creatable()));
        assertThat(before.sessionKept()).isTrue();

        migrations(database, role).migrate();
        Answers after = answersOf(database, role);
        assertThat(after.rights()).isEqualTo(new Enough());
        assertThat(after.extensions()).isEqualTo(each(new Installed("datifyy")));
    }

    @Test
    void whoever_may_only_connect_is_told_so_and_cannot_migrate() throws SQLException {
        String database = emptyDatabase("CREATE ROLE " + role + " LOGIN");

        assertThat(answersOf(database, role).rights()).isEqualTo(new NoSchema());
        assertThat(answersOf(database, role).extensions()).isEqualTo(each(new NoRight()));
        assertThatThrownBy(migrations(database, role)::migrate).isInstanceOf(MigrationFailure.class);

        run(database, "GRANT CREATE ON DATABASE " + database + " TO " + role);
        assertThat(answersOf(database, role).rights()).isEqualTo(new Enough());
        assertThat(answersOf(database, role).extensions()).isEqualTo(each(new Creatable()));
    }

    @Test
    void in_a_schema_of_somebody_else_rights_are_lacking_one_after_the_other() throws SQLException {
        try (TestDatabase migrated = TestDatabase.fresh()) {
            migrated.execute("CREATE ROLE " + role + " LOGIN");
            assertThat(rightsIn(migrated)).isEqualTo(new NothingNew());

            migrated.execute("GRANT CREATE ON SCHEMA datifyy TO " + role);
            assertThat(rightsIn(migrated)).isEqualTo(new TablesOf(ADMINISTRATOR));
            assertThatThrownBy(() -> runAs(role, migrated, "ALTER TABLE datifyy.users ADD COLUMN one int"))
                    .isInstanceOf(SQLException.class);

            migrated.execute("GRANT " + ADMINISTRATOR + " TO " + role);
            assertThat(rightsIn(migrated)).isEqualTo(new Enough());
            runAs(role, migrated, "ALTER TABLE datifyy.users ADD COLUMN one int");
        }
    }

    @Test
    void where_nothing_can_be_written_that_comes_first() throws SQLException {
        String database = emptyDatabase("CREATE ROLE " + role + " LOGIN");
        run(database, "ALTER ROLE " + role + " SET default_transaction_read_only = on");

        assertThat(answersOf(database, role).rights()).isEqualTo(new ReadOnly());
    }

    @Test
    void an_extension_may_be_wherever_the_host_has_put_it() throws SQLException {
        String database = emptyDatabase("CREATE SCHEMA extensions");
        run(database, "CREATE EXTENSION pg_trgm SCHEMA extensions");

        assertThat(answersOf(database, ADMINISTRATOR).extensions())
                .isEqualTo(Map.of("btree_gist", new Creatable(), "pg_trgm", new Installed("extensions")));
    }

    @Test
    void an_extension_in_a_schema_that_is_closed_to_the_role_is_of_no_use_to_the_migrations() throws SQLException {
        String database = emptyDatabase("CREATE ROLE " + role + " LOGIN");
        run(database, "ALTER DATABASE " + database + " OWNER TO " + role);
        run(database, "CREATE SCHEMA extensions; CREATE EXTENSION pg_trgm SCHEMA extensions");

        assertThat(extension(database, role, "pg_trgm")).isEqualTo(new Closed("extensions"));
        assertThatThrownBy(migrations(database, role)::migrate).isInstanceOf(MigrationFailure.class);

        run(database, "GRANT USAGE ON SCHEMA extensions TO " + role);
        assertThat(extension(database, role, "pg_trgm")).isEqualTo(new Installed("extensions"));
        migrations(database, role).migrate();
    }

    @Test
    void what_only_superusers_may_make_and_what_nobody_can_is_told_apart() throws SQLException {
        String database = emptyDatabase("CREATE ROLE " + role + " LOGIN");
        run(database, "ALTER DATABASE " + database + " OWNER TO " + role);

        assertThat(extension(database, role, "pg_stat_statements")).isEqualTo(new SuperusersOnly());
        assertThat(extension(database, ADMINISTRATOR, "pg_stat_statements")).isEqualTo(new Creatable());
        assertThat(extension(database, ADMINISTRATOR, "no_such_extension")).isEqualTo(new NotOffered());
    }

    @Test
    void the_extensions_asked_about_are_those_that_the_migrations_make() throws SQLException {
        try (TestDatabase migrated = TestDatabase.fresh()) {
            assertThat(migrated.strings("SELECT extname FROM pg_extension WHERE extname <> 'plpgsql'"))
                    .containsExactlyInAnyOrderElementsOf(PostgresCheckup.EXTENSIONS);
        }
    }

    @Test
    void two_addresses_of_one_database_are_known_as_such_and_those_of_two_are_not() throws SQLException {
        String one = emptyDatabase("CREATE ROLE " + role + " LOGIN");
        String other = emptyDatabase("SELECT 1");

        assertThat(MigrationCheckup.leadsTo(as(role, one), as(ADMINISTRATOR, one)))
                .isTrue();
        assertThat(MigrationCheckup.leadsTo(as(role, other), as(ADMINISTRATOR, one)))
                .isFalse();
        assertThat(MigrationCheckup.leadsTo(as(role, one), nowhere())).isNull();
        assertThat(MigrationCheckup.leadsTo(nowhere(), as(role, one))).isNull();
    }

    @Test
    void a_server_that_is_away_is_told_in_words() {
        assertThat(MigrationCheckup.of(nowhere()))
                .isInstanceOfSatisfying(
                        Refuses.class,
                        refuses -> assertThat(refuses.why()).isNotBlank().doesNotContain("secret"));
    }

    private static Map<String, Extension> each(Extension standing) {
        return Map.of("btree_gist", standing, "pg_trgm", standing);
    }

    private MigrationCheckup.Rights rightsIn(TestDatabase migrated) {
        return answers(MigrationCheckup.of(new PostgresSettings(migrated.jdbcUrl(), role, "", 1, false)))
                .rights();
    }

    private static Answers answersOf(String database, String user) {
        return answers(MigrationCheckup.of(as(user, database)));
    }

    private static Answers answers(MigrationCheckup.Finding finding) {
        return switch (finding) {
            case Answers answers -> answers;
            case Refuses refuses -> throw new AssertionError(refuses.why());
        };
    }

    private static Extension extension(String database, String user, String name) throws SQLException {
        try (Connection connection = PostgresCheckup.connect(as(user, database))) {
            return MigrationCheckup.extension(connection, name);
        }
    }

    private static PostgresSettings as(String user, String database) {
        return new PostgresSettings(TestDatabase.Server.RUNNING.jdbcUrl(database), user, "", 1, false);
    }

    private static PostgresSettings nowhere() {
        return new PostgresSettings("jdbc:postgresql://127.0.0.1:1/nothing", "somebody", "secret", 1, false);
    }

    private static Migrations migrations(String database, String user) {
        return new Migrations(TestDatabase.Server.RUNNING.jdbcUrl(database), user, "");
    }

    /// @param preparation run in it
    private static String emptyDatabase(String preparation) throws SQLException {
        String database = TestDatabase.Server.RUNNING.createDatabase();
        run(database, preparation);
        return database;
    }

    private static void run(String database, String sql) throws SQLException {
        execute(TestDatabase.Server.RUNNING.jdbcUrl(database), ADMINISTRATOR, sql);
    }

    private static void runAs(String user, TestDatabase database, String sql) throws SQLException {
        execute(database.jdbcUrl(), user, sql);
    }

    private static void execute(String jdbcUrl, String user, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl, user, "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
