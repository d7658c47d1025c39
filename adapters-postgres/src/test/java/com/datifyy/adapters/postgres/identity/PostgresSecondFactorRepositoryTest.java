package com.datifyy.adapters.postgres.identity;

import com.datifyy.adapters.postgres.StoreTest;
import com.datifyy.application.identity.port.SecondFactorRepository;
import com.datifyy.application.identity.port.SecondFactorRepositoryContract;

class PostgresSecondFactorRepositoryTest extends StoreTest implements SecondFactorRepositoryContract {
    @Override
    public SecondFactorRepository factors() {
        return new PostgresSecondFactorRepository(store.database());
    }
}
