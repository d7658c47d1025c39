package com.datifyy.bootstrap.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.embedded.OldestPostgres;
import com.datifyy.bootstrap.service.Colleagues;
import com.datifyy.bootstrap.service.Database;
import com.datifyy.bootstrap.service.RunningApp;
import com.datifyy.domain.admin.AdminRole;
import com.datifyy.migrations.Migrations;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The same story on the oldest PostgreSQL that is promised, which the migrations and all that is asked have to suit.
class OldestPostgresJourneyTest implements JourneyContract {
    private static OldestPostgres server;
    private static Database database;
    private static RunningApp app;
    private static String genieToken;

    @BeforeAll
    static void start() {
        server = OldestPostgres.start();
        database = new Database("postgres", server.port());
        new Migrations("jdbc:postgresql://127.0.0.1:" + server.port() + "/postgres", "postgres", "any").migrate();
        app = RunningApp.over(database);
        genieToken = Colleagues.in(app).token(AdminRole.GENIE);
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

    @Override
    public Journey.Visitor visitor() {
        return app.overRest();
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
