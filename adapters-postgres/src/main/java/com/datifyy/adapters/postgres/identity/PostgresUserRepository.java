package com.datifyy.adapters.postgres.identity;

import static com.datifyy.adapters.postgres.schema.Tables.USERS;
import static org.jooq.impl.DSL.currentInstant;

import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.PasswordHash;
import com.datifyy.domain.identity.PhoneNumber;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;
import java.time.Instant;
import java.util.Optional;

/// The accounts in PostgreSQL.
public final class PostgresUserRepository implements UserRepository {
    private final PostgresDatabase database;

    public PostgresUserRepository(PostgresDatabase database) {
        this.database = database;
    }

    @Override
    public Addition add(User user, PasswordHash password) {
        PhoneNumber phone = user.phone();
        int added = database.writing()
                .insertInto(USERS)
                .set(USERS.ID, user.id().value())
                .set(USERS.EMAIL, user.email().value())
                .set(USERS.NAME, user.name())
                .set(USERS.PHONE_NUMBER, phone == null ? null : phone.value())
                .set(USERS.PASSWORD_HASH, password.encoded())
                .set(USERS.STATUS, user.status().name())
                .set(USERS.EMAIL_VERIFIED_AT, user.emailVerifiedAt())
                .set(USERS.PHONE_VERIFIED_AT, user.phoneVerifiedAt())
                .set(USERS.CREATED_AT, user.createdAt())
                .set(USERS.LAST_LOGIN_AT, user.lastLoginAt())
                .set(USERS.LAST_ACTIVE_AT, user.lastActiveAt())
                .onConflictDoNothing()
                .execute();
        if (added == 1) {
            return Addition.ADDED;
        }
        boolean emailTaken = database.reading()
                .fetchExists(USERS, USERS.EMAIL.eq(user.email().value()));
        return emailTaken ? Addition.EMAIL_TAKEN : Addition.ID_TAKEN;
    }

    @Override
    public Optional<User> find(UserId id) {
        return database.reading()
                .select(UserRows.FIELDS)
                .from(USERS)
                .where(USERS.ID.eq(id.value()))
                .fetchOptional(UserRows::user);
    }

    @Override
    public Optional<User> findForUpdate(UserId id) {
        return database.writing()
                .select(UserRows.FIELDS)
                .from(USERS)
                .where(USERS.ID.eq(id.value()))
                .forNoKeyUpdate()
                .fetchOptional(UserRows::user);
    }

    @Override
    public Optional<User> findByEmail(Email email) {
        return database.reading()
                .select(UserRows.FIELDS)
                .from(USERS)
                .where(USERS.EMAIL.eq(email.value()))
                .fetchOptional(UserRows::user);
    }

    @Override
    public Optional<PasswordHash> passwordOf(UserId id) {
        return database.reading()
                .select(USERS.PASSWORD_HASH)
                .from(USERS)
                .where(USERS.ID.eq(id.value()))
                .fetchOptional(USERS.PASSWORD_HASH)
                .map(PasswordHash::new);
    }

    @Override
    public void changePassword(UserId id, PasswordHash password) {
        requireOne(
                id,
                database.writing()
                        .update(USERS)
                        .set(USERS.PASSWORD_HASH, password.encoded())
                        .set(USERS.UPDATED_AT, currentInstant())
                        .where(USERS.ID.eq(id.value()))
                        .execute());
    }

    @Override
    public void save(User user) {
        requireOne(
                user.id(),
                database.writing()
                        .update(USERS)
                        .set(USERS.STATUS, user.status().name())
                        .set(USERS.EMAIL_VERIFIED_AT, user.emailVerifiedAt())
                        .set(USERS.PHONE_VERIFIED_AT, user.phoneVerifiedAt())
                        .set(USERS.LAST_LOGIN_AT, user.lastLoginAt())
                        .set(USERS.LAST_ACTIVE_AT, user.lastActiveAt())
                        .set(USERS.UPDATED_AT, currentInstant())
                        .where(USERS.ID.eq(user.id().value()))
                        .execute());
    }

    @Override
    public void touch(UserId id, Instant lastActiveAt) {
        database.writing()
                .update(USERS)
                .set(USERS.LAST_ACTIVE_AT, lastActiveAt)
                .where(USERS.ID.eq(id.value()))
                .and(USERS.LAST_ACTIVE_AT.lt(lastActiveAt))
                .execute();
    }

    private static void requireOne(UserId id, int updated) {
        if (updated != 1) {
            throw new IllegalStateException("there is no account " + id);
        }
    }
}
