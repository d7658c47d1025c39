package com.datifyy.adapters.postgres.admin;

import static com.datifyy.adapters.postgres.schema.Tables.ADMINS;
import static com.datifyy.adapters.postgres.schema.Tables.ADMIN_SESSIONS;

import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.application.admin.port.AdminSessionRepository;
import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.admin.AdminSession;
import com.datifyy.domain.admin.AdminSessionId;
import java.time.Instant;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Record;

/// The staff's sessions in PostgreSQL.
public final class PostgresAdminSessionRepository implements AdminSessionRepository {
    private final PostgresDatabase database;

    public PostgresAdminSessionRepository(PostgresDatabase database) {
        this.database = database;
    }

    @Override
    public void open(AdminSession session, String tokenDigest) {
        database.writing()
                .insertInto(ADMIN_SESSIONS)
                .set(ADMIN_SESSIONS.ID, session.id().value())
                .set(ADMIN_SESSIONS.ADMIN_ID, session.admin().value())
                .set(ADMIN_SESSIONS.TOKEN_DIGEST, tokenDigest)
                .set(ADMIN_SESSIONS.ADDRESS, session.address())
                .set(ADMIN_SESSIONS.USER_AGENT, session.userAgent())
                .set(ADMIN_SESSIONS.CREATED_AT, session.createdAt())
                .set(ADMIN_SESSIONS.LAST_ACTIVE_AT, session.lastActiveAt())
                .set(ADMIN_SESSIONS.ENDED_AT, session.endedAt())
                .execute();
    }

    @Override
    public Optional<Held> findHeld(String tokenDigest) {
        return database.reading()
                .select(ADMIN_SESSIONS.fields())
                .select(AdminRows.FIELDS)
                .from(ADMIN_SESSIONS)
                .join(ADMINS)
                .on(ADMINS.ID.eq(ADMIN_SESSIONS.ADMIN_ID))
                .where(ADMIN_SESSIONS.TOKEN_DIGEST.eq(tokenDigest))
                .fetchOptional(row -> new Held(session(row), AdminRows.admin(row)));
    }

    @Override
    public Optional<AdminSession> find(AdminSessionId id) {
        return database.reading()
                .selectFrom(ADMIN_SESSIONS)
                .where(ADMIN_SESSIONS.ID.eq(id.value()))
                .fetchOptional(PostgresAdminSessionRepository::session);
    }

    @Override
    public void touch(AdminSessionId id, Instant at) {
        database.writing()
                .update(ADMIN_SESSIONS)
                .set(ADMIN_SESSIONS.LAST_ACTIVE_AT, at)
                .where(ADMIN_SESSIONS.ID.eq(id.value()))
                .and(ADMIN_SESSIONS.LAST_ACTIVE_AT.lt(at))
                .execute();
    }

    @Override
    public void end(AdminSessionId id, Instant at) {
        end(ADMIN_SESSIONS.ID.eq(id.value()), at);
    }

    @Override
    public void endAllOf(AdminId admin, Instant at) {
        end(ADMIN_SESSIONS.ADMIN_ID.eq(admin.value()), at);
    }

    @Override
    public void endAllBut(AdminId admin, AdminSessionId kept, Instant at) {
        end(ADMIN_SESSIONS.ADMIN_ID.eq(admin.value()).and(ADMIN_SESSIONS.ID.ne(kept.value())), at);
    }

    @Override
    public boolean cameFrom(AdminId admin, String address, Instant since) {
        return database.reading()
                .fetchExists(
                        ADMIN_SESSIONS,
                        ADMIN_SESSIONS
                                .ADMIN_ID
                                .eq(admin.value())
                                .and(ADMIN_SESSIONS.ADDRESS.eq(address))
                                .and(ADMIN_SESSIONS.CREATED_AT.ge(since)));
    }

    @Override
    public int forget(Instant openedBefore) {
        return database.deletePortion(
                ADMIN_SESSIONS, ADMIN_SESSIONS.CREATED_AT.lt(openedBefore), ADMIN_SESSIONS.CREATED_AT);
    }

    private void end(Condition which, Instant at) {
        database.writing()
                .update(ADMIN_SESSIONS)
                .set(ADMIN_SESSIONS.ENDED_AT, at)
                .where(which)
                .and(ADMIN_SESSIONS.ENDED_AT.isNull())
                .execute();
    }

    private static AdminSession session(Record row) {
        return new AdminSession(
                new AdminSessionId(row.get(ADMIN_SESSIONS.ID)),
                new AdminId(row.get(ADMIN_SESSIONS.ADMIN_ID)),
                row.get(ADMIN_SESSIONS.ADDRESS),
                row.get(ADMIN_SESSIONS.USER_AGENT),
                row.get(ADMIN_SESSIONS.CREATED_AT),
                row.get(ADMIN_SESSIONS.LAST_ACTIVE_AT),
                row.get(ADMIN_SESSIONS.ENDED_AT));
    }
}
