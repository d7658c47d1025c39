package com.datifyy.bootstrap.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.redis.RedisServer;
import com.datifyy.bootstrap.journey.Journey.Newcomer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A Redis that is not there, or says nothing, when the service starts: it starts without, and uses it once it is
/// there.
class RedisAwayAtStartTest {
    private final int port = RedisServer.freePort();

    @Test
    void h6_a_service_starts_without_a_redis_that_is_away_and_finds_it_later() {
        try (RunningApp app = started()) {
            assertServesWithout(app);
            assertFinds(app);
        }
    }

    @Test
    void h6_a_service_starts_without_a_redis_that_says_nothing_and_finds_it_later() throws IOException {
        var silent = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        try (silent) {
            try (RunningApp app = started()) {
                assertServesWithout(app);
                speak(silent);
                assertFinds(app);
            }
        }
    }

    /// Makes room for one that does.
    private static void speak(ServerSocket silent) throws IOException {
        silent.close();
    }

    private RunningApp started() {
        return RunningApp.with(
                Databases.fresh(), RunningApp.anotherSecret(), Map.of("REDIS_URL", "redis://127.0.0.1:" + port));
    }

    private static void assertServesWithout(RunningApp app) {
        Newcomer newcomer = Newcomer.named("Maya Kulkarni");
        app.overRest().register(newcomer);
        assertThat(app.overRest()
                        .signIn(newcomer.email(), newcomer.password())
                        .profile()
                        .name())
                .isEqualTo("Maya Kulkarni");
        assertThat(app.http().get("/readyz").status()).isEqualTo(200);
        assertThat(app.http().get("/health/redis").status()).isEqualTo(503);
    }

    private void assertFinds(RunningApp app) {
        try (var _ = RedisServer.startAt(port)) {
            Eventually.is("Redis is seen", () -> app.http().get("/health/redis").status() == 200);
        }
    }
}
