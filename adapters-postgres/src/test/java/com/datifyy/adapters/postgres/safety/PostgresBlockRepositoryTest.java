package com.datifyy.adapters.postgres.safety;

import com.datifyy.adapters.postgres.StoreTest;
import com.datifyy.application.safety.port.BlockRepository;
import com.datifyy.application.safety.port.BlockRepositoryContract;

class PostgresBlockRepositoryTest extends StoreTest implements BlockRepositoryContract {
    @Override
    public BlockRepository blocks() {
        return new PostgresBlockRepository(store.database());
    }
}
