package com.datifyy.application.identity.port;

import com.datifyy.application.profile.port.InMemoryPhotoRepository;
import com.datifyy.application.shared.port.InMemoryTable;
import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Everything about somebody, as far as the in-memory accounts know it.
public final class InMemoryPersonalData implements PersonalData {
    private final InMemoryUnitOfWork units;
    private final InMemoryUserRepository users;
    private final InMemoryLinkedIdentityRepository links;
    private final InMemoryPhotoRepository photos;
    private final InMemoryTable<UserId, String> reasons;
    private final Set<UserId> stuck = new HashSet<>();
    private final InMemoryTable<UserId, Instant> removals;
    private Runnable meanwhile = () -> {};

    public InMemoryPersonalData(
            InMemoryUnitOfWork units,
            InMemoryUserRepository users,
            InMemoryLinkedIdentityRepository links,
            InMemoryPhotoRepository photos) {
        this.units = units;
        this.users = users;
        this.links = links;
        this.photos = photos;
        reasons = new InMemoryTable<>(units);
        removals = new InMemoryTable<>(units);
    }

    @Override
    public void noteReason(UserId account, String reason) {
        units.requireOpen();
        if (users.find(account).isPresent()) {
            reasons.put(account, reason);
        }
    }

    @Override
    public String reasonOf(UserId account) {
        return reasons.find(account).orElse("");
    }

    @Override
    public void noteRemoval(UserId account, Instant now) {
        removals.put(account, now);
    }

    @Override
    public boolean wasRemovedBefore(UserId account, Instant before) {
        return users.find(account).filter(user -> isRemoved(user, before)).isPresent();
    }

    private boolean isRemoved(User user, Instant before) {
        return user.status() == AccountStatus.DELETED
                && user.closedAt() == null
                && removals.find(user.id()).filter(at -> at.isBefore(before)).isPresent();
    }

    @Override
    public List<UserId> due(Instant before, @Nullable UserId after, int atMost) {
        List<UserId> due = users.all(user -> isRemoved(user, before)
                        || (user.isClosedByOwner() && user.closedAt().isBefore(before))
                        || lostItsClaim(user, before))
                .map(User::id)
                .sorted()
                .filter(id -> after == null || id.compareTo(after) > 0)
                .limit(atMost)
                .toList();
        meanwhile.run();
        return due;
    }

    private boolean lostItsClaim(User user, Instant before) {
        Email claimed = user.email();
        return user.status() == AccountStatus.PENDING
                && !user.isVerified()
                && claimed != null
                && user.createdAt().isBefore(before)
                && user.lastActiveAt().isBefore(before)
                && users.ownerOf(claimed).isPresent()
                && links.of(user.id()).isEmpty();
    }

    /// Lets something happen right after the next accounts were found.
    public void meanwhile(Runnable something) {
        meanwhile = something;
    }

    /// Makes an account one that cannot be deleted.
    public void keep(UserId account) {
        boolean _ = stuck.add(account);
    }

    @Override
    public PurgeReport purge(UserId account, Instant now) {
        if (stuck.contains(account)) {
            throw new IllegalStateException("something is left of account " + account);
        }
        units.requireOpen();
        photos.forget(account);
        links.forget(account);
        boolean _ = reasons.remove(account);
        boolean _ = removals.remove(account);
        users.retire(account);
        return new PurgeReport(Map.of("users", 1));
    }
}
