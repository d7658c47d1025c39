package com.datifyy.adapters.postgres.identity;

import static com.datifyy.adapters.postgres.schema.Tables.SESSIONS;
import static com.datifyy.adapters.postgres.schema.Tables.USERS;
import static org.jooq.impl.DSL.boolOr;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.least;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.adapters.postgres.StandingQuestion;
import com.datifyy.application.identity.port.SessionRepository;
import com.datifyy.domain.identity.Device;
import com.datifyy.domain.identity.Device.Platform;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.KnownDevice;
import com.datifyy.domain.identity.RefreshGrant;
import com.datifyy.domain.identity.Session;
import com.datifyy.domain.identity.SessionId;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.NumberedPage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record1;

/// Sessions in PostgreSQL, with their refresh tokens and the devices they were opened on.
public final class PostgresSessionRepository implements SessionRepository {
    private static final StandingQuestion HELD = StandingQuestion.of(select(SESSIONS.fields())
            .select(UserColumns.FIELDS)
            .from(SESSIONS)
            .join(USERS)
            .on(USERS.ID.eq(SESSIONS.USER_ID))
            .where(SESSIONS.ID.eq(param("session", UUID.class))));

    private final PostgresDatabase database;
    private final Devices devices;
    private final RefreshGrants grants;
    private final RememberedSessions remembered;
    private final SignOuts signOuts;

    public PostgresSessionRepository(PostgresDatabase database) {
        this.database = database;
        this.devices = new Devices(database);
        this.grants = new RefreshGrants(database);
        this.remembered = new RememberedSessions(database);
        this.signOuts = new SignOuts(database);
    }

    @Override
    public void add(Session session) {
        Device device = session.device();
        Platform platform = device.platform();
        database.writing()
                .insertInto(SESSIONS)
                .set(SESSIONS.ID, session.id().value())
                .set(SESSIONS.USER_ID, session.owner().value())
                .set(SESSIONS.PLATFORM, platform == null ? null : platform.name())
                .set(SESSIONS.DEVICE_NAME, device.name())
                .set(SESSIONS.OS_VERSION, device.osVersion())
                .set(SESSIONS.APP_VERSION, device.appVersion())
                .set(SESSIONS.BROWSER, device.browser())
                .set(SESSIONS.DEVICE_ID, device.deviceId())
                .set(SESSIONS.ADDRESS, session.address())
                .set(SESSIONS.USER_AGENT, session.userAgent())
                .set(SESSIONS.CREATED_AT, session.createdAt())
                .set(SESSIONS.LAST_ACTIVE_AT, session.lastActiveAt())
                .set(SESSIONS.IDLE_UNTIL, session.idleUntil())
                .set(SESSIONS.EXPIRES_AT, session.expiresAt())
                .set(SESSIONS.ENDED_AT, session.endedAt())
                .execute();
    }

    @Override
    public Optional<Session> find(SessionId id) {
        return database.reading()
                .selectFrom(SESSIONS)
                .where(SESSIONS.ID.eq(id.value()))
                .fetchOptional(SessionRows::session);
    }

    @Override
    public void save(Session session) {
        int updated = database.writing()
                .update(SESSIONS)
                .set(SESSIONS.LAST_ACTIVE_AT, session.lastActiveAt())
                .set(SESSIONS.IDLE_UNTIL, session.idleUntil())
                .set(SESSIONS.ENDED_AT, coalesce(SESSIONS.ENDED_AT, val(session.endedAt(), SESSIONS.ENDED_AT)))
                .where(SESSIONS.ID.eq(session.id().value()))
                .execute();
        if (updated != 1) {
            throw new IllegalStateException("there is no session " + session.id());
        }
        if (session.endedAt() != null) {
            database.signsOut(session.owner());
        }
    }

    @Override
    public Optional<Held> findHeld(SessionId id, Instant now) {
        return remembered.find(id, now, () -> read(id));
    }

    private Optional<Held> read(SessionId id) {
        return database.askForOne(
                HELD,
                question -> question.setObject(1, id.value()),
                row -> new Held(SessionRows.sessionIn(row), UserColumns.userIn(row)));
    }

    @Override
    public void touch(SessionId id, Instant lastActiveAt) {
        database.writing()
                .update(SESSIONS)
                .set(SESSIONS.LAST_ACTIVE_AT, lastActiveAt)
                .where(SESSIONS.ID.eq(id.value()))
                .and(SESSIONS.LAST_ACTIVE_AT.lt(lastActiveAt))
                .execute();
    }

    @Override
    public NumberedPage<Session> living(UserId owner, Instant now, NumberedPage.Wanted wanted) {
        return database.readingTogether(sql -> new NumberedPage<>(
                sql.selectFrom(SESSIONS)
                        .where(SESSIONS.USER_ID.eq(owner.value()))
                        .and(SessionRows.isAlive(now))
                        .orderBy(SESSIONS.LAST_ACTIVE_AT.desc(), SESSIONS.ID.desc())
                        .limit(wanted.size())
                        .offset(wanted.offset())
                        .fetch(SessionRows::session),
                wanted.page(),
                wanted.size(),
                sql.fetchCount(SESSIONS, SESSIONS.USER_ID.eq(owner.value()).and(SessionRows.isAlive(now)))));
    }

