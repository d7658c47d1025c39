package com.datifyy.adapters.security;

import com.datifyy.domain.identity.Caller;
import java.time.Duration;
import java.time.Instant;

/// What a token with a right signature says: whom it speaks for, and when.
///
/// @param validFrom the later of the times when it was issued and when it begins to hold
/// @param expiresAt the first moment when it no longer holds
record VerifiedToken(Caller caller, Instant validFrom, Instant expiresAt) {
    /// @param clockSkew how much earlier it may be by the clock that is asked
    boolean isCurrent(Instant now, Duration clockSkew) {
        return !validFrom.isAfter(now.plus(clockSkew)) && now.isBefore(expiresAt);
    }
}
