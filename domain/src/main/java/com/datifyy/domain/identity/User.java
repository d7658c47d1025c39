package com.datifyy.domain.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An account: how somebody signs in and where they stand. What they tell about themselves is their profile.
///
/// @param name the name they go by; the profile shows it too
/// @param emailVerifiedAt when the address was confirmed, or null
/// @param phoneVerifiedAt when the number was confirmed, or null
/// @param lastActiveAt when they last used the service, to a few minutes
public record User(
        UserId id,
        Email email,
        String name,
        @Nullable PhoneNumber phone,
        AccountStatus status,
        @Nullable Instant emailVerifiedAt,
        @Nullable Instant phoneVerifiedAt,
        Instant createdAt,
        @Nullable Instant lastLoginAt,
        Instant lastActiveAt) {

    /// A new account, waiting for its e-mail address to be confirmed.
    public static User registered(UserId id, Email email, String name, Instant now) {
        return new User(id, email, name, null, AccountStatus.PENDING, null, null, now, now, now);
    }

    public boolean isVerified() {
        return emailVerifiedAt != null;
    }

    public User withStatus(AccountStatus changed) {
        return new User(
                id,
                email,
                name,
                phone,
                changed,
                emailVerifiedAt,
                phoneVerifiedAt,
                createdAt,
                lastLoginAt,
                lastActiveAt);
    }

    public User signedInAt(Instant now) {
        return new User(id, email, name, phone, status, emailVerifiedAt, phoneVerifiedAt, createdAt, now, now);
    }
}
