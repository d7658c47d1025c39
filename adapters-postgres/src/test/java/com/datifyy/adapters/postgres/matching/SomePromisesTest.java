package com.datifyy.adapters.postgres.matching;

import com.datifyy.adapters.postgres.StoreTest;
import com.datifyy.application.matching.port.PeopleIndex;
import com.datifyy.application.matching.port.PeopleIndexContract;

/// The index of people where every question about anybody is one about many, and some are about more
/// than are asked for at once, and all of them are gathered.
class SomePromisesTest extends StoreTest implements PeopleIndexContract {
    private final PostgresPeopleIndex index = Crowds.index(store.database(), 30);

    @Override
    public PeopleIndex index() {
        return index;
    }
}
