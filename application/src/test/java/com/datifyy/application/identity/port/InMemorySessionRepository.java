package com.datifyy.application.identity.port;

import com.datifyy.application.shared.port.InMemoryTable;
import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.domain.identity.RefreshGrant;
import com.datifyy.domain.identity.Session;
import com.datifyy.domain.identity.SessionId;
import com.datifyy.domain.identity.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Sessions and their refresh tokens, in memory.
public final class InMemorySessionRepository implements SessionRepository {
    /// @param predecessor the fingerprint of the grant before it in its session, or null
    private record Row(RefreshGrant grant, String predecessor) {}

    private final InMemoryUnitOfWork units;
    private final InMemoryTable<SessionId, Session> sessions;
    private final InMemoryTable<String, Row> grants;

    public InMemorySessionRepository(InMemoryUnitOfWork units) {
        this.units = units;
        sessions = new InMemoryTable<>(units);
        grants = new InMemoryTable<>(units);
    }

    @Override
    public void add(Session session) {
        sessions.put(session.id(), session);
    }

    @Override
    public Optional<Session> find(SessionId id) {
        return sessions.find(id);
    }

    @Override
    public void save(Session session) {
        Session before = sessions.find(session.id())
                .orElseThrow(() -> new IllegalStateException("there is no session " + session.id()));
        sessions.put(
                session.id(),
                new Session(
                        before.id(),
                        before.owner(),
                        before.device(),
                        before.createdAt(),
                        session.lastActiveAt(),
                        session.idleUntil(),
                        before.expiresAt(),
                        before.endedAt() != null ? before.endedAt() : session.endedAt()));
    }

    @Override
    public int endAll(UserId owner, Instant now) {
        units.requireOpen();
        List<Session> living = sessions.findAll(session -> session.owner().equals(owner) && session.isAlive(now));
        living.forEach(session -> sessions.put(session.id(), session.ended(now)));
        return living.size();
    }

    @Override
    public void addGrant(RefreshGrant grant) {
        grants.put(grant.fingerprint(), new Row(grant, newestOf(grant.session())));
    }

    @Override
    public Optional<RefreshGrant> findGrantForUpdate(String fingerprint) {
        units.requireOpen();
        return grants.find(fingerprint).map(Row::grant);
    }

    @Override
    public void markGrantUsed(RefreshGrant grant, Instant now) {
        Row row =
                grants.find(grant.fingerprint()).orElseThrow(() -> new IllegalStateException("there is no such grant"));
        grants.put(
                grant.fingerprint(), new Row(with(row.grant(), now, row.grant().successorUsedAt()), row.predecessor()));
        if (row.predecessor() != null) {
            grants.find(row.predecessor())
                    .ifPresent(before -> grants.put(
                            before.grant().fingerprint(),
                            new Row(with(before.grant(), before.grant().usedAt(), now), before.predecessor())));
        }
    }

    private String newestOf(SessionId session) {
        return grants.findAll(row -> row.grant().session().equals(session)).stream()
                .map(row -> row.grant().fingerprint())
                .reduce(null, (earlier, later) -> later);
    }

    private static RefreshGrant with(RefreshGrant grant, Instant usedAt, Instant successorUsedAt) {
        return new RefreshGrant(
                grant.fingerprint(), grant.session(), grant.issuedAt(), grant.successorSalt(), usedAt, successorUsedAt);
    }
}
