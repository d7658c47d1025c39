package com.datifyy.adapters.postgres.admin;

import static com.datifyy.adapters.postgres.schema.Tables.ADMINS;
import static com.datifyy.adapters.postgres.schema.Tables.ADMIN_RECOVERY_CODES;

import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.application.admin.port.AdminRepository;
import com.datifyy.domain.admin.Admin;
import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.admin.AdminRole;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.PasswordHash;
import com.datifyy.domain.identity.TotpSecret;
import com.datifyy.domain.shared.NumberedPage;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.exception.IntegrityConstraintViolationException;

/// The staff in PostgreSQL.
public final class PostgresAdminRepository implements AdminRepository {
    private static final String UNIQUE_VIOLATION = "23505";

    private final PostgresDatabase database;

    public PostgresAdminRepository(PostgresDatabase database) {
        this.database = database;
    }

    @Override
    public Outcome add(Admin admin, PasswordHash password) {
        AdminId by = admin.createdBy();
        int added = database.writing()
                .insertInto(ADMINS)
                .set(ADMINS.ID, admin.id().value())
                .set(ADMINS.EMAIL, admin.email().value())
                .set(ADMINS.NAME, admin.name())
                .set(ADMINS.ROLE, admin.role().name())
                .set(ADMINS.GENIE, admin.genie())
                .set(ADMINS.ACTIVE, admin.active())
                .set(ADMINS.CREATED_AT, admin.createdAt())
                .set(ADMINS.CREATED_BY, by == null ? null : by.value())
                .set(ADMINS.LAST_LOGIN_AT, admin.lastLoginAt())
                .set(ADMINS.TIME_ZONE, admin.zone().getId())
                .set(ADMINS.PASSWORD_HASH, password.encoded())
                .onConflictDoNothing()
                .execute();
        if (added == 1) {
            return Outcome.DONE;
        }
        return withEmail(admin.email()).isPresent() && find(admin.id()).isEmpty()
                ? Outcome.EMAIL_TAKEN
                : Outcome.ID_TAKEN;
    }

    @Override
    public Optional<Admin> find(AdminId id) {
        return database.reading()
                .select(AdminRows.FIELDS)
                .from(ADMINS)
                .where(is(id))
                .fetchOptional(AdminRows::admin);
    }

    @Override
    public Map<AdminId, Admin> findAll(Collection<AdminId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return database.reading()
                .select(AdminRows.FIELDS)
                .from(ADMINS)
                .where(ADMINS.ID.in(ids.stream().map(AdminId::value).toList()))
                .fetchMap(row -> new AdminId(row.get(ADMINS.ID)), AdminRows::admin);
    }

    @Override
    public Optional<Admin> findForUpdate(AdminId id) {
        return database.writing()
                .select(AdminRows.FIELDS)
                .from(ADMINS)
                .where(is(id))
                .forNoKeyUpdate()
                .fetchOptional(AdminRows::admin);
    }

    @Override
    public Optional<Admin> withEmail(Email email) {
        return database.reading()
                .select(AdminRows.FIELDS)
                .from(ADMINS)
                .where(ADMINS.EMAIL.eq(email.value()))
                .fetchOptional(AdminRows::admin);
    }

    @Override
    public NumberedPage<Admin> list(NumberedPage.Wanted wanted) {
        return database.readingTogether(sql -> new NumberedPage<>(
                sql.select(AdminRows.FIELDS)
                        .from(ADMINS)
                        .orderBy(ADMINS.CREATED_AT, ADMINS.ID)
                        .limit(wanted.size())
                        .offset(wanted.offset())
                        .fetch(AdminRows::admin),
                wanted.page(),
                wanted.size(),
                sql.fetchCount(ADMINS)));
    }

    @Override
    public List<Admin> activeSuperAdminsForUpdate() {
        return database.writing()
                .select(AdminRows.FIELDS)
                .from(ADMINS)
                .where(ADMINS.ROLE.eq(AdminRole.SUPER_ADMIN.name()))
                .and(ADMINS.ACTIVE)
                .orderBy(ADMINS.ID)
                .forNoKeyUpdate()
                .fetch(AdminRows::admin);
    }

    @Override
    public Outcome save(Admin admin) {
        try {
            return updated(admin) == 1 ? Outcome.DONE : Outcome.EMAIL_TAKEN;
        } catch (IntegrityConstraintViolationException violation) {
            // Of two who take one address at the same time the second waits in the statement, and fails.
            if (UNIQUE_VIOLATION.equals(violation.sqlState())) {
                return Outcome.EMAIL_TAKEN;
            }
            throw violation;
        }
    }

