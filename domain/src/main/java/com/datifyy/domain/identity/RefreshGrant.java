package com.datifyy.domain.identity;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One refresh token of a session, as the service remembers it: by fingerprint, never by value.
///
/// @param fingerprint SHA-256 of the token, in hexadecimal
/// @param successorSalt what, together with a key of the service, yields the token that follows it
/// @param usedAt when it was exchanged for its successor, or null
/// @param successorUsedAt when its successor was exchanged in turn, or null
public record RefreshGrant(
        String fingerprint,
        SessionId session,
        Instant issuedAt,
        String successorSalt,
        @Nullable Instant usedAt,
        @Nullable Instant successorUsedAt) {

    /// What presenting the token again may do after its first use.
    public static final Duration RETRY_WINDOW = Duration.ofSeconds(10);

    /// What presenting the token means.
    public enum Presentation {
        /// The token is the newest: it is exchanged.
        FIRST_USE,
        /// The answer to the first use may have been lost: the same successor is handed out again.
        RETRY,
        /// Somebody else has a copy: the whole session ends.
        REUSE
    }

    public Presentation presentedAt(Instant now) {
        if (usedAt == null) {
            return Presentation.FIRST_USE;
        }
        boolean soon = !now.isAfter(usedAt.plus(RETRY_WINDOW));
        return soon && successorUsedAt == null ? Presentation.RETRY : Presentation.REUSE;
    }

    @Override
    public String toString() {
        return "RefreshGrant[" + session + "]";
    }
}
