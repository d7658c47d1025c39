package com.datifyy.application.identity.port;

import com.datifyy.domain.identity.Caller;
import java.time.Instant;
import java.util.Optional;

/// Signs and reads access tokens, and makes refresh tokens.
public interface TokenIssuer {
    /// An access token as handed out; the value never belongs into logs.
    record AccessToken(String value, Instant expiresAt) {
        @Override
        public String toString() {
            return "[REDACTED]";
        }
    }

    /// What a token says that holds by itself.
    record Verified(Caller caller, Instant expiresAt) {}

    AccessToken issue(Caller caller, Instant now);

    /// What a token says, when its signature, algorithm, key, issuer, audience, type and times all hold; else
    /// empty.
    Optional<Verified> verify(String accessToken, Instant now);

    /// A new random refresh token of 256 bits, URL-safe.
    String newRefreshToken();

    /// The refresh token that follows another one: always the same for the same token and salt, and not to be
    /// guessed without the service's own key.
    String successorOf(String refreshToken, String salt);

    /// What is stored in a refresh token's place: its SHA-256 in hexadecimal.
    String fingerprintOf(String refreshToken);
}
