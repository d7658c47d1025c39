package com.datifyy.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.rest.http.CrossOrigin;
import com.datifyy.application.shared.LimitPolicy;
import com.datifyy.application.shared.RequestLimits;
import com.datifyy.application.shared.TestClock;
import com.datifyy.application.shared.port.CountingRateLimiter;
import com.datifyy.application.shared.port.CountingRateLimiter.Use;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForwardingTest {
    @Test
    void e8_spoofed_forwarding_headers_change_nothing() {
        CountingRateLimiter limiter = new CountingRateLimiter(new TestClock());
        RequestLimits limits = new RequestLimits(limiter, LimitPolicy.STANDARD);
        try (RestService direct = new RestService(RestSettings.onPort(0), limits);
                RestService proxied = new RestService(
                        new RestSettings(
                                0, false, CrossOrigin.NONE, 1, RestSettings.Limits.USUAL, Duration.ofSeconds(1)),
                        limits)) {
            for (RestService service : List.of(direct, proxied)) {
                service.post(
                        "/api/v1/auth/login/email",
                        "{}",
                        "X-Forwarded-For",
                        "6.6.6.6, 203.0.113.9",
                        "X-Real-Ip",
                        "7.7.7.7",
                        "Forwarded",
                        "for=8.8.8.8");
            }
        }

        assertThat(limiter.uses()).hasSize(2).last().isEqualTo(new Use("login", "network 203.0.113.9"));
        assertThat(limiter.uses().getFirst().key()).isIn("network 127.0.0.1", "network 0000000000000000/64");
    }
}
