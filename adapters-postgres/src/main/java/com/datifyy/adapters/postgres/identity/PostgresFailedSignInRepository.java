package com.datifyy.adapters.postgres.identity;

import static com.datifyy.adapters.postgres.schema.Tables.FAILED_SIGN_INS;

import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.application.identity.port.FailedSignInRepository;
import com.datifyy.domain.identity.FailedSignIns;
import java.time.Instant;
import java.util.Optional;

/// Failed attempts to sign in, in PostgreSQL.
public final class PostgresFailedSignInRepository implements FailedSignInRepository {
    private final PostgresDatabase database;

    public PostgresFailedSignInRepository(PostgresDatabase database) {
        this.database = database;
    }

    @Override
    public Optional<FailedSignIns> findForUpdate(String subject) {
        Reservations.hold(database, "failed sign-ins " + subject);
        return database.writing()
                .selectFrom(FAILED_SIGN_INS)
                .where(FAILED_SIGN_INS.SUBJECT.eq(subject))
                .fetchOptional(
                        row -> new FailedSignIns(row.get(FAILED_SIGN_INS.COUNT), row.get(FAILED_SIGN_INS.LAST_AT)));
    }

    @Override
    public void save(String subject, FailedSignIns failures) {
        database.writing()
                .insertInto(FAILED_SIGN_INS)
                .set(FAILED_SIGN_INS.SUBJECT, subject)
                .set(FAILED_SIGN_INS.COUNT, failures.count())
                .set(FAILED_SIGN_INS.LAST_AT, failures.lastAt())
                .onConflict(FAILED_SIGN_INS.SUBJECT)
                .doUpdate()
                .setAllToExcluded()
                .execute();
    }

    @Override
    public void clear(String subject) {
        database.writing()
                .deleteFrom(FAILED_SIGN_INS)
                .where(FAILED_SIGN_INS.SUBJECT.eq(subject))
                .execute();
    }

    @Override
    public int forget(Instant before) {
        return database.writing()
                .deleteFrom(FAILED_SIGN_INS)
                .where(FAILED_SIGN_INS.LAST_AT.lt(before))
                .limit(PostgresDatabase.PORTION)
                .execute();
    }
}
