package com.datifyy.adapters.postgres.identity;

import com.datifyy.adapters.postgres.StoreTest;
import com.datifyy.adapters.postgres.availability.PostgresSlotRepository;
import com.datifyy.adapters.postgres.dates.PostgresDateRepository;
import com.datifyy.adapters.postgres.profile.PostgresProfileRepository;
import com.datifyy.application.admin.port.UserRegister;
import com.datifyy.application.admin.port.UserRegisterContract;
import com.datifyy.application.availability.port.SlotRepository;
import com.datifyy.application.dates.port.DateRepository;
import com.datifyy.application.profile.port.ProfileRepository;

class PostgresUserRegisterTest extends StoreTest implements UserRegisterContract {
    @Override
    public ProfileRepository profiles() {
        return new PostgresProfileRepository(store.database());
    }

    @Override
    public UserRegister register() {
        return new PostgresUserRegister(store.database());
    }

    @Override
    public DateRepository dates() {
        return new PostgresDateRepository(store.database());
    }

    @Override
    public SlotRepository slots() {
        return new PostgresSlotRepository(store.database());
    }
}
