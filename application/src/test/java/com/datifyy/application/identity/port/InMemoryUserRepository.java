package com.datifyy.application.identity.port;

import com.datifyy.application.shared.port.InMemoryTable;
import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.domain.figures.ActivePeople.Sign;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.PasswordHash;
import com.datifyy.domain.identity.PhoneNumber;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The accounts, in memory.
public final class InMemoryUserRepository implements UserRepository {
    private record Row(User user, PasswordHash password) {}

    private final InMemoryUnitOfWork units;
    private final InMemoryTable<UserId, Row> rows;
    private final InMemoryTable<Integer, Sign> signs;
    private final InMemoryTable<UserId, Instant> holds;
    private final Set<UserId> retired = new HashSet<>();
    private final AtomicInteger noted = new AtomicInteger();
    private final Queue<Runnable> meanwhile = new ConcurrentLinkedQueue<>();

    public InMemoryUserRepository(InMemoryUnitOfWork units) {
        this.units = units;
        rows = new InMemoryTable<>(units);
        signs = new InMemoryTable<>(units);
        holds = new InMemoryTable<>(units);
    }

    @Override
    public Addition add(User user, PasswordHash password) {
        if (rows.find(user.id()).isPresent() || retired.contains(user.id())) {
            return Addition.ID_TAKEN;
        }
        requireSoleOwner(user);
        rows.put(user.id(), new Row(user, password));
        signs.put(noted.incrementAndGet(), new Sign(quarter(user.lastActiveAt()), null));
        return Addition.ADDED;
    }

    /// Every account.
    public List<User> all() {
        return rows.all().stream().map(Row::user).toList();
    }

    @Override
    public Optional<User> find(UserId id) {
        return rows.find(id).map(Row::user);
    }

    @Override
    public Set<UserId> takingPart(Collection<UserId> people) {
        return people.stream()
                .filter(person ->
                        find(person).filter(user -> user.status().takesPart()).isPresent())
                .collect(Collectors.toSet());
    }

    @Override
    public Optional<User> findForUpdate(UserId id) {
        units.requireOpen();
        Runnable before = meanwhile.poll();
        if (before != null) {
            before.run();
        }
        return find(id);
    }

    /// Makes whoever locks an account next wait until somebody else, who has it locked, has done something. If the unit
    /// that waits fails, it takes that back as well.
    public void nextWaitsFor(Runnable somebodyElse) {
        boolean _ = meanwhile.add(somebodyElse);
    }

    @Override
    public void reserve(Email email) {
        units.requireOpen(); // one unit at a time: nobody else can
    }

    @Override
    public void reserve(PhoneNumber phone) {
        units.requireOpen();
    }

    @Override
    public Optional<User> ownerOf(Email email) {
        return only(user -> email.equals(user.email()) && user.emailVerifiedAt() != null);
    }

    @Override
    public Optional<User> ownerOf(PhoneNumber phone) {
        return only(user -> phone.equals(user.phone()) && user.phoneVerifiedAt() != null);
    }

    @Override
    public Optional<User> newestClaimantOf(Email email) {
        return newestClaimantOf(email, _ -> true);
    }

    Optional<User> newestClaimantOf(Email email, Predicate<User> which) {
        return newest(user -> email.equals(user.email()) && user.emailVerifiedAt() == null && which.test(user));
    }

    @Override
    public int claimantsOf(Email email) {
        return count(user -> email.equals(user.email()) && user.emailVerifiedAt() == null);
    }

