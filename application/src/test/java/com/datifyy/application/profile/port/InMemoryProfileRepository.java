package com.datifyy.application.profile.port;

import com.datifyy.application.identity.port.InMemoryUserRepository;
import com.datifyy.application.shared.port.InMemoryTable;
import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.domain.attribute.Answers;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.identity.PhoneNumber;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.profile.Basics;
import com.datifyy.domain.profile.Profile;
import com.datifyy.domain.shared.Refusal.Stale;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The profiles, in memory. Name and telephone number are the account's.
public final class InMemoryProfileRepository implements ProfileRepository {
    private final InMemoryUserRepository users;
    private final InMemoryTable<UserId, Profile> profiles;
    private final InMemoryTable<UserId, Integer> photos;

    public InMemoryProfileRepository(InMemoryUnitOfWork units, InMemoryUserRepository users) {
        this.users = users;
        profiles = new InMemoryTable<>(units);
        photos = new InMemoryTable<>(units);
    }

    @Override
    public void add(Profile profile) {
        if (profiles.find(profile.owner()).isPresent()) {
            throw new IllegalStateException(profile.owner() + " has a profile already");
        }
        write(profile);
    }

    @Override
    public Optional<Profile> find(UserId owner) {
        return profiles.find(owner).map(this::complete);
    }

    @Override
    public Map<UserId, Profile> findAll(Collection<UserId> owners) {
        Map<UserId, Profile> found = new LinkedHashMap<>();
        owners.forEach(owner -> find(owner).ifPresent(profile -> found.put(owner, profile)));
        return found;
    }

    @Override
    public void save(Profile profile) {
        Profile before = profiles.find(profile.owner()).orElse(null);
        if (before == null || before.version() != profile.version() - 1) {
            throw new Stale("The profile");
        }
        write(profile);
    }

    /// Everybody's.
    public List<Profile> all() {
        return profiles.all();
    }

    /// Says how many photos somebody has.
    public void countPhotos(UserId owner, int count) {
        photos.put(owner, count);
    }

    private void write(Profile profile) {
        String phone = profile.answers().get(Basics.PHONE_NUMBER);
        users.rename(profile.owner(), profile.name(), phone == null ? null : new PhoneNumber(phone));
        profiles.put(profile.owner(), profile);
    }

    private Profile complete(Profile profile) {
        User user = users.find(profile.owner()).orElseThrow();
        Changes account = Changes.none().set(Basics.NAME, user.name());
        if (user.phone() == null) {
            account.clear(Basics.PHONE_NUMBER);
        } else {
            account.set(Basics.PHONE_NUMBER, user.phone().value());
        }
        Answers answers = profile.answers().with(account);
        return new Profile(
                profile.owner(),
                answers,
                photos.find(profile.owner()).orElse(0),
                profile.version(),
                profile.updatedAt());
    }
}
