package com.datifyy.adapters.postgres.identity;

import static com.datifyy.adapters.postgres.schema.Tables.REFRESH_GRANTS;
import static com.datifyy.adapters.postgres.schema.Tables.SESSIONS;
import static com.datifyy.adapters.postgres.schema.Tables.TRUSTED_DEVICES;
import static com.datifyy.adapters.postgres.schema.Tables.USERS;
import static java.time.ZoneOffset.UTC;
import static org.jooq.impl.DSL.boolOr;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.least;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.rowNumber;
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
import com.datifyy.domain.shared.Numbered;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Table;

/// Sessions and their refresh tokens in PostgreSQL.
public final class PostgresSessionRepository implements SessionRepository {
    private static final StandingQuestion HELD = StandingQuestion.of(select(SESSIONS.fields())
            .select(UserColumns.FIELDS)
            .from(SESSIONS)
            .join(USERS)
            .on(USERS.ID.eq(SESSIONS.USER_ID))
            .where(SESSIONS.ID.eq(param("session", UUID.class))));

    private static final StandingQuestion PRESENTED = StandingQuestion.of(select(REFRESH_GRANTS.fields())
            .select(SESSIONS.fields())
            .select(UserColumns.FIELDS)
            .from(REFRESH_GRANTS)
            .join(SESSIONS)
            .on(SESSIONS.ID.eq(REFRESH_GRANTS.SESSION_ID))
            .join(USERS)
            .on(USERS.ID.eq(SESSIONS.USER_ID))
            .where(REFRESH_GRANTS.FINGERPRINT.eq(param("fingerprint", String.class)))
            .forUpdate()
            .of(REFRESH_GRANTS));

    /// In one statement, as each would wait for the server while the grant is locked.
    private static final String EXCHANGE = """
            WITH given AS (SELECT session_id, generation FROM datifyy.refresh_grants WHERE fingerprint = ?),
            moment AS (SELECT CAST(? AS timestamptz) AS passed),
            marked AS (
                UPDATE datifyy.refresh_grants AS g
                SET used_at = CASE g.generation WHEN given.generation THEN passed ELSE used_at END,
                    successor_used_at = CASE g.generation WHEN given.generation THEN successor_used_at ELSE passed END
                FROM given, moment
                WHERE g.session_id = given.session_id
                    AND g.generation BETWEEN given.generation - 1 AND given.generation),
            kept AS (UPDATE datifyy.sessions SET last_active_at = ?, idle_until = ? WHERE id = ? RETURNING id)
            INSERT INTO datifyy.refresh_grants (fingerprint, session_id, generation, issued_at, successor_salt)
            SELECT ?, id,
                (SELECT max(generation) + 1 FROM datifyy.refresh_grants AS g WHERE g.session_id = id),
                CAST(? AS timestamptz), ?
            FROM kept, given""";

    private final PostgresDatabase database;

    public PostgresSessionRepository(PostgresDatabase database) {
        this.database = database;
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
    }

