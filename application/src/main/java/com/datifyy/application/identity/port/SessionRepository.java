package com.datifyy.application.identity.port;

import com.datifyy.domain.identity.RefreshGrant;
import com.datifyy.domain.identity.Session;
import com.datifyy.domain.identity.SessionId;
import com.datifyy.domain.identity.UserId;
import java.time.Instant;
import java.util.Optional;

/// Sessions and the refresh tokens that keep them alive.
public interface SessionRepository {
    void add(Session session);

    Optional<Session> find(SessionId id);

    /// Saves when a session was used, until when it lives and whether it was ended.
    void save(Session session);

    /// Ends every living session of a person.
    ///
    /// @return how many there were
    int endAll(UserId owner, Instant now);

    void addGrant(RefreshGrant grant);

    /// The grant with this fingerprint, locked until the unit of work ends, so that two clients presenting one
    /// token come one after the other.
    Optional<RefreshGrant> findGrantForUpdate(String fingerprint);

    /// Notes that a token was exchanged, on it and, as its successor's exchange, on the one before it.
    void markGrantUsed(RefreshGrant grant, Instant now);
}
