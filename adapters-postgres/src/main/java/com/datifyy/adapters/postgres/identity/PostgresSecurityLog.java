package com.datifyy.adapters.postgres.identity;

import static com.datifyy.adapters.postgres.schema.Tables.AUDIT_EVENTS;

import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.adapters.postgres.answers.Details;
import com.datifyy.application.identity.port.SecurityLog;
import com.datifyy.domain.identity.SecurityEvent;
import com.datifyy.domain.identity.SessionId;
import com.datifyy.domain.identity.UserId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Record;

/// The record of what happened to accounts, in PostgreSQL.
public final class PostgresSecurityLog implements SecurityLog {
    private final PostgresDatabase database;

    public PostgresSecurityLog(PostgresDatabase database) {
        this.database = database;
    }

    @Override
    public void append(SecurityEvent event) {
        UserId account = event.account();
        SessionId session = event.session();
        database.writing()
                .insertInto(AUDIT_EVENTS)
                .set(AUDIT_EVENTS.KIND, event.kind().name())
                .set(AUDIT_EVENTS.USER_ID, account == null ? null : account.value())
                .set(AUDIT_EVENTS.SESSION_ID, session == null ? null : session.value())
                .set(AUDIT_EVENTS.NETWORK, event.network())
                .set(AUDIT_EVENTS.AT, event.at())
                .set(AUDIT_EVENTS.DETAILS, Details.written(event.details()))
                .execute();
    }

    @Override
    public List<SecurityEvent> of(UserId account, int atMost) {
        return database.reading()
                .selectFrom(AUDIT_EVENTS)
                .where(AUDIT_EVENTS.USER_ID.eq(account.value()))
                .orderBy(AUDIT_EVENTS.ID.desc())
                .limit(atMost)
                .fetch(PostgresSecurityLog::event);
    }

    @Override
    public int forget(Instant before) {
        return database.deletePortion(AUDIT_EVENTS, AUDIT_EVENTS.AT.lt(before), AUDIT_EVENTS.AT);
    }

    private static SecurityEvent event(Record row) {
        Integer account = row.get(AUDIT_EVENTS.USER_ID);
        UUID session = row.get(AUDIT_EVENTS.SESSION_ID);
        return new SecurityEvent(
                SecurityEvent.Kind.valueOf(row.get(AUDIT_EVENTS.KIND)),
                account == null ? null : new UserId(account),
                session == null ? null : new SessionId(session),
                row.get(AUDIT_EVENTS.NETWORK),
                row.get(AUDIT_EVENTS.AT),
                Details.read(row.get(AUDIT_EVENTS.DETAILS)));
    }
}
