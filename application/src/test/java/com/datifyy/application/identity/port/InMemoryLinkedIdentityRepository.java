package com.datifyy.application.identity.port;

import com.datifyy.application.shared.port.InMemoryTable;
import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.domain.identity.IdentityProvider;
import com.datifyy.domain.identity.UserId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Linked identities, in memory.
public final class InMemoryLinkedIdentityRepository implements LinkedIdentityRepository {
    private record Key(IdentityProvider provider, String subject) {}

    private record PartedKey(IdentityProvider provider, String subject, UserId account) {}

    private final InMemoryUnitOfWork units;
    private final InMemoryTable<Key, Link> links;
    private final InMemoryTable<PartedKey, Parting> partings;

    public InMemoryLinkedIdentityRepository(InMemoryUnitOfWork units) {
        this.units = units;
        links = new InMemoryTable<>(units);
        partings = new InMemoryTable<>(units);
    }

    @Override
    public void reserve(IdentityProvider provider, String subject) {
        units.requireOpen(); // one unit at a time: nobody else can
    }

    @Override
    public Optional<UserId> find(IdentityProvider provider, String subject) {
        return links.find(new Key(provider, subject)).map(Link::account);
    }

    @Override
    public void add(Link link) {
        if (find(link.provider(), link.subject()).isPresent()) {
            throw new IllegalStateException("the identity is linked already");
        }
        boolean _ = partings.remove(new PartedKey(link.provider(), link.subject(), link.account()));
        links.put(new Key(link.provider(), link.subject()), link);
    }

    @Override
    public int takeOffSince(UserId account, Instant since, Instant now) {
        return takeOff(
                now, link -> link.account().equals(account) && link.linkedAt().isAfter(since));
    }

    @Override
    public int takeOff(UserId account, IdentityProvider provider, Instant now) {
        return takeOff(now, link -> link.account().equals(account) && link.provider() == provider);
    }

    private int takeOff(Instant now, Predicate<Link> which) {
        units.requireOpen();
        List<Link> gone = links.findAll(which);
        gone.forEach(link -> {
            boolean _ = links.remove(new Key(link.provider(), link.subject()));
            partings.put(
                    new PartedKey(link.provider(), link.subject(), link.account()),
                    new Parting(link.provider(), link.subject(), link.account(), now));
        });
        return gone.size();
    }

    @Override
    public boolean wasTakenOff(IdentityProvider provider, String subject, UserId account) {
        return partings.find(new PartedKey(provider, subject, account)).isPresent();
    }

    @Override
    public List<Parting> takenOff(UserId account) {
        return partings.findAll(parting -> parting.account().equals(account)).stream()
                .sorted(Comparator.comparing(Parting::provider).thenComparing(Parting::subject))
                .toList();
    }

    /// Deletes what leads to an account for good, and what led there.
    void forget(UserId account) {
        of(account).forEach(link -> {
            boolean _ = links.remove(new Key(link.provider(), link.subject()));
        });
        takenOff(account).forEach(parting -> {
            boolean _ = partings.remove(new PartedKey(parting.provider(), parting.subject(), account));
        });
    }

    @Override
    public List<Link> of(UserId account) {
        return links.findAll(link -> link.account().equals(account)).stream()
                .sorted(Comparator.comparing(Link::provider).thenComparing(Link::subject))
                .toList();
    }
}
