package com.datifyy.application.identity.port;

import com.datifyy.application.shared.port.InMemoryTable;
import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.PasswordHash;
import com.datifyy.domain.identity.PhoneNumber;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.Refusal.Conflict;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// The accounts, in memory.
public final class InMemoryUserRepository implements UserRepository {
    private record Row(User user, PasswordHash password) {}

    private final InMemoryUnitOfWork units;
    private final InMemoryTable<UserId, Row> rows;

    public InMemoryUserRepository(InMemoryUnitOfWork units) {
        this.units = units;
        rows = new InMemoryTable<>(units);
    }

    @Override
    public Addition add(User user, PasswordHash password) {
        if (findByEmail(user.email()).isPresent()) {
            return Addition.EMAIL_TAKEN;
        }
        if (rows.find(user.id()).isPresent()) {
            return Addition.ID_TAKEN;
        }
        rows.put(user.id(), new Row(user, password));
        return Addition.ADDED;
    }

    @Override
    public Optional<User> find(UserId id) {
        return rows.find(id).map(Row::user);
    }

    @Override
    public Optional<User> findForUpdate(UserId id) {
        units.requireOpen();
        return find(id);
    }

    @Override
    public Optional<User> findByEmail(Email email) {
        return rows.findAll(row -> row.user().email().equals(email)).stream()
                .map(Row::user)
                .findFirst();
    }

    @Override
    public Optional<PasswordHash> passwordOf(UserId id) {
        return rows.find(id).map(Row::password);
    }

    @Override
    public void changePassword(UserId id, PasswordHash password) {
        rows.put(id, new Row(existing(id).user(), password));
    }

    @Override
    public void save(User user) {
        Row row = existing(user.id());
        User before = row.user();
        rows.put(
                user.id(),
                new Row(
                        new User(
                                before.id(),
                                before.email(),
                                before.name(),
                                before.phone(),
                                user.status(),
                                user.emailVerifiedAt(),
                                user.phoneVerifiedAt(),
                                before.createdAt(),
                                user.lastLoginAt(),
                                user.lastActiveAt()),
                        row.password()));
    }

    @Override
    public void touch(UserId id, Instant lastActiveAt) {
        rows.find(id).ifPresent(row -> touch(row, lastActiveAt));
    }

    private void touch(Row row, Instant lastActiveAt) {
        User before = row.user();
        rows.put(
                before.id(),
                new Row(
                        new User(
                                before.id(),
                                before.email(),
                                before.name(),
                                before.phone(),
                                before.status(),
                                before.emailVerifiedAt(),
                                before.phoneVerifiedAt(),
                                before.createdAt(),
                                before.lastLoginAt(),
                                lastActiveAt.isAfter(before.lastActiveAt()) ? lastActiveAt : before.lastActiveAt()),
                        row.password()));
    }

    /// What the profile says about the account.
    ///
    /// @throws Conflict when the telephone number belongs to another account
    public void rename(UserId id, String name, PhoneNumber phone) {
        Row row = existing(id);
        if (phone != null
                && !rows.findAll(other -> phone.equals(other.user().phone())
                                && !other.user().id().equals(id))
                        .isEmpty()) {
            throw new Conflict("This telephone number belongs to another account");
        }
        User before = row.user();
        rows.put(
                id,
                new Row(
                        new User(
                                before.id(),
                                before.email(),
                                name,
                                phone,
                                before.status(),
                                before.emailVerifiedAt(),
                                Objects.equals(phone, before.phone()) ? before.phoneVerifiedAt() : null,
                                before.createdAt(),
                                before.lastLoginAt(),
                                before.lastActiveAt()),
                        row.password()));
    }

    private Row existing(UserId id) {
        return rows.find(id).orElseThrow(() -> new IllegalStateException("there is no account " + id));
    }
}
