package com.datifyy.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.bootstrap.service.Database;
import com.datifyy.bootstrap.service.Databases;
import com.datifyy.bootstrap.service.RunningApp;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Commands of the operator's whose database cannot be reached or has no schema: each says why, in a line.
class DatabaseUnfitTest {
    private static final int AWAY = 69;
    private static final int NOT_RIGHT = 78;

    private final StringWriter said = new StringWriter();

    private int run(Database database, String command) {
        var environment = Map.of(
                "ENV", "development",
                "DATABASE_URL", database.url(),
                "JWT_SECRET", RunningApp.anotherSecret());
        return CommandLines.run(environment, new StringWriter(), said, command.split(" "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "outbox",
                "report queries",
                "backup create --to target/never-made",
                "admin create --email lena@example.org --name Lena",
                "migrate"
            })
    void one_that_lets_nobody_in_is_named_with_the_reason_it_gave(String command) {
        var missing = new Database("nobody_made_this", Databases.fresh().port());

        assertThat(run(missing, command)).isEqualTo(AWAY);
        assertThat(said.toString().lines())
                .containsExactly("datifyy: PostgreSQL at 127.0.0.1:" + missing.port()
                        + ": FATAL: database \"nobody_made_this\" does not exist");
    }

    @ParameterizedTest
    @ValueSource(strings = {"outbox", "admin create --email lena@example.org --name Lena"})
    void one_without_a_schema_is_told_apart_from_one_that_is_away(String command) {
        assertThat(run(Databases.empty(), command)).isEqualTo(NOT_RIGHT);
        assertThat(said.toString().lines())
                .containsExactly("datifyy: the database is empty: run `datifyy migrate` first");
    }
}
