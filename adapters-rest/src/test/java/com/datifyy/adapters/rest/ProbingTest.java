package com.datifyy.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ProbingTest {
    @AutoClose
    private final RestService service = new RestService();

    private final RestService.Member maya = service.join("Maya Rao", "GENDER_FEMALE");

    @Test
    void d14_h4_whoever_tries_many_ids_is_a_security_event_and_hears_nothing_new() {
        try (LogLines log = new LogLines()) {
            Answer before = maya.get("/api/v1/user/profile/998");
            assertThat(log.all()).doesNotContain("ID_PROBING");

            service.application.exhaust("people-misses");
            Answer after = maya.get("/api/v1/user/profile/999");

            assertThat(after.status()).isEqualTo(404).isEqualTo(before.status());
            assertThat(after.text("/message")).isEqualTo(before.text("/message"));
            assertThat(log.all())
                    .contains("event=\"ID_PROBING\"")
                    .contains("account=\"" + maya.id() + "\"")
                    .doesNotContain("999\"");
        }
    }
}
