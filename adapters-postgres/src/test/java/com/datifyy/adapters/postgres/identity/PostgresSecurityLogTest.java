package com.datifyy.adapters.postgres.identity;

import com.datifyy.adapters.postgres.StoreTest;
import com.datifyy.application.identity.port.SecurityLog;
import com.datifyy.application.identity.port.SecurityLogContract;

class PostgresSecurityLogTest extends StoreTest implements SecurityLogContract {
    @Override
    public SecurityLog log() {
        return new PostgresSecurityLog(store.database());
    }
}
