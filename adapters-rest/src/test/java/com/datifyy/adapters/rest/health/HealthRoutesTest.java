package com.datifyy.adapters.rest.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.rest.Answer;
import com.datifyy.adapters.rest.Golden;
import com.datifyy.adapters.rest.RestService;
import com.datifyy.adapters.rest.health.Probe.Health;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class HealthRoutesTest {
    @AutoClose
    private final RestService service = new RestService();

    @Test
    void the_service_describes_itself() {
        Golden.assertMatches("service", service.get("/").body());
    }

    @Test
    void health_asks_no_store() {
        service.database.set(Health.UNAVAILABLE);
        service.application.units.goDown();

        Golden.assertMatches("health", service.get("/health").body());
        assertThat(service.get("/livez").text("/status")).isEqualTo("ok");
    }

    @Test
    void h8_the_version_that_is_told_is_the_contracts_and_not_the_releases() {
        assertThat(service.get("/openapi.yaml").text()).contains("\n  version: " + HealthRoutes.VERSION + "\n");
    }

    @Test
    void readiness_follows_the_database() {
        assertThat(service.get("/ready").text("/status")).isEqualTo("ready");
        assertThat(service.get("/readyz").status()).isEqualTo(200);

        service.database.set(Health.UNAVAILABLE);

        assertThat(service.get("/ready").status()).isEqualTo(503);
        assertThat(service.get("/readyz").text("/status")).isEqualTo("unavailable");
        service.database.set(Health.OK);
        service.redis.set(Health.UNAVAILABLE);
        assertThat(service.get("/ready").status()).as("Redis may be lost").isEqualTo(200);
    }

    @Test
    void h8_each_store_tells_its_state_and_no_more() {
        assertThat(service.get("/health/db").text()).isEqualTo("{\"status\":\"ok\"}");
        assertThat(service.get("/health/redis").text()).isEqualTo("{\"status\":\"disabled\"}");

        service.database.set(Health.UNAVAILABLE);
        service.redis.set(Health.UNAVAILABLE);

        for (String path : new String[] {"/health/db", "/health/redis"}) {
            Answer answer = service.get(path);
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.text()).isEqualTo("{\"status\":\"unavailable\"}");
        }
    }

    @Test
    void a_store_that_fails_or_hangs_is_unavailable() {
        CountDownLatch never = new CountDownLatch(1);
        Probe failing = () -> {
            throw new IllegalStateException("driver says no");
        };
        Probe hanging = () -> {
            try {
                never.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            return Health.OK;
        };

        assertThat(new BoundedProbe(failing, Duration.ofSeconds(30)).check()).isEqualTo(Health.UNAVAILABLE);
        assertThat(new BoundedProbe(hanging, Duration.ofMillis(50)).check()).isEqualTo(Health.UNAVAILABLE);
        assertThat(new BoundedProbe(Probe.DISABLED, Duration.ofSeconds(30)).check())
                .isEqualTo(Health.DISABLED);
    }
}
