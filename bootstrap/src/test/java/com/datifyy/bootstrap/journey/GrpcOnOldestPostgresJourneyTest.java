package com.datifyy.bootstrap.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.adapters.embedded.OtherPostgres;
import com.datifyy.bootstrap.service.Colleagues;
import com.datifyy.bootstrap.service.Database;
import com.datifyy.bootstrap.service.RunningApp;
import com.datifyy.domain.admin.AdminRole;
import com.datifyy.migrations.Migrations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The same story over gRPC, and with another database than that over REST: on the oldest PostgreSQL that is promised,
/// which the migrations and all that is asked have to suit, and with the two roles of docs/operations.md, made as it
/// stands there.
class GrpcOnOldestPostgresJourneyTest implements JourneyContract {
    private static final Pattern ROLES = Pattern.compile("(?s)```sql\n(CREATE ROLE .*?)```");

    private static OtherPostgres server;
    private static Database database;
    private static RunningApp app;
    private static String genieToken;

    @BeforeAll
    static void start() throws IOException {
        server = OtherPostgres.oldest();
        List<String> roles = ROLES.matcher(Files.readString(Path.of("..", "docs", "operations.md")))
                .results()
                .map(block -> block.group(1))
                .toList();
        assertThat(roles).hasSize(2);
        database = new Database("datifyy", server.port());
        runEach(roles.getFirst(), new Database("postgres", server.port()));
        new Migrations(jdbcUrl(), "datifyy", "any").migrate();
        runEach(roles.getLast(), database);
        app = RunningApp.with(
                database,
                RunningApp.anotherSecret(),
                Map.of("DATABASE_URL", database.url().replace("//postgres:", "//datifyy_serve:")));
        genieToken = Colleagues.in(app).token(AdminRole.GENIE);
    }

    private static String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + server.port() + "/datifyy";
    }

    private static void runEach(String statements, Database in) {
        statements.lines().forEach(in::run);
    }

    @AfterAll
    static void stop() {
        app.close();
        server.close();
    }

    @Test
    void it_is_version_15() {
        assertThat(database.texts("SHOW server_version_num"))
                .singleElement()
                .satisfies(version -> assertThat(version).startsWith("15"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE datifyy.another (id int)",
                "ALTER TABLE datifyy.users ADD COLUMN another int",
                "ALTER TABLE datifyy.audit_events DISABLE TRIGGER ALL",
                "TRUNCATE datifyy.audit_events",
                "DROP SCHEMA datifyy CASCADE",
                "UPDATE datifyy.flyway_schema_history SET success = success",
                "DELETE FROM datifyy.flyway_schema_history",
            })
    void h2_the_role_that_it_serves_as_can_change_no_schema(String change) throws SQLException {
        try (var connection = DriverManager.getConnection(jdbcUrl(), "datifyy_serve", "any");
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(change))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refused -> assertThat(refused.getSQLState()).isEqualTo("42501"));
        }
    }

    /// As the next release makes one.
    @Test
    void it_reads_and_writes_a_table_that_is_made_after_it_got_its_rights() throws SQLException {
        try (var owner = DriverManager.getConnection(jdbcUrl(), "datifyy", "any");
                var serving = DriverManager.getConnection(jdbcUrl(), "datifyy_serve", "any");
                var making = owner.createStatement();
                var using = serving.createStatement()) {
            making.execute("CREATE TABLE datifyy.made_later (id int)");
            making.execute("ALTER TABLE datifyy.made_later ENABLE ROW LEVEL SECURITY");
            try {
                assertThat(using.executeUpdate("INSERT INTO datifyy.made_later VALUES (1)"))
                        .isOne();
                assertThat(using.executeUpdate("DELETE FROM datifyy.made_later WHERE id = 1"))
                        .isOne();
            } finally {
                making.execute("DROP TABLE datifyy.made_later");
            }
        }
    }

    @Override
    public Journey.Visitor visitor() {
        return app.overGrpc();
    }

    @Override
    public RunningApp app() {
        return app;
    }

    @Override
    public String genieToken() {
        return genieToken;
    }
}
