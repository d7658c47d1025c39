package com.datifyy.application.shared;

import com.datifyy.application.shared.port.Limit;
import com.datifyy.application.shared.port.RateLimiter;
import com.datifyy.domain.identity.Device;
import com.datifyy.domain.shared.Actor;
import java.util.Optional;
import java.util.stream.Stream;

/// How often one network, and one person, may ask for what; and how often something may happen at all. It
/// is the same whichever transport a request comes by.
///
/// Transports count every request before anybody handles it: for its network, and once it is known who is
/// calling, for the person. Both have to grant it. Capabilities ask besides for what they are about to
/// cause.
public final class RequestLimits {
    /// How many networks' worth one site may ask for: a household or an office has one network, a mobile
    /// carrier gives thousands of people one each.
    static final int SITE = 20;

    private final RateLimiter limiter;
    private final LimitPolicy policy;

    public RequestLimits(RateLimiter limiter, LimitPolicy policy) {
        this.limiter = limiter;
        this.policy = policy;
    }

    /// Counts a request for its network and, where that is part of a larger site, for the site, which may do
    /// [#SITE] times as much; nothing when the tier has no limit.
    public Optional<Standing> count(Tier tier, Network network) {
        return policy.of(tier).map(limit -> take(limit, network));
    }

    /// Counts a request for whoever is calling; nothing when the tier has no limit.
    public Optional<Standing> count(Tier tier, Actor actor) {
        return policy.of(tier).map(limit -> limiter.take(limit, actor.key())).map(Standing::of);
    }

    /// Lets something happen that is capped by what it is about.
    ///
    /// @param key what is counted, as the flow says; somebody's address or number is hashed before it
    ///     comes here
    /// @throws com.datifyy.domain.shared.Refusal.TooManyRequests when it has happened too often; it says
    ///     when it may again
    public void admit(Flow flow, String key) {
        requireAll(policy.of(flow).stream().map(limit -> Standing.of(limiter.take(limit, key))), Network.NONE);
    }

    /// Lets something happen several times at once, or not at all; more often than the cap allows at most counts
    /// as that.
    ///
    /// @throws com.datifyy.domain.shared.Refusal.TooManyRequests when it would happen too often; it says when so
    ///     often is possible again
    public void admit(Flow flow, String key, int times) {
        if (times > 0) {
            requireAll(
                    policy.of(flow).stream()
                            .map(limit -> Standing.of(limiter.take(limit, key, Math.min(times, limit.permits())))),
                    Network.NONE);
        }
    }

    /// Lets something happen that is capped by where it comes from; its site is counted as for [#count].
    ///
    /// @throws com.datifyy.domain.shared.Refusal.TooManyRequests when it has happened too often; it says
    ///     when it may again
    public void admit(Flow flow, Network network) {
        requireAll(policy.of(flow).stream().map(limit -> take(limit, network)), network);
    }

    /// Lets something happen that is capped by the device it comes from. A device that does not say which it
    /// is, or says something that many others may say too, is not counted: whatever has such a cap has one
    /// for its network besides, so nobody gains by keeping silent.
    ///
    /// @param network where it comes from, for the record
    /// @throws com.datifyy.domain.shared.Refusal.TooManyRequests when it has happened too often; it says when
    ///     it may again
    public void admit(Flow flow, Device device, Network network) {
        if (device.hasUniqueId()) {
            requireAll(policy.of(flow).stream().map(limit -> Standing.of(limiter.take(limit, keyOf(device)))), network);
        }
    }

    /// Whether something that is capped by the device it comes from may happen once more; counted like [#admit].
    public boolean admits(Flow flow, Device device) {
        return !device.hasUniqueId() || admits(flow, keyOf(device));
    }

    private static String keyOf(Device device) {
        return "device " + device.deviceId();
    }

    /// The limit of a flow that is counted where it is kept, if it has one.
    public Optional<Limit> countedElsewhere(Flow flow) {
        return policy.of(flow).stream().findFirst();
    }

    /// Notes that such a limit was hit.
    public void noteReached(Limit limit) {
        TurnedAway.byLimit(limit.name(), Network.NONE);
    }

    private static void requireAll(Stream<Standing> standings, Network network) {
        standings.filter(standing -> !standing.granted()).findFirst().ifPresent(standing -> {
            TurnedAway.byLimit(standing.limit(), network);
            throw standing.refusal();
        });
    }

    private Standing take(Limit limit, Network network) {
        Standing own = Standing.of(limiter.take(limit, "network " + network.name()));
        return network.isItsSite() || !limit.shared() || !own.granted()
                ? own
                : own.tighter(Standing.of(limiter.take(limit.times(SITE), "site " + network.site())));
    }

    /// Whether something that is capped by what it is about may happen once more; counted like [#admit].
    public boolean admits(Flow flow, String key) {
        Optional<Limit> hit = policy.of(flow).stream()
                .filter(limit -> !limiter.take(limit, key).granted())
                .findFirst();
        hit.ifPresent(limit -> TurnedAway.byLimit(limit.name(), Network.NONE));
        return hit.isEmpty();
    }
}
