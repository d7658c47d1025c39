package com.datifyy.adapters.postgres.identity;

import com.datifyy.adapters.postgres.StoreTest;
import com.datifyy.application.identity.port.FailedSignInRepository;
import com.datifyy.application.identity.port.FailedSignInRepositoryContract;

class PostgresFailedSignInRepositoryTest extends StoreTest implements FailedSignInRepositoryContract {
    @Override
    public FailedSignInRepository failures() {
        return new PostgresFailedSignInRepository(store.database());
    }
}
