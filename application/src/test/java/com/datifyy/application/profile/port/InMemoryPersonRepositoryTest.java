package com.datifyy.application.profile.port;

import com.datifyy.application.identity.port.InMemoryUserRepository;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.preferences.port.InMemoryPreferencesRepository;
import com.datifyy.application.preferences.port.PreferencesRepository;
import com.datifyy.application.settings.port.InMemorySettingsRepository;
import com.datifyy.application.settings.port.SettingsRepository;
import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.application.shared.port.UnitOfWork;

class InMemoryPersonRepositoryTest implements PersonRepositoryContract {
    private final InMemoryUnitOfWork units = new InMemoryUnitOfWork();
    private final InMemoryUserRepository users = new InMemoryUserRepository(units);
    private final InMemoryProfileRepository profiles = new InMemoryProfileRepository(units, users);
    private final InMemoryPreferencesRepository preferences = new InMemoryPreferencesRepository(units);
    private final InMemorySettingsRepository settings = new InMemorySettingsRepository(units);
    private final InMemoryPersonRepository people =
            new InMemoryPersonRepository(users, profiles, preferences, settings);

    @Override
    public UnitOfWork units() {
        return units;
    }

    @Override
    public UserRepository users() {
        return users;
    }

    @Override
    public ProfileRepository profiles() {
        return profiles;
    }

    @Override
    public PreferencesRepository preferences() {
        return preferences;
    }

    @Override
    public SettingsRepository settings() {
        return settings;
    }

    @Override
    public PersonRepository people() {
        return people;
    }
}
