package com.datifyy.application.shared;

import com.datifyy.application.shared.port.Limit;
import com.datifyy.application.shared.port.RateLimiter;
import java.time.Duration;

/// How often one network may do what attackers do in numbers. Both transports ask here before they read the
/// request any further.
public final class RequestLimits {
    private final RateLimiter limiter;

    public RequestLimits(RateLimiter limiter) {
        this.limiter = limiter;
    }

    /// An operation with a limit.
    public enum Operation {
        REGISTER("register", 5, Duration.ofMinutes(15)),
        SIGN_IN("sign-in", 10, Duration.ofMinutes(15)),
        REFRESH("refresh", 20, Duration.ofMinutes(1));

        private final Limit limit;

        Operation(String name, int permits, Duration window) {
            limit = new Limit(name, permits, window);
        }
    }

    /// @throws com.datifyy.domain.shared.Refusal.TooManyRequests when the network did this too often
    public void admit(Operation operation, Network network) {
        limiter.check(operation.limit, network.name());
    }
}
