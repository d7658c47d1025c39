package com.datifyy.application.identity;

import com.datifyy.application.identity.port.SessionRepository;
import com.datifyy.application.identity.port.SessionRepository.Presented;
import com.datifyy.application.identity.port.TokenIssuer;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.shared.Flow;
import com.datifyy.application.shared.Network;
import com.datifyy.application.shared.RequestLimits;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.SecurityEvent;
import com.datifyy.domain.identity.Session;
import com.datifyy.domain.identity.SessionId;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.shared.NumberedPage;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Refusal.NotFound;
import com.datifyy.domain.shared.Refusal.TooManyRequests;
import com.datifyy.domain.shared.Refusal.Unauthenticated;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// Keeping sessions alive with refresh tokens, seeing where one is signed in, and ending sessions.
public final class SessionControl {
    private static final int TOKEN_MAX_LENGTH = 200;

    private final SessionRepository sessions;
    private final UserRepository users;
    private final Sessions opening;
    private final TokenIssuer tokens;
    private final SecurityEvents events;
    private final RequestLimits limits;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;

    public SessionControl(
            SessionRepository sessions,
            UserRepository users,
            Sessions opening,
            TokenIssuer tokens,
            SecurityEvents events,
            RequestLimits limits,
            UnitOfWork unitOfWork,
            InstantSource clock) {
        this.sessions = sessions;
        this.users = users;
        this.opening = opening;
        this.tokens = tokens;
        this.events = events;
        this.limits = limits;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /// Exchanges a refresh token for its successor and a new access token. Within ten seconds a repetition
    /// gets the same successor; any other repetition ends the session, since somebody else has a copy of the
    /// token.
    ///
    /// @throws InvalidInput when the token is missing
    /// @throws Unauthenticated when the token is unknown, used up or of a session that is over
    /// @throws TooManyRequests when the session was refreshed too often; the token goes on working
    public SignedIn refresh(String refreshToken, Network network) {
        String fingerprint = fingerprintOf(refreshToken);
        // The exchange is a result, not an exception: ending the session must be kept although the request is refused.
        Optional<SignedIn> exchanged =
                unitOfWork.ahead(() -> unitOfWork.execute(() -> exchange(fingerprint, refreshToken, network)));
        return exchanged.orElseThrow(
                () -> new Unauthenticated("This refresh token does not work any more: sign in again"));
    }

    /// Ends the session a refresh token belongs to. An unknown token changes nothing, so the call can be
    /// repeated.
    ///
    /// @throws InvalidInput when the token is missing
    public void revoke(String refreshToken) {
        String fingerprint = fingerprintOf(refreshToken);
        unitOfWork.run(() -> sessions.findPresentedForUpdate(fingerprint)
                .ifPresent(presented -> endNoted(presented.session().id())));
    }

    /// The caller's own session.
    public Session current(Caller caller) {
        return sessions.find(caller.session()).orElseThrow(() -> new NotFound("This session"));
    }

    /// The caller's living sessions, the one used last first.
    public NumberedPage<Session> list(Caller caller, NumberedPage.Wanted wanted) {
        return sessions.living(caller.id(), clock.instant(), wanted);
    }

    /// Ends the caller's session.
    public void end(Caller caller, Network network) {
        unitOfWork.run(() -> {
            end(caller.session());
            events.record(SecurityEvent.Kind.SESSION_ENDED, caller.id(), caller.session(), network, Map.of());
        });
    }

    /// Ends one of the caller's sessions.
    ///
    /// @throws NotFound when the caller has no such living session
    public void end(Caller caller, SessionId id, Network network) {
        unitOfWork.run(() -> {
            Instant now = clock.instant();
            Session session = sessions.find(id)
                    .filter(found -> found.owner().equals(caller.id()) && found.isAlive(now))
                    .orElseThrow(() -> new NotFound("This session"));
            sessions.save(session.ended(now));
            events.record(SecurityEvent.Kind.SESSION_ENDED, caller.id(), id, network, Map.of());
        });
    }

    /// Ends all of the caller's sessions but the one they call from.
    ///
    /// @return how many there were
    public int endOthers(Caller caller, Network network) {
        return unitOfWork.execute(
                () -> counted(caller, network, sessions.endOthers(caller.id(), caller.session(), clock.instant())));
    }

    /// Ends all of the caller's sessions, the one they call from included.
    ///
    /// @return how many there were
    public int endAll(Caller caller, Network network) {
        return unitOfWork.execute(() -> counted(caller, network, sessions.endAll(caller.id(), clock.instant())));
    }

    private int counted(Caller caller, Network network, int ended) {
        events.record(
                SecurityEvent.Kind.ALL_SESSIONS_ENDED,
                caller.id(),
                caller.session(),
                network,
                Map.of("count", Integer.toString(ended)));
        return ended;
    }

    private Optional<SignedIn> exchange(String fingerprint, String refreshToken, Network network) {
        Instant now = clock.instant();
        return sessions.findPresentedForUpdate(fingerprint)
                .filter(presented -> presented.session().isAlive(now))
                .filter(presented -> presented.owner().status().takesPart())
                .flatMap(presented -> exchange(presented, refreshToken, network, now));
    }

    private Optional<SignedIn> exchange(Presented presented, String refreshToken, Network network, Instant now) {
        Session session = presented.session();
        User owner = presented.owner();
        return switch (presented.grant().presentedAt(now)) {
            case FIRST_USE -> {
                limits.admit(Flow.REFRESH_SESSION, session.id().toString());
                if (owner.isWorthNoting(now)) {
                    users.touch(owner.id(), now);
                }
                yield Optional.of(opening.prolong(owner, session, presented.grant(), refreshToken, now));
            }
            case RETRY -> Optional.of(opening.repeat(owner, session, presented.grant(), refreshToken, now));
            case REUSE -> {
                end(session.id());
                events.record(SecurityEvent.Kind.REFRESH_TOKEN_REUSED, owner.id(), session.id(), network, Map.of());
                yield Optional.empty();
            }
        };
    }

    private void endNoted(SessionId id) {
        sessions.find(id).filter(session -> session.isAlive(clock.instant())).ifPresent(session -> {
            end(id);
            events.record(SecurityEvent.Kind.SESSION_ENDED, session.owner(), id, Network.NONE, Map.of());
        });
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
