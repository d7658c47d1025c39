package com.datifyy.application.shared;

import com.datifyy.application.shared.port.Limit;
import com.datifyy.application.shared.port.RateLimiter;
import com.datifyy.domain.identity.Caller;
import java.time.Duration;

/// How often one network, or one person, may do what is done in numbers only by attackers and scrapers. It is
/// the same whichever transport a request comes by.
public final class RequestLimits {
    private final RateLimiter limiter;

    public RequestLimits(RateLimiter limiter) {
        this.limiter = limiter;
    }

    /// An operation with a limit.
    public enum Operation {
        REGISTER("register", 5, Duration.ofMinutes(15)),
        SIGN_IN("sign-in", 10, Duration.ofMinutes(15)),
        REFRESH("refresh", 20, Duration.ofMinutes(1)),
        /// Recommendations, searches and looking at one person.
        DISCOVER("discover", 100, Duration.ofMinutes(1));

        private final Limit limit;

        Operation(String name, int permits, Duration window) {
            limit = new Limit(name, permits, window);
        }
    }

    /// @throws com.datifyy.domain.shared.Refusal.TooManyRequests when the network did this too often
    public void admit(Operation operation, Network network) {
        limiter.check(operation.limit, network.name());
    }

    /// @throws com.datifyy.domain.shared.Refusal.TooManyRequests when the person did this too often
    public void admit(Operation operation, Caller caller) {
        limiter.check(operation.limit, "person " + caller.id());
    }
}
