package com.datifyy.adapters.postgres.admin;

import static com.datifyy.adapters.postgres.schema.Tables.STAFF_VERIFICATIONS;

import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.application.admin.port.VerificationRepository;
import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.admin.StaffVerification;
import com.datifyy.domain.identity.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What the staff verified, in PostgreSQL.
public final class PostgresVerificationRepository implements VerificationRepository {
    private final PostgresDatabase database;

    public PostgresVerificationRepository(PostgresDatabase database) {
        this.database = database;
    }

    @Override
    public void add(UserId person, StaffVerification what, AdminId by, Instant now) {
        database.writing()
                .insertInto(STAFF_VERIFICATIONS)
                .set(STAFF_VERIFICATIONS.USER_ID, person.value())
                .set(STAFF_VERIFICATIONS.KIND, what.name())
                .set(STAFF_VERIFICATIONS.VERIFIED_AT, now)
                .set(STAFF_VERIFICATIONS.VERIFIED_BY, by.value())
                .onConflictDoNothing()
                .execute();
    }

    @Override
    public Map<StaffVerification, Instant> since(UserId person) {
        return database.reading()
                .select(STAFF_VERIFICATIONS.KIND, STAFF_VERIFICATIONS.VERIFIED_AT)
                .from(STAFF_VERIFICATIONS)
                .where(STAFF_VERIFICATIONS.USER_ID.eq(person.value()))
                .fetchMap(row -> StaffVerification.valueOf(row.value1()), row -> row.value2());
    }

    @Override
    public Map<UserId, Set<StaffVerification>> ofAll(Collection<UserId> people) {
        if (people.isEmpty()) {
            return Map.of();
        }
        return database
                .reading()
                .select(STAFF_VERIFICATIONS.USER_ID, STAFF_VERIFICATIONS.KIND)
                .from(STAFF_VERIFICATIONS)
                .where(STAFF_VERIFICATIONS.USER_ID.in(
                        people.stream().map(UserId::value).toList()))
                .fetch()
                .stream()
                .collect(Collectors.groupingBy(
                        row -> new UserId(row.value1()),
                        Collectors.mapping(
                                row -> StaffVerification.valueOf(row.value2()), Collectors.toUnmodifiableSet())));
    }

    @Override
    public Set<StaffVerification> of(UserId person) {
        return database
                .reading()
                .select(STAFF_VERIFICATIONS.KIND)
                .from(STAFF_VERIFICATIONS)
                .where(STAFF_VERIFICATIONS.USER_ID.eq(person.value()))
                .fetch(STAFF_VERIFICATIONS.KIND)
                .stream()
                .map(StaffVerification::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }
}
