package com.datifyy.application.identity.port;

import com.datifyy.application.shared.port.InMemoryTable;
import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Everything about somebody, as far as the in-memory accounts know it.
public final class InMemoryPersonalData implements PersonalData {
    private final InMemoryUnitOfWork units;
    private final InMemoryUserRepository users;
    private final InMemoryTable<UserId, Instant> removals;
    private Runnable meanwhile = () -> {};

    public InMemoryPersonalData(InMemoryUnitOfWork units, InMemoryUserRepository users) {
        this.units = units;
        this.users = users;
        removals = new InMemoryTable<>(units);
    }

    @Override
    public void noteReason(UserId account, String reason) {
        units.requireOpen();
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
    public List<UserId> due(Instant before, int atMost) {
        List<UserId> due = users.only(user -> isRemoved(user, before)
                        || (user.isClosedByOwner() && user.closedAt().isBefore(before)))
                .map(User::id)
                .map(List::of)
                .orElseGet(List::of);
        meanwhile.run();
        return due;
    }

    /// Lets something happen right after the next accounts were found.
    public void meanwhile(Runnable something) {
        meanwhile = something;
    }

    @Override
    public PurgeReport purge(UserId account, Instant now) {
        users.retire(account);
        return new PurgeReport(Map.of("users", 1));
    }
}