    private int count(Predicate<User> claims) {
        return rows.findAll(
                        row -> claims.test(row.user()) && row.user().status().takesPart())
                .size();
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
    public void forgetPassword(UserId id) {
        rows.put(id, new Row(existing(id).user(), null));
    }

    @Override
    public void save(User user) {
        Row row = existing(user.id());
        User before = row.user();
        User after = new User(
                before.id(),
                user.email(),
                before.name(),
                before.phone(),
                user.status(),
                user.emailVerifiedAt(),
                user.phoneVerifiedAt(),
                before.createdAt(),
                user.lastLoginAt(),
                user.lastActiveAt(),
                user.closedAt());
        requireSoleOwner(after);
        rows.put(user.id(), new Row(after, row.password()));
        noteSign(before, after);
    }

    @Override
    public void noteHold(UserId id, Instant since) {
        units.requireOpen();
        if (find(id).isEmpty()) {
            throw new IllegalStateException("there is no account " + id);
        }
        if (since == null) {
            boolean _ = holds.remove(id);
        } else {
            holds.put(id, since);
        }
    }

    @Override
    public boolean isOnHold(UserId id) {
        return holds.find(id).isPresent()
                && find(id).map(User::status)
                        .filter(status -> status == AccountStatus.PENDING || status == AccountStatus.DELETED)
                        .isPresent();
    }

    @Override
    public void touch(UserId id, Instant lastActiveAt) {
        units.requireOpen();
        rows.find(id)
                .filter(row -> lastActiveAt.isAfter(row.user().lastActiveAt()))
                .ifPresent(row -> {
                    User after = activeAt(row.user(), lastActiveAt);
                    rows.put(id, new Row(after, row.password()));
                    noteSign(row.user(), after);
                });
    }

    /// Takes signs of life that were noted, which are then forgotten.
    public List<Sign> takeSigns(int atMost) {
        units.requireOpen();
        var taken = new ArrayList<Sign>();
        for (int i = 1; i <= noted.get() && taken.size() < atMost; i++) {
            signs.find(i).ifPresent(taken::add);
            boolean _ = signs.remove(i);
        }
        return taken;
    }

    private void noteSign(User before, User after) {
        Instant then = quarter(before.lastActiveAt());
        Instant now = quarter(after.lastActiveAt());
        if (now.isAfter(then)) {
            signs.put(noted.incrementAndGet(), new Sign(now, then));
        }
    }

    private static Instant quarter(Instant at) {
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), 900L) * 900L);
    }

    /// What the profile says about the account.
    public void rename(UserId id, String name, PhoneNumber phone) {
        Row row = existing(id);
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
                                before.lastActiveAt(),
                                before.closedAt()),
                        row.password()));
    }

    /// Deletes an account for good; its number is never given again.
    public void retire(UserId id) {
        boolean _ = rows.remove(id);
        boolean _ = retired.add(id);
    }

    Stream<User> all(Predicate<User> condition) {
        return rows.findAll(row -> condition.test(row.user())).stream().map(Row::user);
    }

    Optional<User> only(Predicate<User> condition) {
        return rows.findAll(row -> condition.test(row.user())).stream()
                .map(Row::user)
                .findFirst();
    }

    private Optional<User> newest(Predicate<User> claims) {
        return rows
                .findAll(row -> claims.test(row.user())
                        && (row.user().status().takesPart() || row.user().isClosedByOwner()))
                .stream()
                .map(Row::user)
                .reduce((one, other) -> other.createdAt().isBefore(one.createdAt()) ? one : other);
    }

    private void requireSoleOwner(User user) {
        boolean emailTaken = user.mailbox() != null
                && ownerOf(user.mailbox())
                        .filter(owner -> !owner.id().equals(user.id()))
                        .isPresent();
        boolean phoneTaken = user.phone() != null
                && user.phoneVerifiedAt() != null
                && ownerOf(user.phone())
                        .filter(owner -> !owner.id().equals(user.id()))
                        .isPresent();
        if (emailTaken || phoneTaken) {
            throw new IllegalStateException("somebody else has proven it");
        }
    }

    private static User activeAt(User user, Instant lastActiveAt) {
        return new User(
                user.id(),
                user.email(),
                user.name(),
                user.phone(),
                user.status(),
                user.emailVerifiedAt(),
                user.phoneVerifiedAt(),
                user.createdAt(),
                user.lastLoginAt(),
                lastActiveAt,
                user.closedAt());
    }

    private Row existing(UserId id) {
        return rows.find(id).orElseThrow(() -> new IllegalStateException("there is no account " + id));
    }
}
