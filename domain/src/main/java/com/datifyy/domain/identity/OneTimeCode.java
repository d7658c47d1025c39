package com.datifyy.domain.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A secret that was sent to somebody, as the service remembers it: by digest, never by value.
///
/// There is one per purpose and subject, so a new one voids the one before.
///
/// @param subject whose it is: an account, an address or a number, in a form that does not show which
/// @param account the account it acts on, or null when that is found out when it is used
/// @param name what somebody wants to be called, where the code may found an account; may be empty
/// @param triesLeft how many wrong guesses it survives, and one more
public record OneTimeCode(
        CodePurpose purpose,
        String subject,
        @Nullable UserId account,
        String digest,
        String name,
        Instant issuedAt,
        Instant expiresAt,
        int triesLeft) {
    /// How often a code may be tried.
    public static final int TRIES = 5;

    public static OneTimeCode issued(
            CodePurpose purpose, String subject, @Nullable UserId account, String digest, String name, Instant now) {
        return new OneTimeCode(purpose, subject, account, digest, name, now, now.plus(purpose.validity()), TRIES);
    }

    /// Whether it can still be used.
    public boolean isAlive(Instant now) {
        return triesLeft > 0 && now.isBefore(expiresAt);
    }

    /// The code after a wrong guess.
    public OneTimeCode missed() {
        return new OneTimeCode(
                purpose, subject, account, digest, name, issuedAt, expiresAt, Math.max(0, triesLeft - 1));
    }

    @Override
    public String toString() {
        return "OneTimeCode[" + purpose + "]";
    }
}
