package com.datifyy.adapters.postgres.safety;

import com.datifyy.adapters.postgres.TestDatabase;
import com.datifyy.adapters.postgres.identity.PostgresUserRepository;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.safety.port.BlockRepository;
import com.datifyy.application.safety.port.BlockRepositoryContract;
import com.datifyy.application.shared.port.UnitOfWork;
import org.junit.jupiter.api.AfterEach;

class PostgresBlockRepositoryTest implements BlockRepositoryContract {
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
    public BlockRepository blocks() {
        return new PostgresBlockRepository(store.database());
    }
}
