package com.datifyy.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.ILoggingEvent;
import com.datifyy.adapters.rest.http.CrossOrigin;
import com.datifyy.application.shared.LimitPolicy;
import com.datifyy.application.shared.Rate;
import com.datifyy.application.shared.RequestLimits;
import com.datifyy.application.shared.TestClock;
import com.datifyy.application.shared.port.CountingRateLimiter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What the log says about whom the door did not let in.
class TurnedAwayTest {
    private static final String ME = "/api/v1/user/me";
    private static final String FROM = "203.0.113.9";

    private final TestClock clock = new TestClock();

    private RestService with(Map<String, Optional<Rate>> limits) {
        var settings =
                new RestSettings(0, false, CrossOrigin.NONE, 1, RestSettings.Limits.USUAL, Duration.ofSeconds(1));
        return new RestService(settings, new RequestLimits(new CountingRateLimiter(clock), new LimitPolicy(limits)));
    }

    private static List<Map<String, Object>> events(LogLines log) {
        return log.events().stream()
                .filter(event -> event.getLoggerName().equals("com.datifyy.security"))
                .filter(event -> event.getKeyValuePairs().stream().anyMatch(pair -> pair.key.equals("operation")))
                .map(TurnedAwayTest::pairs)
                .toList();
    }

    private static Map<String, Object> pairs(ILoggingEvent event) {
        assertThat(event.getMDCPropertyMap()).containsKey("requestId");
        return event.getKeyValuePairs().stream().collect(Collectors.toMap(pair -> pair.key, pair -> pair.value));
    }

    @Test
    void h4_who_does_not_prove_who_they_are_is_a_security_event_without_what_they_sent() {
        try (RestService service = with(Map.of());
                LogLines log = new LogLines()) {
            service.get(ME, "Authorization", "Bearer made-up-token", "X-Forwarded-For", FROM);

            assertThat(events(log))
                    .containsExactly(Map.of(
                            "event", "ACCESS_DENIED",
                            "reason", "UNAUTHENTICATED",
                            "operation", "GET " + ME,
                            "network", "203.0.113.0/24"));
            assertThat(log.all()).doesNotContain("made-up-token", FROM);
        }
    }

    @Test
    void h4_who_may_not_do_something_is_a_security_event_with_the_number_of_their_account() {
        try (RestService service = with(Map.of());
                LogLines log = new LogLines()) {
            RestService.Member maya = service.join("Maya Rao");
            maya.get("/api/v1/admin/users/7?email=arjun@example.org", "X-Forwarded-For", FROM);

            assertThat(events(log))
                    .containsExactly(Map.of(
                            "event", "ACCESS_DENIED",
                            "reason", "FORBIDDEN",
                            "operation", "GET /api/v1/admin/users/{id}",
                            "account", maya.id(),
                            "network", "203.0.113.0/24"));
            assertThat(log.all()).doesNotContain(maya.token(), maya.email(), "arjun", "Maya", FROM);
        }
    }

    @Test
    void h4_who_comes_too_often_is_a_security_event() {
        Rate once = new Rate(1, Duration.ofHours(1));
        try (RestService service = with(Map.of("login", Optional.of(once), "default", Optional.of(once)));
                LogLines log = new LogLines()) {
            String body = "{\"email\": \"arjun@example.org\", \"password\": \"some password\"}";
            service.post("/api/v1/auth/login/email", body, "X-Forwarded-For", FROM);
            service.post("/api/v1/auth/login/email", body, "X-Forwarded-For", FROM);
            RestService.Member maya = service.join("Maya Rao");
            maya.get(ME, "X-Forwarded-For", "198.51.100.1");
            maya.get(ME, "X-Forwarded-For", "198.51.101.1");

            assertThat(events(log))
                    .containsExactly(
                            Map.of(
                                    "event", "LIMIT_HIT",
                                    "operation", "POST /api/v1/auth/login/email",
                                    "network", "203.0.113.0/24"),
                            Map.of(
                                    "event",
                                    "LIMIT_HIT",
                                    "operation",
                                    "GET " + ME,
                                    "account",
                                    maya.id(),
                                    "network",
                                    "198.51.101.0/24"));
            assertThat(log.all())
                    .doesNotContain("arjun", "some password", maya.token(), maya.email(), FROM, "198.51.100.1");
        }
    }

    @Test
    void whoever_is_let_in_or_asks_for_what_is_not_there_is_none() {
        try (RestService service = with(Map.of());
                LogLines log = new LogLines()) {
            RestService.Member maya = service.join("Maya");
            maya.get(ME);
            maya.get("/api/v1/user/profile/123456");
            maya.get("/api/v1/user/blocked");

            assertThat(events(log)).isEmpty();
        }
    }
}
