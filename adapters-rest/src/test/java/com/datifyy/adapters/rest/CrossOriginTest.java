package com.datifyy.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.rest.http.CrossOrigin;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrossOriginTest {
    private static final String APP = "https://app.example.com";
    private static final String LOGIN = "/api/v1/auth/login/email";

    @AutoClose
    private final RestService service = new RestService(with(new CrossOrigin(Set.of(APP), false)));

    private static RestSettings with(CrossOrigin crossOrigin) {
        return new RestSettings(0, false, crossOrigin, 0, RestSettings.Limits.USUAL, Duration.ofSeconds(1));
    }

    @Test
    void e5_a_page_of_a_listed_origin_may_call() {
        Answer answer = service.get("/health", "Origin", APP);

        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(APP);
        assertThat(answer.header("Access-Control-Expose-Headers"))
                .contains("ETag", "X-Request-Id", "Retry-After", "Link", "Idempotency-Replayed")
                .contains("RateLimit-Policy", "RateLimit,")
                .contains("X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset");
        assertThat(answer.headers().map()).doesNotContainKey("access-control-allow-credentials");
        assertThat(answer.header("Vary")).contains("Origin");
    }

    @Test
    void e5_a_refusal_can_be_read_by_the_page_too() {
        assertThat(service.post(LOGIN, "{", "Origin", APP).header("Access-Control-Allow-Origin"))
                .isEqualTo(APP);
    }

    @Test
    void e5_a_preflight_tells_the_fixed_methods_and_headers() {
        Answer answer = service.send(
                "OPTIONS",
                "/api/v1/user/me",
                null,
                "Origin",
                APP,
                "Access-Control-Request-Method",
                "PATCH",
                "Access-Control-Request-Headers",
                "X-Evil");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEmpty();
        assertThat(answer.header("Access-Control-Allow-Methods")).isEqualTo("GET, POST, PUT, DELETE, OPTIONS");
        assertThat(answer.header("Access-Control-Allow-Headers"))
                .contains("Content-Type", "Authorization", "If-Match", "X-Request-Id", "Idempotency-Key", "traceparent")
                .contains("Connect-Protocol-Version", "Connect-Timeout-Ms")
                .doesNotContain("X-Evil");
        assertThat(answer.header("Access-Control-Max-Age")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "https://app.example.com.evil.example",
                "http://app.example.com",
                "https://app.example.com:8443",
                "https://APP.example.com",
                "null"
            })
    void e5_a_page_of_another_origin_gets_no_leave_and_changes_nothing(String origin) {
        int checked = service.application.hasher.checked();

        Answer posted =
                service.post(LOGIN, "{\"email\": \"a@example.org\", \"password\": \"12345678\"}", "Origin", origin);
        Answer preflight =
                service.send("OPTIONS", LOGIN, null, "Origin", origin, "Access-Control-Request-Method", "POST");
        Answer read = service.get("/health", "Origin", origin);

        assertThat(posted.status()).isEqualTo(403);
        assertThat(posted.text("/code")).isEqualTo("FOREIGN_ORIGIN");
        assertThat(service.application.hasher.checked())
                .as("nothing handled it")
                .isEqualTo(checked);
        assertThat(preflight.status()).isEqualTo(403);
        assertThat(read.status()).isEqualTo(200);
        for (Answer answer : List.of(posted, preflight, read)) {
            assertThat(answer.headers().map()).doesNotContainKey("access-control-allow-origin");
            assertThat(answer.header("Vary")).contains("Origin");
        }
    }

    @Test
    void our_own_pages_may_call() {
        String own = "http://localhost:" + service.port();

        assertThat(service.post(LOGIN, "{}", "Origin", own).status()).isEqualTo(400);
    }

    @Test
    void in_development_any_page_may_call_without_credentials() {
        try (RestService open = new RestService(with(new CrossOrigin(Set.of(), true)))) {
            Answer answer = open.post(LOGIN, "{}", "Origin", "http://anything.test");

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
            assertThat(answer.headers().map()).doesNotContainKey("access-control-allow-credentials");
        }
    }
}
