package com.datifyy.domain.identity;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One signed-in device of one person, kept alive by a family of refresh tokens.
///
/// @param address the network it was opened from, coarsely; may be empty
/// @param userAgent what the client called itself when it was opened; may be empty
/// @param idleUntil when it ends unless a refresh token is used before
/// @param expiresAt when it ends however much it is used
/// @param endedAt when it was ended early, or null
public record Session(
        SessionId id,
        UserId owner,
        Device device,
        String address,
        String userAgent,
        Instant createdAt,
        Instant lastActiveAt,
        Instant idleUntil,
        Instant expiresAt,
        @Nullable Instant endedAt) {

    /// How long after signing in a session stands in for the password.
    public static final Duration RECENT = Duration.ofMinutes(15);

    /// How long sessions live.
    ///
    /// @param idle the longest time between two uses of a refresh token
    /// @param absolute the longest time since signing in
    public record Lifetime(Duration idle, Duration absolute) {}

    public static Session opened(
            SessionId id,
            UserId owner,
            Device device,
            String address,
            String userAgent,
            Lifetime lifetime,
            Instant now) {
        Instant end = now.plus(lifetime.absolute());
        Instant idleUntil = earlier(now.plus(lifetime.idle()), end);
        return new Session(id, owner, device, address, userAgent, now, now, idleUntil, end, null);
    }

    /// Whether somebody signed in just now, so that the session can stand in for a password.
    public boolean isRecent(Instant now) {
        return now.isBefore(createdAt.plus(RECENT));
    }

    /// Whether the last activity was noted long enough ago to note another one.
    public boolean isWorthNoting(Instant now) {
        return lastActiveAt.plus(User.ACTIVITY_GRAIN).isBefore(now);
    }

    public boolean isAlive(Instant now) {
        return endedAt == null && now.isBefore(idleUntil) && now.isBefore(expiresAt);
    }

    public Session used(Lifetime lifetime, Instant now) {
        return new Session(
                id,
                owner,
                device,
                address,
                userAgent,
                createdAt,
                now,
                earlier(now.plus(lifetime.idle()), expiresAt),
                expiresAt,
                endedAt);
    }

    public Session ended(Instant now) {
        return endedAt != null
                ? this
                : new Session(
                        id, owner, device, address, userAgent, createdAt, lastActiveAt, idleUntil, expiresAt, now);
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
