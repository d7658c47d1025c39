package com.datifyy.adapters.postgres.dates;

import com.datifyy.adapters.postgres.StoreTest;
import com.datifyy.adapters.postgres.safety.PostgresBlockRepository;
import com.datifyy.application.dates.port.DateRepository;
import com.datifyy.application.dates.port.DateRepositoryContract;
import com.datifyy.application.safety.port.BlockRepository;

class PostgresDateRepositoryTest extends StoreTest implements DateRepositoryContract {
    @Override
    public BlockRepository blocks() {
        return new PostgresBlockRepository(store.database());
    }

    @Override
    public DateRepository dates() {
        return new PostgresDateRepository(store.database());
    }
}
