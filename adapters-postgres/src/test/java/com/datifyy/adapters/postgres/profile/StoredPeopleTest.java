package com.datifyy.adapters.postgres.profile;

import com.datifyy.adapters.postgres.StoreTest;
import com.datifyy.adapters.postgres.preferences.PostgresPreferencesRepository;
import com.datifyy.adapters.postgres.settings.PostgresSettingsRepository;
import com.datifyy.application.preferences.port.PreferencesRepository;
import com.datifyy.application.profile.port.PersonRepositoryContract;
import com.datifyy.application.profile.port.ProfileRepository;
import com.datifyy.application.settings.port.SettingsRepository;
import com.datifyy.application.shared.port.SharedCopies;
import org.jspecify.annotations.Nullable;

/// What tests of people stand on: the stores of what a person is made of.
abstract class StoredPeopleTest extends StoreTest implements PersonRepositoryContract {
    final PostgresProfileRepository profiles = new PostgresProfileRepository(store.database());
    final PostgresPreferencesRepository preferences = new PostgresPreferencesRepository(store.database());
    final PostgresSettingsRepository settings = new PostgresSettingsRepository(store.database());

    /// As an instance of the service has them.
    ///
    /// @param copies where it leaves copies for others, or null
    final PostgresPersonRepository instance(@Nullable SharedCopies copies) {
        return new PostgresPersonRepository(store.database(), users(), profiles, preferences, settings, copies);
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
}
