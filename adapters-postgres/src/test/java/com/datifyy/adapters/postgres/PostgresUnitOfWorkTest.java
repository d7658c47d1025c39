package com.datifyy.adapters.postgres;

import com.datifyy.adapters.postgres.identity.PostgresUserRepository;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.application.shared.port.UnitOfWorkContract;
import org.junit.jupiter.api.AfterEach;

class PostgresUnitOfWorkTest implements UnitOfWorkContract {
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
}
