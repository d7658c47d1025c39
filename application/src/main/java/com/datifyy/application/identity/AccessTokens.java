package com.datifyy.application.identity;

import com.datifyy.application.identity.port.SessionRepository;
import com.datifyy.application.identity.port.TokenIssuer;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.Refusal.Unauthenticated;
import com.datifyy.domain.shared.Refusal.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Finds out who is calling.
public final class AccessTokens {
    /// How exactly it is remembered when somebody was last active.
    private static final Duration ACTIVITY_GRAIN = Duration.ofMinutes(5);

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

    /// The person an access token speaks for. The session and the account are looked up every time, so ending a
    /// session or suspending an account takes effect on the next request.
    ///
    /// @throws Unauthenticated when the token does not hold, its session is over, or the account does not take
    ///     part
    public Caller callerOf(String accessToken) {
        Instant now = clock.instant();
        Caller caller = tokens.verify(accessToken, now).orElseThrow(AccessTokens::refused);
        boolean alive = sessions.find(caller.session())
                .filter(session -> session.isAlive(now) && session.owner().equals(caller.id()))
                .isPresent();
        if (!alive) {
            throw refused();
        }
        User user = users.find(caller.id())
                .filter(owner -> owner.status().takesPart())
                .orElseThrow(AccessTokens::refused);
        if (user.lastActiveAt().plus(ACTIVITY_GRAIN).isBefore(now)) {
            touch(user.id(), now);
        }
        return caller;
    }

    /// Notes the activity. A store that can only be read right now does not keep anybody out.
    private void touch(UserId person, Instant now) {
        try {
            unitOfWork.run(() -> users.touch(person, now));
        } catch (Unavailable readOnly) {
            // noted at one of the next requests
        }
    }

    private static Unauthenticated refused() {
        return new Unauthenticated("The access token is missing, expired or not valid: sign in or refresh it");
    }
}
