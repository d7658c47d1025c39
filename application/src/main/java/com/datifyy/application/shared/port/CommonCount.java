package com.datifyy.application.shared.port;

/// What all instances count together. A permit that one of them took is gone for all.
public interface CommonCount extends RateLimiter {
    /// What came of asking for some permits.
    ///
    /// @param permits how many were taken; 0 when there were too few
    /// @param left what is left for all; granted when any were taken
    record Taken(int permits, Allowance left) {}

    /// Takes as many permits as there are, up to so many, or none if there are fewer than needed.
    ///
    /// @param needed from one to those of the limit
    /// @param wanted from those needed to those of the limit
    /// @throws com.datifyy.domain.shared.Refusal.Unavailable when whoever counts is out of reach
    Taken takeUpTo(Limit limit, String key, int needed, int wanted);

    @Override
    default Allowance take(Limit limit, String key, int permits) {
        return takeUpTo(limit, key, permits, permits).left();
    }
}
