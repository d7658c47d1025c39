package com.datifyy.application.admin.port;

import com.datifyy.application.shared.port.InMemoryTable;
import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.admin.AdminSession;
import com.datifyy.domain.admin.AdminSessionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/// The staff's sessions, in memory.
public final class InMemoryAdminSessionRepository implements AdminSessionRepository {
    private record Row(AdminSession session, String digest) {}

    private final AtomicInteger looks = new AtomicInteger();
    private final InMemoryUnitOfWork units;
    private final AdminRepository admins;
    private final InMemoryTable<AdminSessionId, Row> rows;

    public InMemoryAdminSessionRepository(InMemoryUnitOfWork units, AdminRepository admins) {
        this.units = units;
        this.admins = admins;
        rows = new InMemoryTable<>(units);
    }

    @Override
    public void open(AdminSession session, String tokenDigest) {
        rows.put(session.id(), new Row(session, tokenDigest));
    }

    /// How often it was asked whose session a request is of.
    public int looks() {
        return looks.get();
    }

    @Override
    public Optional<Held> findHeld(String tokenDigest) {
        looks.incrementAndGet();
        return rows.findAll(row -> row.digest().equals(tokenDigest)).stream()
                .findFirst()
                .map(row -> new Held(
                        row.session(), admins.find(row.session().admin()).orElseThrow()));
    }

    @Override
    public Optional<AdminSession> find(AdminSessionId id) {
        return rows.find(id).map(Row::session);
    }

    @Override
    public void touch(AdminSessionId id, Instant at) {
        units.requireOpen();
        rows.find(id)
                .filter(row -> row.session().lastActiveAt().isBefore(at))
                .ifPresent(row -> put(row, at, row.session().endedAt()));
    }

    @Override
    public void end(AdminSessionId id, Instant at) {
        units.requireOpen();
        endWhere(session -> session.id().equals(id), at);
    }

    @Override
    public void endAllOf(AdminId admin, Instant at) {
        units.requireOpen();
        endWhere(session -> session.admin().equals(admin), at);
    }

    @Override
    public void endAllBut(AdminId admin, AdminSessionId kept, Instant at) {
        units.requireOpen();
        endWhere(session -> session.admin().equals(admin) && !session.id().equals(kept), at);
    }

    @Override
    public boolean cameFrom(AdminId admin, String address, Instant since) {
        return !rows.findAll(row -> row.session().admin().equals(admin)
                        && row.session().address().equals(address)
                        && !row.session().createdAt().isBefore(since))
                .isEmpty();
    }

    @Override
    public int forget(Instant openedBefore) {
        units.requireOpen();
        List<Row> old = rows.findAll(row -> row.session().createdAt().isBefore(openedBefore));
        old.forEach(row -> {
            boolean _ = rows.remove(row.session().id());
        });
        return old.size();
    }

    private void endWhere(Predicate<AdminSession> which, Instant at) {
        rows.findAll(row -> row.session().endedAt() == null && which.test(row.session()))
                .forEach(row -> put(row, row.session().lastActiveAt(), at));
    }

    private void put(Row row, Instant lastActiveAt, Instant endedAt) {
        AdminSession old = row.session();
        rows.put(
                old.id(),
                new Row(
                        new AdminSession(
                                old.id(),
                                old.admin(),
                                old.address(),
                                old.userAgent(),
                                old.createdAt(),
                                lastActiveAt,
                                endedAt),
                        row.digest()));
    }
}
