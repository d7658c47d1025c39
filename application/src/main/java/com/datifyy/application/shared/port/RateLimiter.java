package com.datifyy.application.shared.port;

/// Counts how often each key does something, and says when it is too often.
///
/// A key has all permits of a limit at first. Each use takes one; they come back one by one, evenly over the
/// window. A refused use takes none, so who keeps asking is not locked out for longer.
public interface RateLimiter {
    /// Takes one permit of the limit for a key, such as an account's or a network's, if there is one.
    ///
    /// @throws com.datifyy.domain.shared.Refusal.Unavailable when whoever counts is out of reach
    default Allowance take(Limit limit, String key) {
        return take(limit, key, 1);
    }

    /// Takes several permits of the limit at once, or none if there are not so many.
    ///
    /// @param permits from one to those of the limit
    /// @throws com.datifyy.domain.shared.Refusal.Unavailable when whoever counts is out of reach
    Allowance take(Limit limit, String key, int permits);
}
