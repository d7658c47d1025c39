package com.datifyy.bootstrap.journey;

import com.datifyy.bootstrap.service.RunningApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class RestJourneyTest implements JourneyContract {
    private static RunningApp app;

    @BeforeAll
    static void start() {
        app = RunningApp.start();
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Override
    public Journey.Visitor visitor() {
        return app.overRest();
    }
}
