package com.datifyy.adapters.postgres.matching;

import com.datifyy.adapters.postgres.TestDatabase;
import com.datifyy.adapters.postgres.identity.PostgresUserRepository;
import com.datifyy.adapters.postgres.safety.PostgresBlockRepository;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.matching.port.PeopleIndex;
import com.datifyy.application.matching.port.PeopleIndexContract;
import com.datifyy.application.safety.port.BlockRepository;
import com.datifyy.application.shared.port.UnitOfWork;
import org.junit.jupiter.api.AutoClose;

/// The index of people behind a transaction pooler, where no plan is kept and every question has its values in place.
class PooledPeopleIndexTest implements PeopleIndexContract {
    @AutoClose
    private final TestDatabase store = TestDatabase.freshBehindAPooler();

    private final PostgresPeopleIndex index = new PostgresPeopleIndex(store.database());

    @Override
    public UnitOfWork units() {
        return store.units();
    }

    @Override
    public UserRepository users() {
        return new PostgresUserRepository(store.database());
    }

    @Override
    public BlockRepository blocks() {
        return new PostgresBlockRepository(store.database());
    }

    @Override
    public PeopleIndex index() {
        return index;
    }
}
