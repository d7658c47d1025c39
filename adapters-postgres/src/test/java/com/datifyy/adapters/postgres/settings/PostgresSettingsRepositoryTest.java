package com.datifyy.adapters.postgres.settings;

import com.datifyy.adapters.postgres.StoreTest;
import com.datifyy.application.settings.port.SettingsRepository;
import com.datifyy.application.settings.port.SettingsRepositoryContract;

class PostgresSettingsRepositoryTest extends StoreTest implements SettingsRepositoryContract {
    @Override
    public SettingsRepository settings() {
        return new PostgresSettingsRepository(store.database());
    }
}
