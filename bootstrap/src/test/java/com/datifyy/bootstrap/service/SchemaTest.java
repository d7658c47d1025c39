package com.datifyy.bootstrap.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.bootstrap.Complaint;
import com.datifyy.bootstrap.Schema;
import com.datifyy.bootstrap.settings.LogSettings;
import com.datifyy.bootstrap.settings.Settings;
import com.datifyy.bootstrap.wiring.Stores;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// The service does not run on a database it does not know.
class SchemaTest {
    private static final String HISTORY = "datifyy.flyway_schema_history";

    @Test
    void an_empty_database_is_refused() {
        assertRefused(Databases.empty(), "the database is empty: run `datifyy migrate` first");
    }

    @Test
    void a_database_of_somebody_else_is_refused() {
        Database database = Databases.empty();
        database.run("CREATE TABLE users (id integer)");

        assertRefused(database, "run `datifyy migrate` first");
    }

    @Test
    void a_schema_without_a_record_of_its_migrations_is_not_taken_for_an_empty_one() {
        Database database = Databases.fresh();
        database.run("DROP TABLE " + HISTORY);

        assertRefused(
                database,
                "the schema datifyy has something in it and no record of its migrations, so `datifyy migrate` did not make"
                        + " it: let `datifyy migrate` make the schema in an empty database, and bring the rows there");
    }

    @Test
    void a_database_of_an_earlier_release_is_refused() {
        Database database = Databases.fresh();
        database.run(
                "DELETE FROM " + HISTORY + " WHERE installed_rank = (SELECT max(installed_rank) FROM " + HISTORY + ")");

        assertRefused(database, "run `datifyy migrate` first");
    }

    @Test
    void a_database_of_a_later_release_is_served_and_remarked_on_so_that_a_release_can_be_taken_back() {
        Database database = Databases.fresh();
        database.run("INSERT INTO " + HISTORY
                + " (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)"
                + " VALUES (900, '900', 'tomorrow', 'SQL', 'V900__tomorrow.sql', 1, 'somebody', 1, true)");

        try (var log = LogCapture.of(LogSettings.Level.WARN);
                var app = RunningApp.over(database)) {
            assertThat(app.http().get("/readyz").status()).isEqualTo(200);
            assertThat(log.lines())
                    .anySatisfy(line -> assertThat(line).contains("at version 900, which is newer than this release"));
        }
    }

    @Test
    void a_database_whose_migrations_were_others_is_refused() {
        Database database = Databases.fresh();
        database.run("UPDATE " + HISTORY + " SET checksum = checksum + 1 WHERE version = '002'");

        assertRefused(database, "migration 002 is not the one this release carries");
    }

    @Test
    void a_database_that_is_not_there_is_said_so_without_credentials() {
        assertThatThrownBy(() -> RunningApp.over(new Database("nowhere", 1)).close())
                .isInstanceOf(Complaint.class)
                .hasMessageContaining("PostgreSQL at 127.0.0.1:1")
                .hasMessageNotContaining("any@");
    }

    /// Proving who one is takes four ways there and back: longer than a request would wait for a connection.
    @Test
    void a_database_that_takes_long_to_let_the_first_one_in_is_waited_for() {
        var database = Databases.fresh();
        try (var cable = new Cable(database.port())) {
            cable.delay(Duration.ofMillis(250));
            var settings = Settings.from(RunningApp.environment(database.through(cable), RunningApp.anotherSecret()))
                    .database();
            try (var connections = Stores.open(settings)) {
                assertThat(Schema.of(settings.address()).requireKnown(connections))
                        .isEmpty();
            }
        }
    }

    private static void assertRefused(Database database, String why) {
        assertThatThrownBy(() -> RunningApp.over(database).close())
                .isInstanceOf(Complaint.class)
                .hasMessageContaining(why);
    }
}
