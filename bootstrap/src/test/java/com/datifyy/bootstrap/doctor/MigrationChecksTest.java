package com.datifyy.bootstrap.doctor;

import static org.assertj.core.api.Assertions.assertThat;

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
import com.datifyy.adapters.postgres.MigrationCheckup.Rights;
import com.datifyy.adapters.postgres.MigrationCheckup.SuperusersOnly;
import com.datifyy.adapters.postgres.MigrationCheckup.TablesOf;
import com.datifyy.bootstrap.service.Database;
import com.datifyy.bootstrap.service.Databases;
import com.datifyy.bootstrap.settings.DatabaseAddress;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Every line about what `migrate` needs, from what a look may have found; and some over a real database.
class MigrationChecksTest {
    private static final String AWAY = "postgres://maya:not-a-real-password@127.0.0.1:1/datifyy";

    private static final Finding MAY = Finding.ok("migrate", "maya may make and change what a release needs");
    private static final Finding PRIVATELY = Finding.ok("migrate", "asked without TLS, on a private network");

    private static final String ANOTHER =
            "right for `serve`; give `migrate`, where it runs and there alone, a DATABASE_MIGRATION_URL with ";

    @Test
    void rights_that_are_lacking_fail_where_something_is_to_be_migrated_and_are_warned_of_elsewhere() {
        assertThat(rights(new Enough(), true)).isEqualTo(MAY);
        assertThat(rights(new Enough(), false)).isEqualTo(MAY);
        assertLacking(
                new NoSchema(),
                "maya may not make the schema datifyy",
                "run as the database's owner: GRANT CREATE ON DATABASE \"my \"\"base\"\"\" TO \"maya\"");
        assertLacking(new NothingNew(), "maya may make nothing in the schema datifyy", ANOTHER + "the schema's owner");
        assertLacking(new TablesOf("omar"), "maya may not change the tables of omar", ANOTHER + "the role omar");
    }

    private static void assertLacking(Rights rights, String sentence, String mend) {
        assertThat(rights(rights, true)).isEqualTo(Finding.failure("migrate", sentence, mend));
        assertThat(rights(rights, false)).isEqualTo(Finding.warning("migrate", sentence, mend));
    }

    @Test
    void where_nothing_can_be_written_the_service_cannot_work_either() {
        Finding failure = Finding.failure(
                "migrate",
                "nothing can be written there: a replica, or default_transaction_read_only is on",
                "give the address of the primary, as a role that may write");
        assertThat(rights(new ReadOnly(), true)).isEqualTo(failure);
        assertThat(rights(new ReadOnly(), false)).isEqualTo(failure);
    }

    @Test
    void each_extension_has_a_line_of_its_own() {
        assertThat(extension(new Installed("extensions")))
                .isEqualTo(Finding.ok("extensions", "pg_trgm is there, in the schema extensions"));
        assertThat(extension(new Closed("extensions")))
                .isEqualTo(Finding.failure(
                        "extensions",
                        "pg_trgm is in the schema extensions, of which maya may use nothing",
                        "run as the schema's owner: GRANT USAGE ON SCHEMA \"extensions\" TO \"maya\""));
        assertThat(extension(new Creatable()))
                .isEqualTo(Finding.ok("extensions", "pg_trgm is not there yet, and maya may create it"));
        assertThat(extension(new NoRight()))
                .isEqualTo(Finding.failure(
                        "extensions",
                        "pg_trgm is not there, and maya may not create it",
                        "run as the database's owner: GRANT CREATE ON DATABASE \"my \"\"base\"\"\" TO \"maya\""));
        assertThat(extension(new SuperusersOnly()))
                .isEqualTo(Finding.failure(
                        "extensions",
                        "pg_trgm is not there, and only a superuser may create it",
                        "have one run CREATE EXTENSION pg_trgm in my \"base\", or see how the host does it"));
        assertThat(extension(new NotOffered()))
                .isEqualTo(Finding.failure(
                        "extensions",
                        "pg_trgm is not offered by the server",
                        "install it on the server, or choose one that has it"));
    }

