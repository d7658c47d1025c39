package com.datifyy.application.profile.port;

import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.preferences.port.PreferencesRepository;
import com.datifyy.domain.identity.UserId;
import java.util.Optional;

/// The people, put together from three stores.
public final class InMemoryPersonRepository implements PersonRepository {
    private final UserRepository users;
    private final ProfileRepository profiles;
    private final PreferencesRepository preferences;

    public InMemoryPersonRepository(
            UserRepository users, ProfileRepository profiles, PreferencesRepository preferences) {
        this.users = users;
        this.profiles = profiles;
        this.preferences = preferences;
    }

    @Override
    public Optional<Person> find(UserId id) {
        return users.find(id)
                .flatMap(user -> profiles.find(id)
                        .flatMap(profile -> preferences.find(id).map(wishes -> new Person(user, profile, wishes))));
    }
}
