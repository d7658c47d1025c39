package com.datifyy.adapters.postgres.availability;

import com.datifyy.adapters.postgres.StoreTest;
import com.datifyy.adapters.postgres.dates.PostgresDateRepository;
import com.datifyy.application.availability.port.SlotRepository;
import com.datifyy.application.availability.port.SlotRepositoryContract;
import com.datifyy.application.dates.port.DateRepository;

class PostgresSlotRepositoryTest extends StoreTest implements SlotRepositoryContract {
    @Override
    public SlotRepository slots() {
        return new PostgresSlotRepository(store.database());
    }

    @Override
    public DateRepository dates() {
        return new PostgresDateRepository(store.database());
    }
}
