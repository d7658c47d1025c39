package com.datifyy.adapters.postgres.identity;

import com.datifyy.adapters.postgres.TestDatabase;
import com.datifyy.application.identity.port.FailedSignInRepository;
import com.datifyy.application.identity.port.FailedSignInRepositoryContract;
import com.datifyy.application.shared.port.UnitOfWork;
import org.junit.jupiter.api.AfterEach;

class PostgresFailedSignInRepositoryTest implements FailedSignInRepositoryContract {
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
    public FailedSignInRepository failures() {
        return new PostgresFailedSignInRepository(store.database());
    }
}
