package com.datifyy.adapters.postgres.profile;

import com.datifyy.adapters.postgres.StoreTest;
import com.datifyy.application.profile.port.MoveRepository;
import com.datifyy.application.profile.port.MoveRepositoryContract;

class PostgresMoveRepositoryTest extends StoreTest implements MoveRepositoryContract {
    @Override
    public MoveRepository moves() {
        return new PostgresMoveRepository(store.database());
    }
}
