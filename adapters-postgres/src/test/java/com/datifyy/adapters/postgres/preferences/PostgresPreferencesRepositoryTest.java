package com.datifyy.adapters.postgres.preferences;

import com.datifyy.adapters.postgres.StoreTest;
import com.datifyy.application.preferences.port.PreferencesRepository;
import com.datifyy.application.preferences.port.PreferencesRepositoryContract;

class PostgresPreferencesRepositoryTest extends StoreTest implements PreferencesRepositoryContract {
    @Override
    public PreferencesRepository preferences() {
        return new PostgresPreferencesRepository(store.database());
    }
}
