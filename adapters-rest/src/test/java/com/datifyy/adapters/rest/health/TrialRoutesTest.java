package com.datifyy.adapters.rest.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.rest.Answer;
import com.datifyy.adapters.rest.RestService;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class TrialRoutesTest {
    @AutoClose
    private final RestService service = new RestService();

    @Test
    void a_store_that_works_says_so() {
        service.redis.set(Probe.Health.OK);

        Answer database = service.get("/api/test-db");
        Answer redis = service.get("/api/test-redis");

        assertThat(database.status()).isEqualTo(200);
        assertThat(database.text("/database")).isEqualTo("connected");
        assertThat(database.text("/time"))
                .isEqualTo(service.application.clock.instant().toString());
        assertThat(redis.status()).isEqualTo(200);
        assertThat(redis.text("/redis")).isEqualTo("connected");
        assertThat(redis.text("/key")).isEqualTo("datifyy:trial:1");
        assertThat(redis.text("/value")).isEqualTo("7");
        assertThat(redis.text("/ttl")).isEqualTo("10 seconds");
    }

    @Test
    void h6_a_store_that_is_away_or_not_configured_is_unavailable() {
        service.database.set(Probe.Health.UNAVAILABLE);

        assertThat(service.get("/api/test-db").status()).isEqualTo(503);
        assertThat(service.get("/api/test-redis").status()).isEqualTo(503);
    }
}
