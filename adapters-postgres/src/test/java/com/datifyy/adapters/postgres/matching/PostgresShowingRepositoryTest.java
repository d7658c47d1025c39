package com.datifyy.adapters.postgres.matching;

import com.datifyy.adapters.postgres.StoreTest;
import com.datifyy.application.matching.port.ShowingRepository;
import com.datifyy.application.matching.port.ShowingRepositoryContract;

class PostgresShowingRepositoryTest extends StoreTest implements ShowingRepositoryContract {
    @Override
    public ShowingRepository showings() {
        return new PostgresShowingRepository(store.database());
    }
}
