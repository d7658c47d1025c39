package com.datifyy.adapters.postgres.preferences;

import com.datifyy.adapters.postgres.TestDatabase;
import com.datifyy.adapters.postgres.identity.PostgresUserRepository;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.preferences.port.PreferencesRepository;
import com.datifyy.application.preferences.port.PreferencesRepositoryContract;
import com.datifyy.application.shared.port.UnitOfWork;
import org.junit.jupiter.api.AfterEach;

class PostgresPreferencesRepositoryTest implements PreferencesRepositoryContract {
    private final TestDatabase store = TestDatabase.fresh();

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    public UnitOfWork units() {
        return store.units();
    }

    @Override
    public UserRepository users() {
        return new PostgresUserRepository(store.database());
    }

    @Override
    public PreferencesRepository preferences() {
        return new PostgresPreferencesRepository(store.database());
    }
}
