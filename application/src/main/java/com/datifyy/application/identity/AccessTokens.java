package com.datifyy.application.identity;

import com.datifyy.application.identity.port.SessionRepository;
import com.datifyy.application.identity.port.SessionRepository.Held;
import com.datifyy.application.identity.port.TokenIssuer;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.shared.Refusal.Unauthenticated;
import com.datifyy.domain.shared.Refusal.Unavailable;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Finds out who is calling.
public final class AccessTokens {
    private final TokenIssuer tokens;
    private final SessionRepository sessions;
    private final UserRepository users;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;

    public AccessTokens(
            TokenIssuer tokens,
            SessionRepository sessions,
            UserRepository users,
            UnitOfWork unitOfWork,
            InstantSource clock) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.users = users;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /// A token that holds.
    ///
    /// @param expiresAt when it stops doing so by itself
    public record Valid(Caller caller, Instant expiresAt) {}

    /// The person an access token speaks for. The store tells at every request how the session and the account
    /// stand, so ending a session or suspending an account takes effect on the next request, on every instance.
    ///
    /// @throws Unauthenticated when the token does not hold, its session is over, or the account does not
    ///     take part
    public Caller callerOf(String accessToken) {
        Instant now = clock.instant();
        Held held = tokens.verify(accessToken, now)
                .flatMap(token -> heldBy(token.caller(), now))
                .orElseThrow(AccessTokens::refused);
        Caller caller = new Caller(held.owner().id(), held.session().id());
        if (held.owner().isWorthNoting(now) || held.session().isWorthNoting(now)) {
            touch(caller, now);
        }
        return caller;
    }

    /// The person an access token speaks for, where nobody has to be signed in: a token that does not hold is
    /// as good as none.
    public Optional<Caller> callerIfAny(String accessToken) {
        return validate(accessToken).map(Valid::caller);
    }

    /// Whether an access token holds, for a service that was given one. It is no sign of life of its owner.
    public Optional<Valid> validate(String accessToken) {
        Instant now = clock.instant();
        return tokens.verify(accessToken, now)
                .filter(token -> heldBy(token.caller(), now).isPresent())
                .map(token -> new Valid(token.caller(), token.expiresAt()));
    }

    private Optional<Held> heldBy(Caller caller, Instant now) {
        return sessions.findHeld(caller.session(), now)
                .filter(held -> held.owner().id().equals(caller.id()))
                .filter(held -> held.session().isAlive(now))
                .filter(held -> held.owner().status().takesPart());
    }

    /// Notes the activity. A store that can only be read right now does not keep anybody out.
    private void touch(Caller caller, Instant now) {
        try {
            unitOfWork.run(() -> {
                users.touch(caller.id(), now);
                sessions.touch(caller.session(), now);
            });
        } catch (Unavailable readOnly) {
            // noted at one of the next requests
        }
    }

    private static Unauthenticated refused() {
        return new Unauthenticated("The access token is missing, expired or not valid: sign in or refresh it");
    }
}
