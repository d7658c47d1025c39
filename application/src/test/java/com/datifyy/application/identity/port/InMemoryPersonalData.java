package com.datifyy.application.identity.port;

import com.datifyy.application.profile.port.InMemoryPhotoRepository;
import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Everything about somebody, as far as the in-memory accounts know it.
public final class InMemoryPersonalData implements PersonalData {
    private final InMemoryUnitOfWork units;
    private final InMemoryUserRepository users;
    private final InMemoryPhotoRepository photos;
    private final Map<UserId, String> reasons = new HashMap<>();
    private final Set<UserId> stuck = new HashSet<>();
    private Runnable meanwhile = () -> {};

    public InMemoryPersonalData(
            InMemoryUnitOfWork units, InMemoryUserRepository users, InMemoryPhotoRepository photos) {
        this.units = units;
        this.users = users;
        this.photos = photos;
    }

    @Override
    public void noteReason(UserId account, String reason) {
        units.requireOpen();
        reasons.put(account, reason);
    }

    @Override
    public String reasonOf(UserId account) {
        return reasons.getOrDefault(account, "");
    }

    @Override
    public List<UserId> due(Instant before, @Nullable UserId after, int atMost) {
        List<UserId> due = users.all(
                        user -> user.isClosedByOwner() && user.closedAt().isBefore(before))
                .map(User::id)
                .sorted()
                .filter(id -> after == null || id.compareTo(after) > 0)
                .limit(atMost)
                .toList();
        meanwhile.run();
        return due;
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
        photos.forget(account);
        users.retire(account);
        return new PurgeReport(Map.of("users", 1));
    }
}
