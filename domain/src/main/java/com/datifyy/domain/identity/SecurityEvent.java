package com.datifyy.domain.identity;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Something that happened to an account and that whoever watches over accounts wants to know. It holds no
/// personal content: no address, no number, no secret.
///
/// @param account whose account, or null when nobody's is known
/// @param session which session, or null
/// @param network where it came from, coarsely; may be empty
/// @param details words and numbers that tell more
public record SecurityEvent(
        Kind kind,
        @Nullable UserId account,
        @Nullable SessionId session,
        String network,
        Instant at,
        Map<String, String> details) {

    /// What happened.
    public enum Kind {
        REGISTERED,
        SIGNED_IN,
        SIGN_IN_FAILED,
        SIGN_IN_DELAYED,
        SECOND_FACTOR_FAILED,
        REFRESH_TOKEN_REUSED,
        SESSION_ENDED,
        ALL_SESSIONS_ENDED,
        DEVICE_TRUSTED,
        DEVICE_REVOKED,
        EMAIL_PROVEN,
        PHONE_PROVEN,
        PHONE_REMOVED,
        CODE_REFUSED,
        PASSWORD_RESET_REQUESTED,
        PASSWORD_RESET,
        PASSWORD_CHANGED,
        REAUTHENTICATION_FAILED,
        SIGN_IN_LINKED,
        SIGN_IN_UNLINKED,
        SECOND_FACTOR_ON,
        SECOND_FACTOR_OFF,
        RECOVERY_CODE_USED,
        ACCOUNT_SUSPENDED,
        ACCOUNT_CLOSED,
        ACCOUNT_REOPENED,
        ACCOUNT_PURGED,
        DATA_EXPORTED
    }

    public SecurityEvent {
        details = Map.copyOf(details);
    }
}
