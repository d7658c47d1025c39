package com.datifyy.adapters.postgres.identity;

import com.datifyy.adapters.postgres.StoreTest;
import com.datifyy.application.identity.port.SessionRepository;
import com.datifyy.application.identity.port.SessionRepositoryContract;

class PostgresSessionRepositoryTest extends StoreTest implements SessionRepositoryContract {
    @Override
    public SessionRepository sessions() {
        return new PostgresSessionRepository(store.database());
    }
}
