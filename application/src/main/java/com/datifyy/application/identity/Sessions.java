package com.datifyy.application.identity;

import com.datifyy.application.identity.port.SessionRepository;
import com.datifyy.application.identity.port.TokenIssuer;
import com.datifyy.application.shared.port.IdGenerator;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.Device;
import com.datifyy.domain.identity.RefreshGrant;
import com.datifyy.domain.identity.Session;
import com.datifyy.domain.identity.User;
import java.time.Instant;

/// Opens sessions and hands out the tokens for them.
public final class Sessions {
    private final SessionRepository sessions;
    private final TokenIssuer tokens;
    private final IdGenerator ids;
    private final Session.Lifetime lifetime;

    public Sessions(SessionRepository sessions, TokenIssuer tokens, IdGenerator ids, Session.Lifetime lifetime) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.ids = ids;
        this.lifetime = lifetime;
    }

    /// Opens a session; call it inside a unit of work.
    SignedIn open(User user, Device device, Instant now) {
        Session session = Session.opened(ids.sessionId(), user.id(), device, lifetime, now);
        sessions.add(session);
        return withToken(user, session, tokens.newRefreshToken(), now);
    }

    /// Prolongs a session with the token that follows another one; call it inside a unit of work.
    SignedIn prolong(User user, Session session, RefreshGrant grant, String refreshToken, Instant now) {
        sessions.markGrantUsed(grant, now);
        Session used = session.used(lifetime, now);
        sessions.save(used);
        return withToken(user, used, tokens.successorOf(refreshToken, grant.successorSalt()), now);
    }

    /// The same answer as the first time a token was exchanged, for a client that lost it.
    SignedIn repeat(User user, Session session, RefreshGrant grant, String refreshToken, Instant now) {
        return answer(user, session, tokens.successorOf(refreshToken, grant.successorSalt()), now);
    }

    private SignedIn withToken(User user, Session session, String refreshToken, Instant now) {
        sessions.addGrant(
                new RefreshGrant(tokens.fingerprintOf(refreshToken), session.id(), now, ids.salt(), null, null));
        return answer(user, session, refreshToken, now);
    }

    private SignedIn answer(User user, Session session, String refreshToken, Instant now) {
        Caller caller = new Caller(user.id(), session.id());
        var access = tokens.issue(caller, now);
        return new SignedIn(user, session, access.value(), access.expiresAt(), refreshToken, session.idleUntil());
    }
}
