package com.datifyy.adapters.postgres.matching;

import com.datifyy.adapters.postgres.StoreTest;
import com.datifyy.adapters.postgres.identity.PostgresUserRepository;
import com.datifyy.adapters.postgres.safety.PostgresBlockRepository;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.matching.port.PeopleIndex;
import com.datifyy.application.matching.port.PeopleIndexContract;
import com.datifyy.application.safety.port.BlockRepository;

/// The index of people where every question about anybody is one about many, and nearly every one about more than are
/// asked for at once.
class FewPromisesTest extends StoreTest implements PeopleIndexContract {
    private final PostgresPeopleIndex index = Crowds.index(store.database(), 2);

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
