package com.datifyy.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Supplier;
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

    @Test
    void d14_ids_of_nobody_count_wherever_they_are_named() {
        service.application.exhaust("people-misses");
        for (Supplier<Answer> miss : List.<Supplier<Answer>>of(
                () -> maya.post("/api/v1/user/block/999", "{}"),
                () -> maya.post("/api/v1/user/report/999", "{\"reason\": \"REPORT_REASON_SPAM\", \"details\": \"x\"}"),
                () -> maya.delete("/api/v1/user/photos/00000000-0000-0000-0000-000000000001"))) {
            try (LogLines log = new LogLines()) {
                assertThat(miss.get().status()).isEqualTo(404);
                assertThat(log.all()).contains("event=\"ID_PROBING\"");
            }
        }
    }
}
