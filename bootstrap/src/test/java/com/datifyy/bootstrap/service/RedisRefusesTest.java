package com.datifyy.bootstrap.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.redis.RedisServer;
import com.datifyy.bootstrap.settings.LogSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A Redis that answers, and does not do what the service needs it for.
@Timeout(120)
class RedisRefusesTest {
    /// Twice as long as it takes until Redis is asked again.
    private static final Duration A_WHILE = Duration.ofSeconds(5);

    private static int port;
    private static RedisServer redis;
    private static LogCapture log;
    private static RunningApp app;

    enum Trouble {
        FULL("CONFIG SET maxmemory 1", "CONFIG SET maxmemory 0"),
        CAN_ONLY_BE_READ("REPLICAOF 127.0.0.1 1", "REPLICAOF NO ONE"),
        LETS_NOBODY_WRITE("ACL SETUSER default -set", "ACL SETUSER default +set");

        private final String begin;
        private final String end;

        Trouble(String begin, String end) {
            this.begin = begin;
            this.end = end;
        }
    }

    @BeforeAll
    static void start() {
        port = RedisServer.freePort();
        redis = RedisServer.startAt(port);
        log = LogCapture.of(LogSettings.Level.INFO);
        app = RunningApp.with(
                Databases.fresh(),
                RunningApp.anotherSecret(),
                Map.of("REDIS_URL", "redis://127.0.0.1:" + port, "METRICS_TOKEN", AppProcess.METRICS_TOKEN));
    }

    @AfterAll
    static void stop() {
        app.close();
        log.close();
        redis.close();
    }

    @AfterEach
    void allIsWellAgain() {
        for (Trouble trouble : Trouble.values()) {
            told(trouble.end);
        }
    }

    @ParameterizedTest
    @EnumSource
    void h6_health_says_so_all_the_time_and_the_log_once_until_it_is_over(Trouble trouble) {
        Eventually.is("all is well", () -> health() == 200);
        int before = log.lines().size();

        told(trouble.begin);
        Eventually.is("it is found out, though nobody else asks Redis", () -> health() == 503);
        long end = System.nanoTime() + A_WHILE.toNanos();
        while (System.nanoTime() < end) {
            assertThat(health()).isEqualTo(503);
            assertThat(register(Networks.another())).as("nobody is turned away").isEqualTo(400);
        }
        assertThat(app.http().get("/").at("/status/redis").asText()).isEqualTo("unavailable");
        assertThat(app.http().as(AppProcess.METRICS_TOKEN).get("/metrics").text())
                .contains("datifyy_redis_up 0");
        assertThat(aboutRedis(before))
                .singleElement()
                .asString()
                .startsWith("WARN")
                .contains("refuses evalsha");

        told(trouble.end);
        Eventually.is("it is well again", () -> health() == 200);

        assertThat(aboutRedis(before)).hasSize(2).last().asString().startsWith("INFO");
    }

    private static int health() {
        return app.http().get("/health/redis").status();
    }

    /// Is counted, and refused since it lacks everything.
    private static int register(String network) {
        return new Http(app.http().client(), app.httpPort(), network, null)
                .post("/api/v1/auth/register/email", "{}")
                .status();
    }

    private static List<String> aboutRedis(int before) {
        List<String> lines = log.lines();
        return lines.subList(before, lines.size()).stream()
                .filter(line -> line.contains("Redis at "))
                .toList();
    }

    private static void told(String command) {
        assertThat(new RedisTalk(port).answer(command)).isEqualTo("+OK");
    }
}
