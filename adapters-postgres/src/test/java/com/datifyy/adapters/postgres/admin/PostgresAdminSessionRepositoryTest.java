package com.datifyy.adapters.postgres.admin;

import com.datifyy.adapters.postgres.StoreTest;
import com.datifyy.application.admin.port.AdminSessionRepository;
import com.datifyy.application.admin.port.AdminSessionRepositoryContract;

class PostgresAdminSessionRepositoryTest extends StoreTest implements AdminSessionRepositoryContract {
    @Override
    public AdminSessionRepository sessions() {
        return new PostgresAdminSessionRepository(store.database());
    }
}
