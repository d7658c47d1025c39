package com.datifyy.application.identity;

import com.datifyy.application.identity.port.SessionRepository;
import com.datifyy.application.identity.port.SessionRepository.Familiarity;
import com.datifyy.application.identity.port.TokenIssuer;
import com.datifyy.application.notification.Notifications;
import com.datifyy.application.shared.port.IdGenerator;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.RefreshGrant;
import com.datifyy.domain.identity.SecurityEvent;
import com.datifyy.domain.identity.Session;
import com.datifyy.domain.identity.SessionId;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.notification.Notice;
import com.datifyy.domain.profile.ShownPhoto;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Opens sessions and hands out the tokens for them.
public final class Sessions {
    private final SessionRepository sessions;
    private final OwnAccounts accounts;
    private final TokenIssuer tokens;
    private final Notifications notifications;
    private final SecurityEvents events;
    private final IdGenerator ids;
    private final Session.Lifetime lifetime;

    public Sessions(
            SessionRepository sessions,
            OwnAccounts accounts,
            TokenIssuer tokens,
            Notifications notifications,
            SecurityEvents events,
            IdGenerator ids,
            Session.Lifetime lifetime) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.tokens = tokens;
        this.notifications = notifications;
        this.events = events;
        this.ids = ids;
        this.lifetime = lifetime;
    }

    /// Opens a session, and tells the owner when it is on a device the account has not seen before; call it
    /// inside a unit of work.
    ///
    /// @param way how the person signed in, for the record
    SignedIn open(User user, Visitor visitor, String way, Instant now) {
        SessionId id = ids.sessionId();
        Session session = Session.opened(
                id,
                user.id(),
                visitor.device().withIdIfNone(id.toString()),
                visitor.network().coarse(),
                visitor.userAgent(),
                lifetime,
                now);
        Familiarity familiarity =
                sessions.familiarityOf(session, visitor.device().deviceId());
        sessions.add(session);
        Email mailbox = user.mailbox();
        boolean joining = familiarity == Familiarity.FIRST && user.createdAt().equals(now);
        if (familiarity != Familiarity.KNOWN && !joining && mailbox != null) {
            notifications.tell(
                    "new device " + id,
                    new Notice.NewDevice(
                            mailbox, user.name(), visitor.device().name(), notifications.byClockOf(user.id(), now)));
        }
        events.record(
                SecurityEvent.Kind.SIGNED_IN,
                user.id(),
                id,
                visitor.network(),
                Map.of("way", way, "device", familiarity.name()));
        String refreshToken = tokens.newRefreshToken();
        sessions.addGrant(granted(session, refreshToken, now));
        ShownPhoto photo = joining ? null : accounts.of(user, now).photo();
        return answer(user, photo, session, refreshToken, now);
    }

    /// Prolongs a session with the token that follows another one; call it inside a unit of work.
    SignedIn prolong(User user, Session session, RefreshGrant grant, String refreshToken, Instant now) {
        Session used = session.used(lifetime, now);
        String successor = tokens.successorOf(refreshToken, grant.successorSalt());
        sessions.exchange(grant, granted(used, successor, now), used, now);
        return answer(user, null, used, successor, now);
    }

    /// The same answer as the first time a token was exchanged, for a client that lost it.
    SignedIn repeat(User user, Session session, RefreshGrant grant, String refreshToken, Instant now) {
        return answer(user, null, session, tokens.successorOf(refreshToken, grant.successorSalt()), now);
    }

    private RefreshGrant granted(Session session, String refreshToken, Instant now) {
        return new RefreshGrant(tokens.fingerprintOf(refreshToken), session.id(), now, ids.salt(), null, null);
    }

    private SignedIn answer(User user, @Nullable ShownPhoto photo, Session session, String refreshToken, Instant now) {
        Caller caller = new Caller(user.id(), session.id());
        var access = tokens.issue(caller, now);
        return new SignedIn(
                user, photo, session, access.value(), access.expiresAt(), refreshToken, session.idleUntil());
    }
}
