package com.datifyy.application.shared;

import com.datifyy.application.shared.port.RateLimiter;
import com.datifyy.domain.identity.Caller;
import java.util.Optional;

/// How often one network, and one person, may ask for what; and how often something may happen at all. It
/// is the same whichever transport a request comes by.
///
/// Transports count every request before anybody handles it: for its network, and once it is known who is
/// calling, for the person. Both have to grant it. Capabilities ask besides for what they are about to
/// cause.
public final class RequestLimits {
    private final RateLimiter limiter;
    private final LimitPolicy policy;

    public RequestLimits(RateLimiter limiter, LimitPolicy policy) {
        this.limiter = limiter;
        this.policy = policy;
    }

    /// Counts a request for its network; nothing when the tier has no limit.
    public Optional<Standing> count(Tier tier, Network network) {
        return count(tier, "network " + network.name());
    }

    /// Counts a request for the person who is calling; nothing when the tier has no limit.
    public Optional<Standing> count(Tier tier, Caller caller) {
        return count(tier, "person " + caller.id());
    }

    /// Lets something happen that is capped by what it is about.
    ///
    /// @param key what is counted, as the flow says; somebody's address or number is hashed before it
    ///     comes here
    /// @throws com.datifyy.domain.shared.Refusal.TooManyRequests when it has happened too often; it says
    ///     when it may again
    public void admit(Flow flow, String key) {
        policy.of(flow).stream()
                .map(limit -> limiter.take(limit, key))
                .filter(left -> !left.granted())
                .findFirst()
                .map(Standing::of)
                .ifPresent(standing -> {
                    throw standing.refusal();
                });
    }

    /// Whether something that is capped by what it is about may happen once more; counted like [#admit].
    public boolean admits(Flow flow, String key) {
        return policy.of(flow).stream()
                .allMatch(limit -> limiter.take(limit, key).granted());
    }

    private Optional<Standing> count(Tier tier, String key) {
        return policy.of(tier).map(limit -> limiter.take(limit, key)).map(Standing::of);
    }
}
