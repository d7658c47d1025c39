package com.datifyy.adapters.postgres.admin;

import com.datifyy.adapters.postgres.StoreTest;
import com.datifyy.application.admin.port.VerificationRepository;
import com.datifyy.application.admin.port.VerificationRepositoryContract;

class PostgresVerificationRepositoryTest extends StoreTest implements VerificationRepositoryContract {
    @Override
    public VerificationRepository verifications() {
        return new PostgresVerificationRepository(store.database());
    }
}
