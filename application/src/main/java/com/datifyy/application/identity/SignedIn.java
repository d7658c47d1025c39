package com.datifyy.application.identity;

import com.datifyy.domain.identity.Session;
import com.datifyy.domain.identity.User;
import java.time.Instant;

/// A person with a session and the tokens for it, just signed in or refreshed.
///
/// @param refreshTokenExpiresAt when the refresh token stops working unless it is used before
public record SignedIn(
        User user,
        Session session,
        String accessToken,
        Instant accessTokenExpiresAt,
        String refreshToken,
        Instant refreshTokenExpiresAt) {
    @Override
    public String toString() {
        return "SignedIn[" + session.id() + "]";
    }
}
