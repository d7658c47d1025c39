package com.datifyy.adapters.postgres.identity;

import com.datifyy.adapters.postgres.TestDatabase;
import com.datifyy.application.identity.port.LinkedIdentityRepository;
import com.datifyy.application.identity.port.LinkedIdentityRepositoryContract;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.shared.port.UnitOfWork;
import org.junit.jupiter.api.AfterEach;

class PostgresLinkedIdentityRepositoryTest implements LinkedIdentityRepositoryContract {
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
    public LinkedIdentityRepository links() {
        return new PostgresLinkedIdentityRepository(store.database());
    }
}
