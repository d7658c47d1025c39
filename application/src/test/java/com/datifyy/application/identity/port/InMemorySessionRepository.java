package com.datifyy.application.identity.port;

import com.datifyy.application.shared.port.InMemoryTable;
import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.KnownDevice;
import com.datifyy.domain.identity.RefreshGrant;
import com.datifyy.domain.identity.Session;
import com.datifyy.domain.identity.SessionId;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.NumberedPage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/// Sessions and their refresh tokens, in memory.
public final class InMemorySessionRepository implements SessionRepository {
    private static final Comparator<Session> USED_LAST_FIRST = Comparator.comparing(Session::lastActiveAt)
            .thenComparing(s -> s.id().value())
            .reversed();

    /// @param predecessor the fingerprint of the grant before it in its session, or null
    private record Row(RefreshGrant grant, String predecessor) {}

    private record Trust(UserId owner, String deviceId, Instant at) {}

    private record TrustKey(UserId owner, String deviceId) {}

    private final InMemoryUnitOfWork units;
    private final InMemoryUserRepository users;
    private final InMemoryTable<SessionId, Session> sessions;
    private final InMemoryTable<String, Row> grants;
    private final InMemoryTable<TrustKey, Trust> trusts;
    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicReference<Duration> lookTakes = new AtomicReference<>(Duration.ZERO);

