package com.datifyy.adapters.postgres.identity;

import static com.datifyy.adapters.postgres.schema.Tables.ONE_TIME_CODES;

import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.application.identity.port.CodeRepository;
import com.datifyy.domain.identity.CodePurpose;
import com.datifyy.domain.identity.OneTimeCode;
import com.datifyy.domain.identity.UserId;
import java.time.Instant;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Record;

/// Codes in PostgreSQL.
public final class PostgresCodeRepository implements CodeRepository {
    private final PostgresDatabase database;

    public PostgresCodeRepository(PostgresDatabase database) {
        this.database = database;
    }

    @Override
    public void put(OneTimeCode code) {
        UserId account = code.account();
        database.writing()
                .insertInto(ONE_TIME_CODES)
                .set(ONE_TIME_CODES.PURPOSE, code.purpose().name())
                .set(ONE_TIME_CODES.SUBJECT, code.subject())
                .set(ONE_TIME_CODES.USER_ID, account == null ? null : account.value())
                .set(ONE_TIME_CODES.DIGEST, code.digest())
                .set(ONE_TIME_CODES.NAME, code.name())
                .set(ONE_TIME_CODES.ISSUED_AT, code.issuedAt())
                .set(ONE_TIME_CODES.EXPIRES_AT, code.expiresAt())
                .set(ONE_TIME_CODES.ASKED_FROM, code.askedFrom())
                .set(ONE_TIME_CODES.TRIES_LEFT, code.triesLeft())
                .set(ONE_TIME_CODES.TRIES_LEFT_ELSEWHERE, code.triesLeftElsewhere())
                .onConflict(ONE_TIME_CODES.PURPOSE, ONE_TIME_CODES.SUBJECT)
                .doUpdate()
                .setAllToExcluded()
                .execute();
    }

    @Override
    public Optional<OneTimeCode> findForUpdate(CodePurpose purpose, String subject) {
        return find(ONE_TIME_CODES.PURPOSE.eq(purpose.name()).and(ONE_TIME_CODES.SUBJECT.eq(subject)));
    }

    @Override
    public Optional<OneTimeCode> findByDigestForUpdate(CodePurpose purpose, String digest) {
        return find(ONE_TIME_CODES.PURPOSE.eq(purpose.name()).and(ONE_TIME_CODES.DIGEST.eq(digest)));
    }

    @Override
    public void remove(CodePurpose purpose, String subject) {
        database.writing()
                .deleteFrom(ONE_TIME_CODES)
                .where(ONE_TIME_CODES.PURPOSE.eq(purpose.name()))
                .and(ONE_TIME_CODES.SUBJECT.eq(subject))
                .execute();
    }

    @Override
    public int removeExpired(Instant before) {
        return database.writing()
                .deleteFrom(ONE_TIME_CODES)
                .where(ONE_TIME_CODES.EXPIRES_AT.lt(before))
                .limit(PostgresDatabase.PORTION)
                .execute();
    }

    private Optional<OneTimeCode> find(Condition condition) {
        return database.writing()
                .selectFrom(ONE_TIME_CODES)
                .where(condition)
                .limit(1)
                .forUpdate()
                .fetchOptional(PostgresCodeRepository::code);
    }

    private static OneTimeCode code(Record row) {
        Integer account = row.get(ONE_TIME_CODES.USER_ID);
        return new OneTimeCode(
                CodePurpose.valueOf(row.get(ONE_TIME_CODES.PURPOSE)),
                row.get(ONE_TIME_CODES.SUBJECT),
                account == null ? null : new UserId(account),
                row.get(ONE_TIME_CODES.DIGEST),
                row.get(ONE_TIME_CODES.NAME),
                row.get(ONE_TIME_CODES.ISSUED_AT),
                row.get(ONE_TIME_CODES.EXPIRES_AT),
                row.get(ONE_TIME_CODES.ASKED_FROM),
                row.get(ONE_TIME_CODES.TRIES_LEFT),
                row.get(ONE_TIME_CODES.TRIES_LEFT_ELSEWHERE));
    }
}