    @Test
    void an_address_of_its_own_is_looked_at_as_a_whole() {
        assertThat(MigrationChecks.byItsOwn(address("localhost:5433"), answers(new Enough(), true), true))
                .containsExactly(
                        PRIVATELY,
                        Finding.ok("migrate", "localhost:5433 answers, and is the database of DATABASE_URL"),
                        MAY,
                        Finding.ok("extensions", "btree_gist is there, in the schema datifyy"),
                        Finding.ok("extensions", "pg_trgm is not there yet, and maya may create it"));
    }

    @Test
    void an_address_of_its_own_may_lead_elsewhere_or_through_the_wrong_pooler() {
        DatabaseAddress own = address("localhost:5433");
        assertThat(MigrationChecks.byItsOwn(own, answers(new Enough(), true), false))
                .contains(Finding.failure(
                        "migrate",
                        "localhost:5433 answers, and is another database than the one of DATABASE_URL",
                        "give an address of the same database in DATABASE_MIGRATION_URL"));
        assertThat(MigrationChecks.byItsOwn(own, answers(new Enough(), true), null))
                .contains(Finding.warning(
                        "migrate",
                        "localhost:5433 answers, and whether it is the database of DATABASE_URL cannot be told",
                        "ask again once that one answers"));
        assertThat(MigrationChecks.byItsOwn(own, answers(new Enough(), false), true))
                .contains(Finding.failure(
                        "migrate",
                        "the server's session changes between statements",
                        "give a direct or session-pooled address in DATABASE_MIGRATION_URL"));
        assertThat(MigrationChecks.byItsOwn(own, answers(new TablesOf("omar"), true), true))
                .contains(Finding.failure(
                        "migrate",
                        "maya may not change the tables of omar",
                        "give an address with the role omar in DATABASE_MIGRATION_URL"));
        assertThat(MigrationChecks.byItsOwn(own, answers(new NothingNew(), true), true))
                .contains(Finding.failure(
                        "migrate",
                        "maya may make nothing in the schema datifyy",
                        "run as the schema's owner: GRANT CREATE ON SCHEMA datifyy TO \"maya\""));
    }

    @Test
    void an_extension_whose_schema_is_closed_is_warned_of_where_the_role_does_not_migrate() {
        SortedMap<String, Extension> closed = sorted(Map.of("pg_trgm", new Closed("extensions")));
        var sentence = "pg_trgm is in the schema extensions, of which maya may use nothing";
        var mend = "run as the schema's owner: GRANT USAGE ON SCHEMA \"extensions\" TO \"maya\"";
        for (Rights rights : List.of(new NothingNew(), new TablesOf("omar"))) {
            var answers = new Answers("maya", "base", rights, closed, true);
            assertThat(checks().byTheAddressOfAll(answers, true))
                    .last()
                    .isEqualTo(Finding.warning("extensions", sentence, mend));
            assertThat(MigrationChecks.byItsOwn(address("localhost:5433"), answers, true))
                    .last()
                    .isEqualTo(Finding.failure("extensions", sentence, mend));
        }
    }

    @Test
    void an_address_of_its_own_that_refuses_is_told_in_its_words() {
        assertThat(MigrationChecks.unreachable(address("db.example.com"), new Refuses("FATAL: no")))
                .containsExactly(
                        Finding.warning(
                                "migrate",
                                "asked over TLS across a public network, of whoever answers: no certificate is checked",
                                "have sslmode=verify-full and sslrootcert=, the file of the certificates to trust, in"
                                        + " DATABASE_MIGRATION_URL"),
                        Finding.failure(
                                "migrate",
                                "db.example.com:5432: FATAL: no",
                                "check DATABASE_MIGRATION_URL and who may connect from here"));
    }

    @Test
    void without_an_address_that_could_be_used_only_the_extensions_are_told() {
        var checks = new MigrationChecks(
                ExampleSettings.with(Map.of("DB_POOL_MODE", "transaction")).database());

        assertThat(checks.byTheAddressOfAll(answers(new Enough(), false), false))
                .extracting(Finding::subject)
                .containsExactly("extensions", "extensions");
    }

    @Test
    void a_database_of_this_release_has_all_that_it_needs() {
        assertThat(call(Databases.fresh().url(), Map.of()))
                .containsExactly(
                        Finding.ok("migrate", "postgres may make and change what a release needs"),
                        Finding.ok("extensions", "btree_gist is there, in the schema datifyy"),
                        Finding.ok("extensions", "pg_trgm is there, in the schema datifyy"));
    }