    public InMemorySessionRepository(InMemoryUnitOfWork units, InMemoryUserRepository users) {
        this.units = units;
        this.users = users;
        sessions = new InMemoryTable<>(units);
        grants = new InMemoryTable<>(units);
        trusts = new InMemoryTable<>(units);
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
                        before.address(),
                        before.userAgent(),
                        before.createdAt(),
                        session.lastActiveAt(),
                        session.idleUntil(),
                        before.expiresAt(),
                        before.endedAt() != null ? before.endedAt() : session.endedAt()));
    }

    @Override
    public int endAll(UserId owner, Instant now) {
        return end(session -> session.owner().equals(owner), now);
    }

    @Override
    public int endOthers(UserId owner, SessionId kept, Instant now) {
        return end(session -> session.owner().equals(owner) && !session.id().equals(kept), now);
    }

    @Override
    public int endOn(UserId owner, String deviceId, Instant now) {
        return end(
                session -> session.owner().equals(owner)
                        && session.device().deviceId().equals(deviceId),
                now);
    }

    private int end(Predicate<Session> which, Instant now) {
        units.requireOpen();
        List<Session> living = sessions.findAll(session -> which.test(session) && session.isAlive(now));
        living.forEach(session -> sessions.put(session.id(), session.ended(now)));
        return living.size();
    }

    /// How often it was asked whose session a request is of.
    public int looks() {
        return looks.get();
    }

    /// Lets it take a while to say whose session a request is of.
    public void lookTakes(Duration time) {
        lookTakes.set(time);
    }

    @Override
    public Optional<Held> findHeld(SessionId id, Instant now) {
        looks.incrementAndGet();
        LockSupport.parkNanos(lookTakes.get().toNanos());
        return find(id).flatMap(session -> users.find(session.owner()).map(owner -> new Held(session, owner)));
    }

    @Override
    public void touch(SessionId id, Instant lastActiveAt) {
        find(id).filter(session -> session.lastActiveAt().isBefore(lastActiveAt))
                .ifPresent(session -> sessions.put(
                        id,
                        new Session(
                                id,
                                session.owner(),
                                session.device(),
                                session.address(),
                                session.userAgent(),
                                session.createdAt(),
                                lastActiveAt,
                                session.idleUntil(),
                                session.expiresAt(),
                                session.endedAt())));
    }

    @Override
    public NumberedPage<Session> living(UserId owner, Instant now, NumberedPage.Wanted wanted) {
        return page(
                sessions.findAll(session -> session.owner().equals(owner) && session.isAlive(now)).stream()
                        .sorted(USED_LAST_FIRST)
                        .toList(),
                wanted);
    }

    @Override
    public List<Session> all(UserId owner, int atMost) {
        return sessions.findAll(session -> session.owner().equals(owner)).stream()
                .sorted(USED_LAST_FIRST)
                .limit(atMost)
                .toList();
    }

    @Override
    public Familiarity familiarityOf(Session session, String deviceId) {
        List<Session> earlier = sessions.findAll(other -> other.owner().equals(session.owner()));
        if (earlier.isEmpty()) {
            return Familiarity.FIRST;
        }
        boolean known = earlier.stream()
                .anyMatch(other -> deviceId.isEmpty()
                        ? other.userAgent().equals(session.userAgent())
                                && other.address().equals(session.address())
                        : other.device().deviceId().equals(deviceId));
        return known ? Familiarity.KNOWN : Familiarity.NEW;
    }

    @Override
    public Optional<User> claimantFrom(Email email, String address) {
        return users.newestClaimantOf(
                email, user -> tracesOf(user.id(), "", address, Instant.MIN).inPlace());
    }

    @Override
    public Optional<User> claimantOn(Email email, String deviceId) {
        return users.newestClaimantOf(
                email, user -> tracesOf(user.id(), deviceId, "", Instant.MIN).onDevice());
    }

    @Override
    public Traces tracesOf(UserId owner, String deviceId, String address, Instant since) {
        List<Session> lately = sessions.findAll(
                session -> session.owner().equals(owner) && !session.createdAt().isBefore(since));
        boolean onDevice = !deviceId.isEmpty()
                && lately.stream().anyMatch(one -> one.device().deviceId().equals(deviceId));
        return new Traces(
                onDevice, lately.stream().anyMatch(one -> one.address().equals(address)));
    }

    @Override
    public NumberedPage<KnownDevice> devices(UserId owner, Instant now, NumberedPage.Wanted wanted) {
        List<Session> all = sessions.findAll(session -> session.owner().equals(owner));
        List<Session> latest = new ArrayList<>();
        all.stream()
                .filter(session -> session.isAlive(now))
                .sorted(USED_LAST_FIRST)
                .filter(session -> latest.stream().noneMatch(other -> sameDevice(session, other)))
                .forEach(latest::add);
        return page(
                latest.stream()
                        .map(session -> {
                            List<Session> on = all.stream()
                                    .filter(other -> sameDevice(session, other))
                                    .toList();
                            return new KnownDevice(
                                    session,
                                    (int) on.stream()
                                            .filter(other -> other.isAlive(now))
                                            .count(),
                                    on.size(),
                                    on.stream()
                                            .map(Session::createdAt)
                                            .min(Comparator.naturalOrder())
                                            .orElseThrow(),
                                    trusts.find(new TrustKey(
                                                    owner, session.device().deviceId()))
                                            .map(Trust::at)
                                            .orElse(null));
                        })
                        .toList(),
                wanted);
    }

    @Override
    public boolean trust(UserId owner, String deviceId, Instant now) {
        units.requireOpen();
        boolean there = !sessions.findAll(session -> session.owner().equals(owner)
                        && session.device().deviceId().equals(deviceId)
                        && session.isAlive(now))
                .isEmpty();
        if (there) {
            trusts.put(new TrustKey(owner, deviceId), new Trust(owner, deviceId, now));
        }
        return there;
    }

    @Override
    public List<TrustedDevice> trusted(UserId owner) {
        return trusts.findAll(trust -> trust.owner().equals(owner)).stream()
                .map(trust -> new TrustedDevice(trust.deviceId(), trust.at()))
                .sorted(Comparator.comparing(TrustedDevice::deviceId))
                .toList();
    }

    @Override
    public void distrust(UserId owner, String deviceId) {
        boolean _ = trusts.remove(new TrustKey(owner, deviceId));
    }

    @Override
    public int removeEnded(Instant before) {
        units.requireOpen();
        List<Session> old = sessions.findAll(session -> session.expiresAt().isBefore(before)
                || session.idleUntil().isBefore(before)
                || (session.endedAt() != null && session.endedAt().isBefore(before)));
        old.forEach(session -> {
            boolean _ = sessions.remove(session.id());
            grants.findAll(row -> row.grant().session().equals(session.id())).forEach(row -> {
                boolean _ = grants.remove(row.grant().fingerprint());
            });
        });
        return old.size();
    }

    private static boolean sameDevice(Session one, Session other) {
        return one.device().deviceId().equals(other.device().deviceId());
    }

    private static <T> NumberedPage<T> page(List<T> all, NumberedPage.Wanted wanted) {
        return new NumberedPage<>(
                all.stream().skip(wanted.offset()).limit(wanted.size()).toList(),
                wanted.page(),
                wanted.size(),
                all.size());
    }

    @Override
    public void addGrant(RefreshGrant grant) {
        grants.put(grant.fingerprint(), new Row(grant, newestOf(grant.session())));
    }

    @Override
    public Optional<Presented> findPresentedForUpdate(String fingerprint) {
        units.requireOpen();
        return grants.find(fingerprint)
                .map(Row::grant)
                .flatMap(grant -> findHeld(grant.session(), grant.issuedAt())
                        .map(held -> new Presented(grant, held.session(), held.owner())));
    }

    @Override
    public void exchange(RefreshGrant grant, RefreshGrant successor, Session session, Instant now) {
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
        addGrant(successor);
        save(session);
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
