package com.datifyy.application.shared;

import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.Refusal.NotFound;

/// Counts for each person the ids by which they found nobody and nothing, wherever they named them. Nobody is
/// turned away for it; whoever watches is told about those who try many.
public final class Misses {
    private final RequestLimits limits;

    public Misses(RequestLimits limits) {
        this.limits = limits;
    }

    /// Counts one.
    ///
    /// @param refusal what the person hears, as if nothing were counted
    /// @return the same
    public NotFound by(UserId person, NotFound refusal) {
        if (!limits.admits(Flow.PEOPLE_MISSES, "person " + person)) {
            TurnedAway.probing(person);
        }
        return refusal;
    }
}
