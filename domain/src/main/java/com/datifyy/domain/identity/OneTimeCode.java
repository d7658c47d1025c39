package com.datifyy.domain.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A secret that was sent to somebody, as the service remembers it: by digest, never by value.
///
/// There is one per purpose, subject and kind of asker, so a new one voids the one before of the same kind.
///
/// @param subject whose it is: an account, an address or a number, in a form that does not show which
/// @param account the account it acts on, or null when that is found out when it is used
/// @param name what somebody wants to be called, where the code may found an account; may be empty
/// @param askedFrom the network it was asked for from, coarsely, where it matters who spoils it; else empty
/// @param triesLeft how often it may still be tried from there
/// @param triesLeftElsewhere how often from everywhere else together
public record OneTimeCode(
        CodePurpose purpose,
        String subject,
        @Nullable UserId account,
        String digest,
        String name,
        Instant issuedAt,
        Instant expiresAt,
        String askedFrom,
        int triesLeft,
        int triesLeftElsewhere) {
    /// How often a code may be tried in all.
    public static final int TRIES = 5;

    /// How many of the tries are for everywhere else, of a code that remembers where it was asked for.
    public static final int TRIES_ELSEWHERE = 2;

    public static OneTimeCode issued(
            CodePurpose purpose, String subject, @Nullable UserId account, String digest, String name, Instant now) {
        return new OneTimeCode(
                purpose, subject, account, digest, name, now, now.plus(purpose.validity()), "", TRIES, 0);
    }

    /// The same new code, remembering the network it was asked for from: strangers elsewhere then cannot use
    /// up the tries of whoever asked. Empty where it does not matter.
    public OneTimeCode askedFrom(String network) {
        return new OneTimeCode(
                purpose,
                subject,
                account,
                digest,
                name,
                issuedAt,
                expiresAt,
                network,
                network.isEmpty() ? TRIES : TRIES - TRIES_ELSEWHERE,
                network.isEmpty() ? 0 : TRIES_ELSEWHERE);
    }

    /// Whether it has not run out.
    public boolean isFresh(Instant now) {
        return now.isBefore(expiresAt);
    }

    /// Whether it may be tried from a network.
    public boolean mayBeTried(String from, Instant now) {
        return isFresh(now) && (from.equals(askedFrom) ? triesLeft : triesLeftElsewhere) > 0;
    }

    /// The code after a wrong guess from a network.
    public OneTimeCode missed(String from) {
        boolean there = from.equals(askedFrom);
        return new OneTimeCode(
                purpose,
                subject,
                account,
                digest,
                name,
                issuedAt,
                expiresAt,
                askedFrom,
                there ? Math.max(0, triesLeft - 1) : triesLeft,
                there ? triesLeftElsewhere : Math.max(0, triesLeftElsewhere - 1));
    }

    @Override
    public String toString() {
        return "OneTimeCode[" + purpose + "]";
    }
}