    private int updated(Admin admin) {
        return database.writing()
                .update(ADMINS)
                .set(ADMINS.EMAIL, admin.email().value())
                .set(ADMINS.NAME, admin.name())
                .set(ADMINS.ROLE, admin.role().name())
                .set(ADMINS.GENIE, admin.genie())
                .set(ADMINS.ACTIVE, admin.active())
                .set(ADMINS.LAST_LOGIN_AT, admin.lastLoginAt())
                .set(ADMINS.TIME_ZONE, admin.zone().getId())
                .where(is(admin.id()))
                .andNotExists(database.writing()
                        .selectOne()
                        .from(ADMINS.as("other"))
                        .where(ADMINS.as("other").EMAIL.eq(admin.email().value()))
                        .and(ADMINS.as("other").ID.ne(admin.id().value())))
                .execute();
    }

    @Override
    public PasswordHash passwordOf(AdminId id) {
        return database.reading()
                .select(ADMINS.PASSWORD_HASH)
                .from(ADMINS)
                .where(is(id))
                .fetchOptional(ADMINS.PASSWORD_HASH)
                .map(PasswordHash::new)
                .orElseThrow();
    }

    @Override
    public void changePassword(AdminId id, PasswordHash password) {
        database.writing()
                .update(ADMINS)
                .set(ADMINS.PASSWORD_HASH, password.encoded())
                .where(is(id))
                .execute();
    }

    @Override
    public Optional<Authenticator> authenticatorOf(AdminId id) {
        return database.reading()
                .select(ADMINS.SECOND_FACTOR, ADMINS.SECOND_FACTOR_CONFIRMED_AT, ADMINS.SECOND_FACTOR_LAST_STEP)
                .from(ADMINS)
                .where(is(id))
                .and(ADMINS.SECOND_FACTOR.isNotNull())
                .fetchOptional(PostgresAdminRepository::authenticator);
    }

    @Override
    public void putAuthenticator(AdminId id, Authenticator authenticator) {
        database.writing()
                .update(ADMINS)
                .set(ADMINS.SECOND_FACTOR, authenticator.sealedSecret())
                .set(ADMINS.SECOND_FACTOR_CONFIRMED_AT, authenticator.confirmedAt())
                .set(ADMINS.SECOND_FACTOR_LAST_STEP, authenticator.lastStep())
                .where(is(id))
                .execute();
    }

    @Override
    public void removeAuthenticator(AdminId id) {
        database.writing()
                .update(ADMINS)
                .setNull(ADMINS.SECOND_FACTOR)
                .setNull(ADMINS.SECOND_FACTOR_CONFIRMED_AT)
                .set(ADMINS.SECOND_FACTOR_LAST_STEP, TotpSecret.NO_STEP)
                .where(is(id))
                .execute();
        removeRecoveryCodes(id);
    }

    @Override
    public void putRecoveryCodes(AdminId id, List<String> digests) {
        removeRecoveryCodes(id);
        var insert = database.writing()
                .insertInto(ADMIN_RECOVERY_CODES, ADMIN_RECOVERY_CODES.ADMIN_ID, ADMIN_RECOVERY_CODES.DIGEST);
        for (String digest : digests) {
            insert = insert.values(id.value(), digest);
        }
        insert.execute();
    }

    @Override
    public boolean useRecoveryCode(AdminId id, String digest) {
        return database.writing()
                        .deleteFrom(ADMIN_RECOVERY_CODES)
                        .where(ADMIN_RECOVERY_CODES.ADMIN_ID.eq(id.value()))
                        .and(ADMIN_RECOVERY_CODES.DIGEST.eq(digest))
                        .execute()
                == 1;
    }

    private void removeRecoveryCodes(AdminId id) {
        database.writing()
                .deleteFrom(ADMIN_RECOVERY_CODES)
                .where(ADMIN_RECOVERY_CODES.ADMIN_ID.eq(id.value()))
                .execute();
    }

    private static Condition is(AdminId id) {
        return ADMINS.ID.eq(id.value());
    }

    private static Authenticator authenticator(Record row) {
        return new Authenticator(
                Objects.requireNonNull(row.get(ADMINS.SECOND_FACTOR)),
                row.get(ADMINS.SECOND_FACTOR_CONFIRMED_AT),
                row.get(ADMINS.SECOND_FACTOR_LAST_STEP));
    }
}
