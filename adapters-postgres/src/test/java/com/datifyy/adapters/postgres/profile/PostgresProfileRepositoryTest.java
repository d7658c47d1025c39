package com.datifyy.adapters.postgres.profile;

import com.datifyy.adapters.postgres.TestDatabase;
import com.datifyy.adapters.postgres.identity.PostgresUserRepository;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.profile.port.ProfileRepository;
import com.datifyy.application.profile.port.ProfileRepositoryContract;
import com.datifyy.application.shared.port.UnitOfWork;
import org.junit.jupiter.api.AfterEach;

class PostgresProfileRepositoryTest implements ProfileRepositoryContract {
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
    public ProfileRepository profiles() {
        return new PostgresProfileRepository(store.database());
    }
}
