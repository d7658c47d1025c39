package com.datifyy.adapters.postgres.availability;

import com.datifyy.adapters.postgres.StoreTest;
import com.datifyy.application.availability.port.SlotRepository;
import com.datifyy.application.availability.port.SlotRepositoryContract;

class PostgresSlotRepositoryTest extends StoreTest implements SlotRepositoryContract {
    @Override
    public SlotRepository slots() {
        return new PostgresSlotRepository(store.database());
    }
}
