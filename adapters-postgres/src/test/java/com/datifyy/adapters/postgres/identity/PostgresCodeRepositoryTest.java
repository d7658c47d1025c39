package com.datifyy.adapters.postgres.identity;

import com.datifyy.adapters.postgres.TestDatabase;
import com.datifyy.application.identity.port.CodeRepository;
import com.datifyy.application.identity.port.CodeRepositoryContract;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.shared.port.UnitOfWork;
import org.junit.jupiter.api.AfterEach;

class PostgresCodeRepositoryTest implements CodeRepositoryContract {
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
    public CodeRepository codes() {
        return new PostgresCodeRepository(store.database());
    }
}
