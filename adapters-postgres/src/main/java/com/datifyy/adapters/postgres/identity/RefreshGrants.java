package com.datifyy.adapters.postgres.identity;

import static com.datifyy.adapters.postgres.schema.Tables.REFRESH_GRANTS;
import static com.datifyy.adapters.postgres.schema.Tables.SESSIONS;
import static com.datifyy.adapters.postgres.schema.Tables.USERS;
import static java.time.ZoneOffset.UTC;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.select;

import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.adapters.postgres.StandingQuestion;
import com.datifyy.application.identity.port.SessionRepository.Presented;
import com.datifyy.domain.identity.RefreshGrant;
import com.datifyy.domain.identity.Session;
import java.time.Instant;
import java.util.Optional;

/// The refresh tokens of sessions, of which only fingerprints are kept.
final class RefreshGrants {
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

    RefreshGrants(PostgresDatabase database) {
        this.database = database;
    }

    void add(RefreshGrant grant) {
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

    Optional<Presented> findPresentedForUpdate(String fingerprint) {
        return database.askForUpdate(PRESENTED, question -> question.setString(1, fingerprint)).stream()
                .findFirst()
                .map(row -> new Presented(SessionRows.grant(row), SessionRows.session(row), UserColumns.user(row)));
    }

    void exchange(RefreshGrant grant, RefreshGrant successor, Session session, Instant now) {
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