    @Override
    public Optional<Held> findHeld(SessionId id) {
        return database.ask(HELD, question -> question.setObject(1, id.value())).stream()
                .findFirst()
                .map(row -> new Held(SessionRows.session(row), UserColumns.user(row)));
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
    public Numbered<Session> living(UserId owner, Instant now, Numbered.Wanted wanted) {
        return database.readingTogether(sql -> new Numbered<>(
                sql.selectFrom(SESSIONS)
                        .where(SESSIONS.USER_ID.eq(owner.value()))
                        .and(isAlive(now))
                        .orderBy(SESSIONS.LAST_ACTIVE_AT.desc(), SESSIONS.ID.desc())
                        .limit(wanted.size())
                        .offset(wanted.offset())
                        .fetch(SessionRows::session),
                wanted.page(),
                wanted.size(),
                sql.fetchCount(SESSIONS, SESSIONS.USER_ID.eq(owner.value()).and(isAlive(now)))));
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
        return database.reading()
                .select(UserColumns.FIELDS)
                .from(USERS)
                .where(USERS.EMAIL.eq(email.value()))
                .and(USERS.EMAIL_VERIFIED_AT.isNull())
                .and(PostgresUserRepository.MAY_COME_BACK)
                .andExists(selectOne()
                        .from(SESSIONS)
                        .where(SESSIONS.USER_ID.eq(USERS.ID))
                        .and(SESSIONS.ADDRESS.eq(address)))
                .orderBy(USERS.CREATED_AT.desc())
                .limit(1)
                .fetchOptional(UserColumns::user);
    }

    @Override
    public boolean cameFrom(UserId owner, String address, Instant since) {
        return database.reading()
                .fetchExists(
                        SESSIONS,
                        SESSIONS.USER_ID
                                .eq(owner.value())
                                .and(SESSIONS.ADDRESS.eq(address))
                                .and(SESSIONS.CREATED_AT.ge(since)));
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
        return database.writing()
                .update(SESSIONS)
                .set(SESSIONS.ENDED_AT, now)
                .where(SESSIONS.USER_ID.eq(owner.value()))
                .and(which)
                .and(isAlive(now))
                .execute();
    }

    private static Condition isAlive(Instant now) {
        return SESSIONS.ENDED_AT.isNull().and(SESSIONS.IDLE_UNTIL.gt(now)).and(SESSIONS.EXPIRES_AT.gt(now));
    }

    @Override
    public Numbered<KnownDevice> devices(UserId owner, Instant now, Numbered.Wanted wanted) {
        Field<Integer> living = count().filterWhere(isAlive(now))
                .over()
                .partitionBy(SESSIONS.DEVICE_ID)
                .as("living");
        Field<Integer> all = count().over().partitionBy(SESSIONS.DEVICE_ID).as("sign_ins");
        Field<Instant> first =
                min(SESSIONS.CREATED_AT).over().partitionBy(SESSIONS.DEVICE_ID).as("first_seen_at");
        Field<Integer> place = rowNumber()
                .over()
                .partitionBy(SESSIONS.DEVICE_ID)
                .orderBy(field(isAlive(now)).desc(), SESSIONS.LAST_ACTIVE_AT.desc(), SESSIONS.ID.desc())
                .as("place");
        // Named like the table, so that its fields read the same inside and outside.
        var ranked = select(SESSIONS.fields())
                .select(living, all, first, place)
                .from(SESSIONS)
                .where(SESSIONS.USER_ID.eq(owner.value()))
                .asTable(SESSIONS.getName());
        Condition latestAlive = field(name("place"), Integer.class)
                .eq(1)
                .and(field(name("living"), Integer.class).gt(0));
        return database.readingTogether(sql -> new Numbered<>(
                sql.select(ranked.fields())
                        .select(TRUSTED_DEVICES.TRUSTED_AT)
                        .from(ranked)
                        .leftJoin(TRUSTED_DEVICES)
                        .on(TRUSTED_DEVICES.USER_ID.eq(owner.value()))
                        .and(TRUSTED_DEVICES.DEVICE_ID.eq(in(ranked, SESSIONS.DEVICE_ID)))
                        .where(latestAlive)
                        .orderBy(
                                in(ranked, SESSIONS.LAST_ACTIVE_AT).desc(),
                                in(ranked, SESSIONS.ID).desc())
                        .limit(wanted.size())
                        .offset(wanted.offset())
                        .fetch(row -> new KnownDevice(
                                SessionRows.session(row.into(SESSIONS)),
                                row.get(living),
                                row.get(all),
                                row.get(first),
                                row.get(TRUSTED_DEVICES.TRUSTED_AT))),
                wanted.page(),
                wanted.size(),
                sql.fetchCount(select(in(ranked, SESSIONS.ID)).from(ranked).where(latestAlive))));
    }

    private static <T> Field<T> in(Table<?> table, Field<T> field) {
        return Objects.requireNonNull(table.field(field));
    }

    @Override
    public boolean trust(UserId owner, String deviceId, Instant now) {
        boolean there = database.reading()
                .fetchExists(
                        SESSIONS,
                        SESSIONS.USER_ID
                                .eq(owner.value())
                                .and(SESSIONS.DEVICE_ID.eq(deviceId))
                                .and(isAlive(now)));
        if (there) {
            database.writing()
                    .insertInto(TRUSTED_DEVICES)
                    .set(TRUSTED_DEVICES.USER_ID, owner.value())
                    .set(TRUSTED_DEVICES.DEVICE_ID, deviceId)
                    .set(TRUSTED_DEVICES.TRUSTED_AT, now)
                    .onConflict(TRUSTED_DEVICES.USER_ID, TRUSTED_DEVICES.DEVICE_ID)
                    .doUpdate()
                    .set(TRUSTED_DEVICES.TRUSTED_AT, now)
                    .execute();
        }
        return there;
    }

    @Override
    public List<TrustedDevice> trusted(UserId owner) {
        return database.reading()
                .selectFrom(TRUSTED_DEVICES)
                .where(TRUSTED_DEVICES.USER_ID.eq(owner.value()))
                .orderBy(TRUSTED_DEVICES.DEVICE_ID)
                .fetch(row ->
                        new TrustedDevice(row.get(TRUSTED_DEVICES.DEVICE_ID), row.get(TRUSTED_DEVICES.TRUSTED_AT)));
    }

    @Override
    public void distrust(UserId owner, String deviceId) {
        database.writing()
                .deleteFrom(TRUSTED_DEVICES)
                .where(TRUSTED_DEVICES.USER_ID.eq(owner.value()))
                .and(TRUSTED_DEVICES.DEVICE_ID.eq(deviceId))
                .execute();
    }

    @Override
    public int removeEnded(Instant before) {
        Field<Instant> end = least(SESSIONS.IDLE_UNTIL, SESSIONS.EXPIRES_AT, SESSIONS.ENDED_AT);
        return database.deletePortion(SESSIONS, end.lt(before), end);
    }

    @Override
    public void addGrant(RefreshGrant grant) {
        var earlier = REFRESH_GRANTS.as("earlier");
        database.writing()
                .insertInto(REFRESH_GRANTS)
                .set(REFRESH_GRANTS.FINGERPRINT, grant.fingerprint())
                .set(REFRESH_GRANTS.SESSION_ID, grant.session().value())
                .set(
                        REFRESH_GRANTS.GENERATION,
                        select(coalesce(max(earlier.GENERATION), 0).plus(1))
                                .from(earlier)
                                .where(earlier.SESSION_ID.eq(grant.session().value()))
                                .asField())
                .set(REFRESH_GRANTS.ISSUED_AT, grant.issuedAt())
                .set(REFRESH_GRANTS.SUCCESSOR_SALT, grant.successorSalt())
                .set(REFRESH_GRANTS.USED_AT, grant.usedAt())
                .set(REFRESH_GRANTS.SUCCESSOR_USED_AT, grant.successorUsedAt())
                .execute();
    }

    @Override
    public Optional<Presented> findPresentedForUpdate(String fingerprint) {
        return database.askForUpdate(PRESENTED, question -> question.setString(1, fingerprint)).stream()
                .findFirst()
                .map(row -> new Presented(SessionRows.grant(row), SessionRows.session(row), UserColumns.user(row)));
    }

    @Override
    public void exchange(RefreshGrant grant, RefreshGrant successor, Session session, Instant now) {
        int added = database.change(EXCHANGE, change -> {
            change.setString(1, grant.fingerprint());
            change.setObject(2, now.atOffset(UTC));
            change.setObject(3, session.lastActiveAt().atOffset(UTC));
            change.setObject(4, session.idleUntil().atOffset(UTC));
            change.setObject(5, session.id().value());
            change.setString(6, successor.fingerprint());
            change.setObject(7, successor.issuedAt().atOffset(UTC));
            change.setString(8, successor.successorSalt());
        });
        if (added != 1) {
            throw new IllegalStateException("there is no such grant, or no session " + session.id());
        }
    }
}
