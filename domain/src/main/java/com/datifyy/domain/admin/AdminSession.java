package com.datifyy.domain.admin;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A member of staff who is signed in. It ends a day after it began, or sooner when nothing is done.
///
/// @param address the network it was opened from, coarsely; may be empty
/// @param userAgent what the client called itself; may be empty
/// @param endedAt when it was ended early, or null
public record AdminSession(
        AdminSessionId id,
        AdminId admin,
        String address,
        String userAgent,
        Instant createdAt,
        Instant lastActiveAt,
        @Nullable Instant endedAt) {
    /// The longest time since signing in.
    public static final Duration LONGEST = Duration.ofHours(24);

    /// The longest time in which nothing is done.
    public static final Duration LONGEST_IDLE = Duration.ofHours(1);

    /// Activity is noted once in this time at most.
    static final Duration ACTIVITY_GRAIN = Duration.ofMinutes(1);

    public boolean isAlive(Instant now) {
        return endedAt == null && now.isBefore(endsAt());
    }

    /// When it ends, unless something is done before.
    public Instant endsAt() {
        Instant absolute = createdAt.plus(LONGEST);
        Instant idle = lastActiveAt.plus(LONGEST_IDLE);
        return idle.isBefore(absolute) ? idle : absolute;
    }

    /// Whether the last activity was noted long enough ago to note another one.
    public boolean isWorthNoting(Instant now) {
        return !now.isBefore(lastActiveAt.plus(ACTIVITY_GRAIN));
    }
}
