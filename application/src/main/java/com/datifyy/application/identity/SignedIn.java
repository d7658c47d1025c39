package com.datifyy.application.identity;

import com.datifyy.domain.identity.Session;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.profile.ShownPhoto;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A person with a session and the tokens for it, just signed in or refreshed.
///
/// @param photo the one they show first, with links for themselves; null when there is none, or they were
///     signed in before
/// @param refreshTokenExpiresAt when the refresh token stops working unless it is used before
public record SignedIn(
        User user,
        @Nullable ShownPhoto photo,
        Session session,
        String accessToken,
        Instant accessTokenExpiresAt,
        String refreshToken,
        Instant refreshTokenExpiresAt) {
    /// The account, for its owner.
    public OwnAccount account() {
        return new OwnAccount(user, photo);
    }

    @Override
    public String toString() {
        return "SignedIn[" + session.id() + "]";
    }
}
