package com.datifyy.bootstrap.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.adapters.embedded.OtherPostgres;
import com.datifyy.bootstrap.service.Colleagues;
import com.datifyy.bootstrap.service.RunningApp;
import com.datifyy.bootstrap.service.TwoRoles;
import com.datifyy.domain.admin.AdminRole;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The same story over gRPC, and with another database than that over REST: on the oldest PostgreSQL that is promised,
/// which the migrations and all that is asked have to suit, and with the two roles of docs/operations.md, made as it
/// stands there.
class GrpcOnOldestPostgresJourneyTest implements JourneyContract {
    private static OtherPostgres server;
    private static TwoRoles roles;
    private static RunningApp app;
    private static String genieToken;

    @BeforeAll
    static void start() {
        server = OtherPostgres.oldest();
        roles = TwoRoles.on(server.port());
        app = RunningApp.with(roles.database(), RunningApp.anotherSecret(), Map.of("DATABASE_URL", roles.servingUrl()));
        genieToken = Colleagues.in(app).token(AdminRole.GENIE);
    }

    @AfterAll
    static void stop() {
        app.close();
        server.close();
    }

    @Test
    void it_is_version_15() {
        assertThat(roles.database().texts("SHOW server_version_num"))
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
        try (var connection = roles.connect(TwoRoles.SERVING);
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
        try (var owner = roles.connect(TwoRoles.OWNER);
                var serving = roles.connect(TwoRoles.SERVING);
                var making = owner.createStatement();
                var using = serving.createStatement()) {
            making.execute("CREATE TABLE datifyy.made_later (id int, number serial)");
            making.execute("ALTER TABLE datifyy.made_later ENABLE ROW LEVEL SECURITY");
            try {
                assertThat(using.executeUpdate("INSERT INTO datifyy.made_later (id) VALUES (1)"))
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
