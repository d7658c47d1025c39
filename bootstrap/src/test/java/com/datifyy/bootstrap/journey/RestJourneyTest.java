package com.datifyy.bootstrap.journey;

import com.datifyy.bootstrap.service.Colleagues;
import com.datifyy.bootstrap.service.RunningApp;
import com.datifyy.domain.admin.AdminRole;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class RestJourneyTest implements JourneyContract {
    private static RunningApp app;
    private static String genieToken;

    @BeforeAll
    static void start() {
        app = RunningApp.start();
        genieToken = Colleagues.in(app).token(AdminRole.GENIE);
    }

    @AfterAll
    static void stop() {
        app.close();
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
