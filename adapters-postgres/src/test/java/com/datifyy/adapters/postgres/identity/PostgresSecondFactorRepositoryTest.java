package com.datifyy.adapters.postgres.identity;

import com.datifyy.adapters.postgres.TestDatabase;
import com.datifyy.application.identity.port.SecondFactorRepository;
import com.datifyy.application.identity.port.SecondFactorRepositoryContract;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.shared.port.UnitOfWork;
import org.junit.jupiter.api.AfterEach;

class PostgresSecondFactorRepositoryTest implements SecondFactorRepositoryContract {
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
    public SecondFactorRepository factors() {
        return new PostgresSecondFactorRepository(store.database());
    }
}
