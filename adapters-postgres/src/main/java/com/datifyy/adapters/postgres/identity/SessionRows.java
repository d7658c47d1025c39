package com.datifyy.adapters.postgres.identity;

import static com.datifyy.adapters.postgres.schema.Tables.REFRESH_GRANTS;
import static com.datifyy.adapters.postgres.schema.Tables.SESSIONS;

import com.datifyy.adapters.postgres.StandingQuestion.Row;
import com.datifyy.domain.identity.Device;
import com.datifyy.domain.identity.Device.Platform;
import com.datifyy.domain.identity.RefreshGrant;
import com.datifyy.domain.identity.Session;
import com.datifyy.domain.identity.SessionId;
import com.datifyy.domain.identity.UserId;
import java.time.Instant;
import org.jooq.Condition;
import org.jooq.Record;

/// Rows of the tables of sessions and refresh tokens.
final class SessionRows {
    private SessionRows() {}

    static Session session(Record row) {
        return sessionIn(row::get);
    }

    static Session sessionIn(Row row) {
        String platform = row.get(SESSIONS.PLATFORM);
        return new Session(
                new SessionId(row.get(SESSIONS.ID)),
                new UserId(row.get(SESSIONS.USER_ID)),
                new Device(
                        platform == null ? null : Platform.valueOf(platform),
                        row.get(SESSIONS.DEVICE_NAME),
                        row.get(SESSIONS.OS_VERSION),
                        row.get(SESSIONS.APP_VERSION),
                        row.get(SESSIONS.BROWSER),
                        row.get(SESSIONS.DEVICE_ID)),
                row.get(SESSIONS.ADDRESS),
                row.get(SESSIONS.USER_AGENT),
                row.get(SESSIONS.CREATED_AT),
                row.get(SESSIONS.LAST_ACTIVE_AT),
                row.get(SESSIONS.IDLE_UNTIL),
                row.get(SESSIONS.EXPIRES_AT),
                row.get(SESSIONS.ENDED_AT));
    }

    static RefreshGrant grant(Record row) {
        return new RefreshGrant(
                row.get(REFRESH_GRANTS.FINGERPRINT),
                new SessionId(row.get(REFRESH_GRANTS.SESSION_ID)),
                row.get(REFRESH_GRANTS.ISSUED_AT),
                row.get(REFRESH_GRANTS.SUCCESSOR_SALT),
                row.get(REFRESH_GRANTS.USED_AT),
                row.get(REFRESH_GRANTS.SUCCESSOR_USED_AT));
    }

    /// Whether a session can be used at a time.
    static Condition isAlive(Instant now) {
        return SESSIONS.ENDED_AT.isNull().and(SESSIONS.IDLE_UNTIL.gt(now)).and(SESSIONS.EXPIRES_AT.gt(now));
    }
}
