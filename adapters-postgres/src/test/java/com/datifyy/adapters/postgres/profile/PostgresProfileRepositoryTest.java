package com.datifyy.adapters.postgres.profile;

import com.datifyy.adapters.postgres.StoreTest;
import com.datifyy.application.profile.port.ProfileRepository;
import com.datifyy.application.profile.port.ProfileRepositoryContract;

class PostgresProfileRepositoryTest extends StoreTest implements ProfileRepositoryContract {
    @Override
    public ProfileRepository profiles() {
        return new PostgresProfileRepository(store.database());
    }
}
