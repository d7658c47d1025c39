package com.datifyy.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.rest.http.CrossOrigin;
import com.datifyy.application.shared.LimitPolicy;
import com.datifyy.application.shared.Rate;
import com.datifyy.application.shared.RequestLimits;
import com.datifyy.application.shared.TestClock;
import com.datifyy.application.shared.port.CountingRateLimiter;
import com.datifyy.application.shared.port.CountingRateLimiter.Use;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a client sees of the limits.
class LimitsTest {
    private static final String APP = "https://app.example.com";
    private static final String LOGIN = "/api/v1/auth/login/email";
    private static final String ME = "/api/v1/user/me";

    private final TestClock clock = new TestClock();
    private final CountingRateLimiter limiter = new CountingRateLimiter(clock);
    private RestService service;

    @BeforeEach
    void start() {
        service = with(LimitPolicy.STANDARD);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private RestService with(LimitPolicy policy) {
        var settings = new RestSettings(
                0, false, new CrossOrigin(Set.of(APP), false), 1, RestSettings.Limits.USUAL, Duration.ofSeconds(1));
        return new RestService(settings, new RequestLimits(limiter, policy));
    }

    @Test
    void every_limited_answer_tells_how_it_stands() {
        Answer answer = service.post(LOGIN, "{}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("RateLimit-Policy")).isEqualTo("\"login\";q=10;w=900");
        assertThat(answer.header("RateLimit")).isEqualTo("\"login\";r=9;t=90");
        assertThat(answer.header("X-RateLimit-Limit")).isEqualTo("10");
        assertThat(answer.header("X-RateLimit-Remaining")).isEqualTo("9");
        assertThat(answer.header("X-RateLimit-Reset")).isEqualTo(Long.toString(TestClock.START.getEpochSecond() + 90));
        assertThat(answer.headers().map()).doesNotContainKey("retry-after");
    }

    @Test
    void a5_a_refusal_tells_when_to_come_back_and_a_page_may_read_it() {
        for (int i = 0; i < 10; i++) {
            assertThat(service.post(LOGIN, "{}").status()).isEqualTo(400);
        }
        clock.advance(Duration.ofSeconds(30));
        service.application.clock.advance(Duration.ofSeconds(30));

        Answer answer = service.post(LOGIN, "{}", "Origin", APP);

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.text("/code")).isEqualTo("TOO_MANY_REQUESTS");
        assertThat(answer.text("/message")).isEqualTo("Rate limit exceeded. Please try again later.");
        assertThat(answer.header("Retry-After")).isEqualTo("60");
        assertThat(answer.header("RateLimit-Policy")).isEqualTo("\"login\";q=10;w=900");
        assertThat(answer.header("RateLimit")).isEqualTo("\"login\";r=0;t=60");
        assertThat(answer.header("X-RateLimit-Limit")).isEqualTo("10");
        assertThat(answer.header("X-RateLimit-Remaining")).isEqualTo("0");
        assertThat(answer.header("X-RateLimit-Reset")).isEqualTo(Long.toString(TestClock.START.getEpochSecond() + 900));
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(APP);
        assertThat(answer.header("Access-Control-Expose-Headers")).contains("Retry-After", "RateLimit");
    }

