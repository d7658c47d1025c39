package com.datifyy.application.identity.port;

import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.SessionId;
import com.datifyy.domain.identity.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Tokens that say what they mean and prove nothing: `access/person/session/expiry in epoch milliseconds`.
public final class PlainTokenIssuer implements TokenIssuer {
    public static final Duration LIFE = Duration.ofMinutes(15);

    private int issued;

    @Override
    public AccessToken issue(Caller caller, Instant now) {
        Instant expiresAt = now.plus(LIFE);
        return new AccessToken(
                "access/" + caller.id() + "/" + caller.session() + "/" + expiresAt.toEpochMilli(), expiresAt);
    }

    @Override
    public Optional<Verified> verify(String accessToken, Instant now) {
        String[] parts = accessToken.split("/", -1);
        if (parts.length != 4
                || !parts[0].equals("access")
                || !now.isBefore(Instant.ofEpochMilli(Long.parseLong(parts[3])))) {
            return Optional.empty();
        }
        return Optional.of(new Verified(
                new Caller(UserId.parse(parts[1]), new SessionId(UUID.fromString(parts[2]))),
                Instant.ofEpochMilli(Long.parseLong(parts[3]))));
    }

    @Override
    public synchronized String newRefreshToken() {
        issued++;
        return "refresh-" + issued;
    }

    @Override
    public String successorOf(String refreshToken, String salt) {
        return refreshToken + "+";
    }

    @Override
    public String fingerprintOf(String refreshToken) {
        return "fingerprint of " + refreshToken;
    }
}
