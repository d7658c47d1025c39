package com.datifyy.adapters.postgres.identity;

import static com.datifyy.adapters.postgres.schema.Tables.REFRESH_GRANTS;
import static com.datifyy.adapters.postgres.schema.Tables.SESSIONS;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.application.identity.port.SessionRepository;
import com.datifyy.domain.identity.Device;
import com.datifyy.domain.identity.Device.Platform;
import com.datifyy.domain.identity.RefreshGrant;
import com.datifyy.domain.identity.Session;
import com.datifyy.domain.identity.SessionId;
import com.datifyy.domain.identity.UserId;
import java.time.Instant;
import java.util.Optional;

/// Sessions and their refresh tokens in PostgreSQL.
public final class PostgresSessionRepository implements SessionRepository {
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
    public int endAll(UserId owner, Instant now) {
        return database.writing()
                .update(SESSIONS)
                .set(SESSIONS.ENDED_AT, now)
                .where(SESSIONS.USER_ID.eq(owner.value()))
                .and(SESSIONS.ENDED_AT.isNull())
                .and(SESSIONS.IDLE_UNTIL.gt(now))
                .and(SESSIONS.EXPIRES_AT.gt(now))
                .execute();
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
    public Optional<RefreshGrant> findGrantForUpdate(String fingerprint) {
        return database.writing()
                .selectFrom(REFRESH_GRANTS)
                .where(REFRESH_GRANTS.FINGERPRINT.eq(fingerprint))
                .forUpdate()
                .fetchOptional(SessionRows::grant);
    }

    @Override
    public void markGrantUsed(RefreshGrant grant, Instant now) {
        Integer generation = database.writing()
                .update(REFRESH_GRANTS)
                .set(REFRESH_GRANTS.USED_AT, now)
                .where(REFRESH_GRANTS.FINGERPRINT.eq(grant.fingerprint()))
                .returningResult(REFRESH_GRANTS.GENERATION)
                .fetchOne(REFRESH_GRANTS.GENERATION);
        if (generation == null) {
            throw new IllegalStateException("there is no such grant");
        }
        database.writing()
                .update(REFRESH_GRANTS)
                .set(REFRESH_GRANTS.SUCCESSOR_USED_AT, now)
                .where(REFRESH_GRANTS.SESSION_ID.eq(grant.session().value()))
                .and(REFRESH_GRANTS.GENERATION.eq(generation - 1))
                .execute();
    }
}