    @Test
    void what_a_cap_refuses_tells_of_the_cap() {
        service.application.exhaust("another-to-recipient");

        Answer answer =
                service.post("/api/v1/auth/password/reset/request", "{\"email\": \"maya@example.org\"}", "Origin", APP);

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("Retry-After")).isEqualTo("90");
        assertThat(answer.header("RateLimit-Policy")).isEqualTo("\"another-to-recipient\";q=1;w=60");
        assertThat(answer.header("RateLimit")).isEqualTo("\"another-to-recipient\";r=0;t=90");
        assertThat(answer.header("X-RateLimit-Limit")).isEqualTo("1");
        assertThat(answer.header("X-RateLimit-Remaining")).isEqualTo("0");
        assertThat(answer.header("X-RateLimit-Reset")).isEqualTo(Long.toString(TestClock.START.getEpochSecond() + 60));
    }

    @Test
    void what_waits_for_no_counted_limit_has_nothing_left_until_the_wait_is_over() {
        service.joinProven("Maya");
        String wrong = "{\"email\": \"member1@example.org\", \"password\": \"not the password\"}";
        Answer answer = service.post(LOGIN, wrong);
        for (int i = 0; i < 8 && answer.status() == 401; i++) {
            answer = service.post(LOGIN, wrong);
        }
        long wait = Long.parseLong(answer.header("Retry-After"));

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("RateLimit-Policy")).isEqualTo("\"login\";q=10;w=900");
        assertThat(answer.header("RateLimit")).isEqualTo("\"login\";r=0;t=" + wait);
        assertThat(answer.header("X-RateLimit-Remaining")).isEqualTo("0");
        assertThat(answer.header("X-RateLimit-Reset"))
                .isEqualTo(Long.toString(TestClock.START.getEpochSecond() + wait));
    }

    @Test
    void who_is_signed_in_is_counted_by_network_and_by_person_and_told_the_tighter_of_both() {
        RestService.Member maya = service.join("Maya");
        maya.get(ME);
        maya.get(ME, "X-Forwarded-For", "203.0.113.9");

        Answer elsewhere = maya.get(ME, "X-Forwarded-For", "203.0.113.10");

        assertThat(elsewhere.header("RateLimit")).startsWith("\"default\";r=97;");
        assertThat(limiter.uses()
                        .subList(limiter.uses().size() - 2, limiter.uses().size()))
                .containsExactly(new Use("default", "network 203.0.113.10"), new Use("default", "person " + maya.id()));
    }

    @Test
    void b1_guessing_tokens_is_limited_by_network() {
        for (int i = 0; i < 100; i++) {
            assertThat(service.get(ME, "Authorization", "Bearer guess" + i).status())
                    .isEqualTo(401);
        }

        Answer answer = service.get(ME, "Authorization", "Bearer one more");

        assertThat(answer.status()).isEqualTo(429);
        assertThat(service.get(ME, "Authorization", "Bearer guess", "X-Forwarded-For", "203.0.113.9")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void a_head_request_counts_like_a_get() {
        service.get(ME);

        Answer answer = service.send("HEAD", ME, null);

        assertThat(answer.header("X-RateLimit-Remaining")).isEqualTo("98");
    }

    @Test
    void health_documentation_preflights_and_unknown_paths_are_never_counted() {
        List<Answer> answers = List.of(
                service.get("/health"),
                service.send("HEAD", "/health", null),
                service.get("/readyz"),
                service.get("/health/redis"),
                service.get("/openapi.yaml"),
                service.get("/docs"),
                service.send("OPTIONS", LOGIN, null, "Origin", APP, "Access-Control-Request-Method", "POST"),
                service.send("OPTIONS", ME, null),
                service.get("/nothing"));

        assertThat(limiter.uses()).isEmpty();
        for (Answer answer : answers) {
            assertThat(answer.headers().map()).doesNotContainKeys("ratelimit", "x-ratelimit-limit");
        }
    }

    @Test
    void h5_where_the_limit_cannot_be_asked_the_request_is_refused() {
        limiter.goAway();

        Answer answer = service.post(LOGIN, "{}");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isNotEmpty();
    }

    @Test
    void an_operator_may_change_a_limit_or_switch_it_off() {
        stop();
        service = with(new LimitPolicy(
                Map.of("login", Optional.of(new Rate(2, Duration.ofHours(1))), "default", Optional.empty())));

        assertThat(service.post(LOGIN, "{}").header("RateLimit-Policy")).isEqualTo("\"login\";q=2;w=3600");
        assertThat(service.get(ME).headers().map()).doesNotContainKey("ratelimit");
    }
}
