package com.datifyy.adapters.postgres.identity;

import com.datifyy.adapters.postgres.StoreTest;
import com.datifyy.application.identity.port.CodeRepository;
import com.datifyy.application.identity.port.CodeRepositoryContract;

class PostgresCodeRepositoryTest extends StoreTest implements CodeRepositoryContract {
    @Override
    public CodeRepository codes() {
        return new PostgresCodeRepository(store.database());
    }
}
