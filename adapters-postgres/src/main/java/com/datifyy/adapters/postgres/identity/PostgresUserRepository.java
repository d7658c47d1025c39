package com.datifyy.adapters.postgres.identity;

import static com.datifyy.adapters.postgres.schema.Tables.RETIRED_USER_IDS;
import static com.datifyy.adapters.postgres.schema.Tables.USERS;
import static org.jooq.impl.DSL.currentInstant;
import static org.jooq.impl.DSL.val;

import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.PasswordHash;
import com.datifyy.domain.identity.PhoneNumber;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jspecify.annotations.Nullable;

/// The accounts in PostgreSQL.
public final class PostgresUserRepository implements UserRepository {
    private static final List<String> TAKING_PART = Arrays.stream(AccountStatus.values())
            .filter(AccountStatus::takesPart)
            .map(AccountStatus::name)
            .toList();

    static final Condition MAY_COME_BACK = USERS.STATUS.in(TAKING_PART).or(USERS.CLOSED_AT.isNotNull());

    private final PostgresDatabase database;

    public PostgresUserRepository(PostgresDatabase database) {
        this.database = database;
    }

    @Override
    public Addition add(User user, @Nullable PasswordHash password) {
        Email email = user.email();
        PhoneNumber phone = user.phone();
        if (database.reading()
                .fetchExists(RETIRED_USER_IDS, RETIRED_USER_IDS.ID.eq(user.id().value()))) {
            return Addition.ID_TAKEN;
        }
        int added = soleOwner(() -> database.writing()
                .insertInto(USERS)
                .set(USERS.ID, user.id().value())
                .set(USERS.EMAIL, email == null ? null : email.value())
                .set(USERS.NAME, user.name())
                .set(USERS.PHONE_NUMBER, phone == null ? null : phone.value())
                .set(USERS.PASSWORD_HASH, password == null ? null : password.encoded())
                .set(USERS.STATUS, user.status().name())
                .set(USERS.EMAIL_VERIFIED_AT, user.emailVerifiedAt())
                .set(USERS.PHONE_VERIFIED_AT, user.phoneVerifiedAt())
                .set(USERS.CREATED_AT, user.createdAt())
                .set(USERS.LAST_LOGIN_AT, user.lastLoginAt())
                .set(USERS.LAST_ACTIVE_AT, user.lastActiveAt())
                .set(USERS.CLOSED_AT, user.closedAt())
                .onConflict(USERS.ID)
                .doNothing()
                .execute());
        return added == 1 ? Addition.ADDED : Addition.ID_TAKEN;
    }

    @Override
    public Optional<User> find(UserId id) {
        return database.reading()
                .select(UserColumns.FIELDS)
                .from(USERS)
                .where(USERS.ID.eq(id.value()))
                .fetchOptional(UserColumns::user);
    }

    @Override
    public Set<UserId> takingPart(Collection<UserId> people) {
        return database.reading()
                .select(USERS.ID)
                .from(USERS)
                .where(USERS.ID.in(people.stream().map(UserId::value).toList()))
                .and(USERS.STATUS.in(TAKING_PART))
                .fetchSet(row -> new UserId(row.value1()));
    }

    @Override
    public Optional<User> findForUpdate(UserId id) {
        return database.writing()
                .select(UserColumns.FIELDS)
                .from(USERS)
                .where(USERS.ID.eq(id.value()))
                .forNoKeyUpdate()
                .fetchOptional(UserColumns::user);
    }

    @Override
    public void reserve(Email email) {
        Reservations.hold(database, "email " + email.value());
    }

    @Override
    public void reserve(PhoneNumber phone) {
        Reservations.hold(database, "phone " + phone.value());
    }

    @Override
    public Optional<User> ownerOf(Email email) {
        return newest(USERS.EMAIL.eq(email.value()).and(USERS.EMAIL_VERIFIED_AT.isNotNull()));
    }

    @Override
    public Optional<User> ownerOf(PhoneNumber phone) {
        return newest(USERS.PHONE_NUMBER.eq(phone.value()).and(USERS.PHONE_VERIFIED_AT.isNotNull()));
    }

    @Override
    public Optional<User> newestClaimantOf(Email email) {
        return newest(USERS.EMAIL
                .eq(email.value())
                .and(USERS.EMAIL_VERIFIED_AT.isNull())
                .and(MAY_COME_BACK));
    }

    @Override
    public int claimantsOf(Email email) {
        return count(USERS.EMAIL.eq(email.value()).and(USERS.EMAIL_VERIFIED_AT.isNull()));
    }

    private int count(Condition claims) {
        return database.reading().fetchCount(USERS, claims.and(USERS.STATUS.in(TAKING_PART)));
    }

    @Override
    public Optional<PasswordHash> passwordOf(UserId id) {
        return database.reading()
                .select(USERS.PASSWORD_HASH)
                .from(USERS)
                .where(USERS.ID.eq(id.value()))
                .and(USERS.PASSWORD_HASH.isNotNull())
                .fetchOptional(USERS.PASSWORD_HASH)
                .map(PasswordHash::new);
    }

    @Override
    public void forgetPassword(UserId id) {
        requireOne(
                id,
                database.writing()
                        .update(USERS)
                        .setNull(USERS.PASSWORD_HASH)
                        .set(USERS.UPDATED_AT, currentInstant())
                        .where(USERS.ID.eq(id.value()))
                        .execute());
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
        Email email = user.email();
        if (!user.status().takesPart()) {
            database.signsOut(user.id());
        }
        requireOne(
                user.id(),
                soleOwner(() -> database.writing()
                        .update(USERS)
                        .set(USERS.STATUS, user.status().name())
                        .set(USERS.EMAIL, email == null ? USERS.EMAIL : val(email.value(), USERS.EMAIL))
                        .set(USERS.EMAIL_VERIFIED_AT, user.emailVerifiedAt())
                        .set(USERS.PHONE_VERIFIED_AT, user.phoneVerifiedAt())
                        .set(USERS.LAST_LOGIN_AT, user.lastLoginAt())
                        .set(USERS.LAST_ACTIVE_AT, user.lastActiveAt())
                        .set(USERS.CLOSED_AT, user.closedAt())
                        .set(USERS.UPDATED_AT, currentInstant())
                        .where(USERS.ID.eq(user.id().value()))
                        .execute()));
    }

    @Override
    public void noteHold(UserId id, @Nullable Instant since) {
        requireOne(
                id,
                database.writing()
                        .update(USERS)
                        .set(USERS.HELD_AT, since)
                        .where(USERS.ID.eq(id.value()))
                        .execute());
    }

    @Override
    public boolean isOnHold(UserId id) {
        return database.reading()
                .fetchExists(
                        USERS,
                        USERS.ID
                                .eq(id.value())
                                .and(USERS.HELD_AT.isNotNull())
                                .and(USERS.STATUS.in(AccountStatus.PENDING.name(), AccountStatus.DELETED.name())));
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

    private Optional<User> newest(Condition condition) {
        return database.reading()
                .select(UserColumns.FIELDS)
                .from(USERS)
                .where(condition)
                .orderBy(USERS.CREATED_AT.desc())
                .limit(1)
                .fetchOptional(UserColumns::user);
    }

    private static int soleOwner(Supplier<Integer> write) {
        try {
            return write.get();
        } catch (IntegrityConstraintViolationException violation) {
            throw new IllegalStateException("the account does not fit beside the others", violation);
        }
    }

    private static void requireOne(UserId id, int updated) {
        if (updated != 1) {
            throw new IllegalStateException("there is no account " + id);
        }
    }
}