    @Test
    void a_role_that_may_not_migrate_is_a_failure_until_somebody_else_has() {
        Database empty = Databases.empty();
        Database migrated = Databases.fresh();
        String role = "role_" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        empty.run("CREATE ROLE " + role + " LOGIN BYPASSRLS");
        migrated.run("GRANT USAGE ON SCHEMA datifyy TO " + role);
        migrated.run("GRANT SELECT ON ALL TABLES IN SCHEMA datifyy TO " + role);

        assertThat(call(as(role, empty), Map.of()))
                .first()
                .isEqualTo(Finding.failure(
                        "migrate",
                        role + " may not make the schema datifyy",
                        "run as the database's owner: GRANT CREATE ON DATABASE \"" + empty.name() + "\" TO \"" + role
                                + "\""));
        assertThat(call(as(role, migrated), Map.of()))
                .first()
                .isEqualTo(Finding.warning(
                        "migrate", role + " may make nothing in the schema datifyy", ANOTHER + "the schema's owner"));
    }

    @Test
    void the_database_of_an_address_of_its_own_is_compared_with_the_one_of_the_service() {
        Database database = Databases.fresh();
        String where = "127.0.0.1:" + database.port();

        assertThat(call(database.url(), Map.of("DATABASE_MIGRATION_URL", database.url() + "?connect_timeout=9")))
                .startsWith(PRIVATELY, Finding.ok("migrate", where + " answers, and is the database of DATABASE_URL"));
        assertThat(call(
                        database.url(),
                        Map.of("DATABASE_MIGRATION_URL", Databases.empty().url())))
                .contains(Finding.failure(
                        "migrate",
                        where + " answers, and is another database than the one of DATABASE_URL",
                        "give an address of the same database in DATABASE_MIGRATION_URL"));
        assertThat(call(AWAY, Map.of("DATABASE_MIGRATION_URL", database.url())))
                .contains(Finding.warning(
                        "migrate",
                        where + " answers, and whether it is the database of DATABASE_URL cannot be told",
                        "ask again once that one answers"));
    }

    @Test
    void who_is_away_is_told_once_and_without_the_password() {
        assertThat(call(AWAY, Map.of()))
                .as("which the database's own line says")
                .isEmpty();
        assertThat(call(Databases.fresh().url(), Map.of("DATABASE_MIGRATION_URL", AWAY)))
                .hasSize(2)
                .last()
                .satisfies(finding -> {
                    assertThat(finding.verdict()).isEqualTo(Finding.Verdict.FAILURE);
                    assertThat(finding.sentence()).startsWith("127.0.0.1:1: ");
                    assertThat(finding.toString()).doesNotContain("not-a-real-password");
                });
    }

    private static List<Finding> call(String databaseUrl, Map<String, String> more) {
        Map<String, String> variables = ExampleSettings.variables(databaseUrl);
        variables.putAll(more);
        return new MigrationChecks(ExampleSettings.with(variables).database()).call();
    }

    private static Finding rights(Rights rights, boolean needed) {
        return checks().byTheAddressOfAll(answers(rights, true), needed).getFirst();
    }

    private static Finding extension(Extension standing) {
        var answers = new Answers("maya", "my \"base\"", new Enough(), sorted(Map.of("pg_trgm", standing)), true);
        return checks().byTheAddressOfAll(answers, false).getLast();
    }

    private static Answers answers(Rights rights, boolean sessionKept) {
        return new Answers(
                "maya",
                "my \"base\"",
                rights,
                sorted(Map.of("pg_trgm", new Creatable(), "btree_gist", new Installed("datifyy"))),
                sessionKept);
    }

    private static SortedMap<String, Extension> sorted(Map<String, Extension> extensions) {
        return new TreeMap<>(extensions);
    }

    private static MigrationChecks checks() {
        return new MigrationChecks(ExampleSettings.with(Map.of()).database());
    }

    private static DatabaseAddress address(String where) {
        return Objects.requireNonNull(
                ExampleSettings.with(Map.of("DATABASE_MIGRATION_URL", "postgres://maya:pw@" + where + "/datifyy"))
                        .database()
                        .migration());
    }

    private static String as(String role, Database database) {
        return "postgres://" + role + ":any@127.0.0.1:" + database.port() + "/" + database.name();
    }
}