    @Override
    public List<Session> all(UserId owner, int atMost) {
        return database.reading()
                .selectFrom(SESSIONS)
                .where(SESSIONS.USER_ID.eq(owner.value()))
                .orderBy(SESSIONS.LAST_ACTIVE_AT.desc(), SESSIONS.ID.desc())
                .limit(atMost)
                .fetch(SessionRows::session);
    }

    @Override
    public Familiarity familiarityOf(Session session, String deviceId) {
        Condition same = deviceId.isEmpty()
                ? SESSIONS.USER_AGENT.eq(session.userAgent()).and(SESSIONS.ADDRESS.eq(session.address()))
                : SESSIONS.DEVICE_ID.eq(deviceId);
        Boolean known = database.reading()
                .select(boolOr(same))
                .from(SESSIONS)
                .where(SESSIONS.USER_ID.eq(session.owner().value()))
                .fetchSingle(Record1::value1);
        if (known == null) {
            return Familiarity.FIRST;
        }
        return known ? Familiarity.KNOWN : Familiarity.NEW;
    }

    @Override
    public Optional<User> claimantFrom(Email email, String address) {
        return claimantWith(email, SESSIONS.ADDRESS.eq(address));
    }

    @Override
    public Optional<User> claimantOn(Email email, String deviceId) {
        return claimantWith(email, deviceId.isEmpty() ? falseCondition() : SESSIONS.DEVICE_ID.eq(deviceId));
    }

    private Optional<User> claimantWith(Email email, Condition aSession) {
        return database.reading()
                .select(UserColumns.FIELDS)
                .from(USERS)
                .where(USERS.EMAIL.eq(email.value()))
                .and(USERS.EMAIL_VERIFIED_AT.isNull())
                .and(PostgresUserRepository.MAY_COME_BACK)
                .andExists(selectOne()
                        .from(SESSIONS)
                        .where(SESSIONS.USER_ID.eq(USERS.ID))
                        .and(aSession))
                .orderBy(USERS.CREATED_AT.desc())
                .limit(1)
                .fetchOptional(UserColumns::user);
    }

    @Override
    public Traces tracesOf(UserId owner, String deviceId, String address, Instant since) {
        Condition same = deviceId.isEmpty() ? falseCondition() : SESSIONS.DEVICE_ID.eq(deviceId);
        Condition there = SESSIONS.ADDRESS.eq(address);
        return database.reading()
                .select(coalesce(boolOr(same), false), coalesce(boolOr(there), false))
                .from(SESSIONS)
                .where(SESSIONS.USER_ID.eq(owner.value()))
                .and(there.or(same))
                .and(SESSIONS.CREATED_AT.ge(since))
                .fetchSingle(traces -> new Traces(traces.value1(), traces.value2()));
    }

    @Override
    public int endAll(UserId owner, Instant now) {
        return end(owner, noCondition(), now);
    }

    @Override
    public int endOthers(UserId owner, SessionId kept, Instant now) {
        return end(owner, SESSIONS.ID.ne(kept.value()), now);
    }

    @Override
    public int endOn(UserId owner, String deviceId, Instant now) {
        return end(owner, SESSIONS.DEVICE_ID.eq(deviceId), now);
    }

    private int end(UserId owner, Condition which, Instant now) {
        database.signsOut(owner);
        return database.writing()
                .update(SESSIONS)
                .set(SESSIONS.ENDED_AT, now)
                .where(SESSIONS.USER_ID.eq(owner.value()))
                .and(which)
                .and(SessionRows.isAlive(now))
                .execute();
    }

    @Override
    public int removeEnded(Instant before) {
        Field<Instant> end = least(SESSIONS.IDLE_UNTIL, SESSIONS.EXPIRES_AT, SESSIONS.ENDED_AT);
        int sessions = database.deletePortion(SESSIONS, end.lt(before), end);
        return sessions > 0 ? sessions : signOuts.forgetOld();
    }

    @Override
    public NumberedPage<KnownDevice> devices(UserId owner, Instant now, NumberedPage.Wanted wanted) {
        return devices.of(owner, now, wanted);
    }

    @Override
    public boolean trust(UserId owner, String deviceId, Instant now) {
        return devices.trust(owner, deviceId, now);
    }

    @Override
    public List<TrustedDevice> trusted(UserId owner) {
        return devices.trusted(owner);
    }

    @Override
    public void distrust(UserId owner, String deviceId) {
        devices.distrust(owner, deviceId);
    }

    @Override
    public void addGrant(RefreshGrant grant) {
        grants.add(grant);
    }

    @Override
    public Optional<Presented> findPresentedForUpdate(String fingerprint) {
        return grants.findPresentedForUpdate(fingerprint);
    }

    @Override
    public void exchange(RefreshGrant grant, RefreshGrant successor, Session session, Instant now) {
        grants.exchange(grant, successor, session, now);
    }
}
