package com.datifyy.adapters.postgres.identity;

import com.datifyy.adapters.postgres.StoreTest;
import com.datifyy.application.identity.port.LinkedIdentityRepository;
import com.datifyy.application.identity.port.LinkedIdentityRepositoryContract;

class PostgresLinkedIdentityRepositoryTest extends StoreTest implements LinkedIdentityRepositoryContract {
    @Override
    public LinkedIdentityRepository links() {
        return new PostgresLinkedIdentityRepository(store.database());
    }
}
