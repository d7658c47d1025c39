package com.datifyy.adapters.postgres.dates;

import com.datifyy.adapters.postgres.StoreTest;
import com.datifyy.application.dates.port.DateRepository;
import com.datifyy.application.dates.port.DateRepositoryContract;

class PostgresDateRepositoryTest extends StoreTest implements DateRepositoryContract {
    @Override
    public DateRepository dates() {
        return new PostgresDateRepository(store.database());
    }
}
