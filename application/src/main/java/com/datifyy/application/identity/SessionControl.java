package com.datifyy.application.identity;

import com.datifyy.application.identity.port.SessionRepository;
import com.datifyy.application.identity.port.TokenIssuer;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.RefreshGrant;
import com.datifyy.domain.identity.Session;
import com.datifyy.domain.identity.SessionId;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Refusal.Unauthenticated;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Keeping sessions alive with refresh tokens, and ending them.
public final class SessionControl {
    private static final int TOKEN_MAX_LENGTH = 200;

    private final SessionRepository sessions;
    private final UserRepository users;
    private final Sessions opening;
    private final TokenIssuer tokens;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;

    public SessionControl(
            SessionRepository sessions,
            UserRepository users,
            Sessions opening,
            TokenIssuer tokens,
            UnitOfWork unitOfWork,
            InstantSource clock) {
        this.sessions = sessions;
        this.users = users;
        this.opening = opening;
        this.tokens = tokens;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /// Exchanges a refresh token for its successor and a new access token. Within ten seconds a repetition gets
    /// the same successor; any other repetition ends the session, since somebody else has a copy of the token.
    ///
    /// @throws InvalidInput when the token is missing
    /// @throws Unauthenticated when the token is unknown, used up or of a session that is over
    public SignedIn refresh(String refreshToken) {
        String fingerprint = fingerprintOf(refreshToken);
        // The exchange is a result, not an exception: ending the session must be kept although the request is refused.
        Optional<SignedIn> exchanged = unitOfWork.execute(() -> exchange(fingerprint, refreshToken));
        return exchanged.orElseThrow(
                () -> new Unauthenticated("This refresh token does not work any more: sign in again"));
    }

    /// Ends the session a refresh token belongs to. An unknown token changes nothing, so the call can be
    /// repeated.
    ///
    /// @throws InvalidInput when the token is missing
    public void revoke(String refreshToken) {
        String fingerprint = fingerprintOf(refreshToken);
        unitOfWork.run(() -> sessions.findGrantForUpdate(fingerprint).ifPresent(grant -> end(grant.session())));
    }

    /// Ends the caller's session.
    public void end(Caller caller) {
        unitOfWork.run(() -> end(caller.session()));
    }

    private Optional<SignedIn> exchange(String fingerprint, String refreshToken) {
        Instant now = clock.instant();
        RefreshGrant grant = sessions.findGrantForUpdate(fingerprint).orElse(null);
        if (grant == null) {
            return Optional.empty();
        }
        Session session = sessions.find(grant.session()).orElse(null);
        if (session == null || !session.isAlive(now)) {
            return Optional.empty();
        }
        User user = users.find(session.owner())
                .filter(owner -> owner.status().takesPart())
                .orElse(null);
        if (user == null) {
            return Optional.empty();
        }
        return switch (grant.presentedAt(now)) {
            case FIRST_USE -> {
                users.touch(user.id(), now);
                yield Optional.of(opening.prolong(user, session, grant, refreshToken, now));
            }
            case RETRY -> Optional.of(opening.repeat(user, session, grant, refreshToken, now));
            case REUSE -> {
                end(session.id());
                yield Optional.empty();
            }
        };
    }

    private void end(SessionId id) {
        Instant now = clock.instant();
        sessions.find(id)
                .filter(session -> session.isAlive(now))
                .ifPresent(session -> sessions.save(session.ended(now)));
    }

    private String fingerprintOf(String refreshToken) {
        if (refreshToken.isBlank()) {
            throw new InvalidInput("refresh_token", "is required");
        }
        if (refreshToken.length() > TOKEN_MAX_LENGTH) {
            throw new InvalidInput("refresh_token", "is not a refresh token");
        }
        return tokens.fingerprintOf(refreshToken);
    }
}
