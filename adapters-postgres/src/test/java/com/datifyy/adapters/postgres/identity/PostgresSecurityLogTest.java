package com.datifyy.adapters.postgres.identity;

import com.datifyy.adapters.postgres.TestDatabase;
import com.datifyy.application.identity.port.SecurityLog;
import com.datifyy.application.identity.port.SecurityLogContract;
import com.datifyy.application.shared.port.UnitOfWork;
import org.junit.jupiter.api.AfterEach;

class PostgresSecurityLogTest implements SecurityLogContract {
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
    public SecurityLog log() {
        return new PostgresSecurityLog(store.database());
    }
}
