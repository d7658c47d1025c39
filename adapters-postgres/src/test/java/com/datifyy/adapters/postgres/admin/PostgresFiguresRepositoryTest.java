package com.datifyy.adapters.postgres.admin;

import com.datifyy.adapters.postgres.StoreTest;
import com.datifyy.adapters.postgres.availability.PostgresSlotRepository;
import com.datifyy.adapters.postgres.dates.PostgresDateRepository;
import com.datifyy.adapters.postgres.profile.PostgresProfileRepository;
import com.datifyy.application.admin.port.FiguresRepository;
import com.datifyy.application.admin.port.FiguresRepositoryContract;
import com.datifyy.application.availability.port.SlotRepository;
import com.datifyy.application.dates.port.DateRepository;
import com.datifyy.application.profile.port.ProfileRepository;

class PostgresFiguresRepositoryTest extends StoreTest implements FiguresRepositoryContract {
    @Override
    public ProfileRepository profiles() {
        return new PostgresProfileRepository(store.database());
    }

    @Override
    public SlotRepository slots() {
        return new PostgresSlotRepository(store.database());
    }

    @Override
    public FiguresRepository figures() {
        return new PostgresFiguresRepository(store.database());
    }

    @Override
    public DateRepository dates() {
        return new PostgresDateRepository(store.database());
    }
}
