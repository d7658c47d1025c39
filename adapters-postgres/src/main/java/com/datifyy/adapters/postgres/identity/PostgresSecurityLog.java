package com.datifyy.adapters.postgres.identity;

import static com.datifyy.adapters.postgres.schema.Tables.AUDIT_EVENTS;

import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.application.identity.port.SecurityLog;
import com.datifyy.domain.identity.SecurityEvent;
import com.datifyy.domain.identity.SessionId;
import com.datifyy.domain.identity.UserId;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.JSONB;
import org.jooq.Record;

/// The record of what happened to accounts, in PostgreSQL.
public final class PostgresSecurityLog implements SecurityLog {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {};

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
                .set(AUDIT_EVENTS.DETAILS, written(event.details()))
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
                read(row.get(AUDIT_EVENTS.DETAILS)));
    }

    private static JSONB written(Map<String, String> details) {
        try {
            return JSONB.valueOf(JSON.writeValueAsString(details));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, String> read(JSONB details) {
        try {
            return JSON.readValue(details.data(), DETAILS);
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException("an event's details are not what was written", corrupt);
        }
    }
}
