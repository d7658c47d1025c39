package com.datifyy.application.profile.port;

import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.preferences.port.PreferencesRepository;
import com.datifyy.application.settings.port.SettingsRepository;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.settings.UserSettings;
import java.util.Optional;

/// The people, put together from four stores.
public final class InMemoryPersonRepository implements PersonRepository {
    private final UserRepository users;
    private final ProfileRepository profiles;
    private final PreferencesRepository preferences;
    private final SettingsRepository settings;

    public InMemoryPersonRepository(
            UserRepository users,
            ProfileRepository profiles,
            PreferencesRepository preferences,
            SettingsRepository settings) {
        this.users = users;
        this.profiles = profiles;
        this.preferences = preferences;
        this.settings = settings;
    }

    @Override
    public Optional<Person> find(UserId id) {
        return users.find(id)
                .flatMap(user -> profiles.find(id)
                        .flatMap(profile -> preferences
                                .find(id)
                                .map(wishes -> new Person(
                                        user,
                                        profile,
                                        wishes,
                                        settings.find(id)
                                                .orElseGet(() -> UserSettings.initial(id, user.createdAt()))))));
    }
}
