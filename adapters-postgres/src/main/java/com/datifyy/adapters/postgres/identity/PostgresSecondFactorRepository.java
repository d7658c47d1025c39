package com.datifyy.adapters.postgres.identity;

import static com.datifyy.adapters.postgres.schema.Tables.RECOVERY_CODES;
import static com.datifyy.adapters.postgres.schema.Tables.SECOND_FACTORS;

import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.application.identity.port.SecondFactorRepository;
import com.datifyy.domain.identity.UserId;
import java.util.List;
import java.util.Optional;
import org.jooq.Record;

/// Second factors in PostgreSQL.
public final class PostgresSecondFactorRepository implements SecondFactorRepository {
    private final PostgresDatabase database;

    public PostgresSecondFactorRepository(PostgresDatabase database) {
        this.database = database;
    }

    @Override
    public Optional<Enrolled> find(UserId owner) {
        return database.reading()
                .selectFrom(SECOND_FACTORS)
                .where(SECOND_FACTORS.USER_ID.eq(owner.value()))
                .fetchOptional(PostgresSecondFactorRepository::enrolled);
    }

    @Override
    public Optional<Enrolled> findForUpdate(UserId owner) {
        return database.writing()
                .selectFrom(SECOND_FACTORS)
                .where(SECOND_FACTORS.USER_ID.eq(owner.value()))
                .forUpdate()
                .fetchOptional(PostgresSecondFactorRepository::enrolled);
    }

    @Override
    public void put(Enrolled factor) {
        database.writing()
                .insertInto(SECOND_FACTORS)
                .set(SECOND_FACTORS.USER_ID, factor.owner().value())
                .set(SECOND_FACTORS.SEALED_SECRET, factor.sealedSecret())
                .set(SECOND_FACTORS.STARTED_AT, factor.startedAt())
                .set(SECOND_FACTORS.CONFIRMED_AT, factor.confirmedAt())
                .set(SECOND_FACTORS.LAST_STEP, factor.lastStep())
                .onConflict(SECOND_FACTORS.USER_ID)
                .doUpdate()
                .setAllToExcluded()
                .execute();
    }

    @Override
    public void remove(UserId owner) {
        database.writing()
                .deleteFrom(SECOND_FACTORS)
                .where(SECOND_FACTORS.USER_ID.eq(owner.value()))
                .execute();
    }

    @Override
    public void putRecoveryCodes(UserId owner, List<String> digests) {
        database.writing()
                .deleteFrom(RECOVERY_CODES)
                .where(RECOVERY_CODES.USER_ID.eq(owner.value()))
                .execute();
        var insert = database.writing().insertInto(RECOVERY_CODES, RECOVERY_CODES.USER_ID, RECOVERY_CODES.DIGEST);
        for (String digest : digests) {
            insert = insert.values(owner.value(), digest);
        }
        insert.execute();
    }

    @Override
    public boolean useRecoveryCode(UserId owner, String digest) {
        return database.writing()
                        .deleteFrom(RECOVERY_CODES)
                        .where(RECOVERY_CODES.USER_ID.eq(owner.value()))
                        .and(RECOVERY_CODES.DIGEST.eq(digest))
                        .execute()
                == 1;
    }

    @Override
    public int recoveryCodesLeft(UserId owner) {
        return database.reading().fetchCount(RECOVERY_CODES, RECOVERY_CODES.USER_ID.eq(owner.value()));
    }

    private static Enrolled enrolled(Record row) {
        return new Enrolled(
                new UserId(row.get(SECOND_FACTORS.USER_ID)),
                row.get(SECOND_FACTORS.SEALED_SECRET),
                row.get(SECOND_FACTORS.STARTED_AT),
                row.get(SECOND_FACTORS.CONFIRMED_AT),
                row.get(SECOND_FACTORS.LAST_STEP));
    }
}
