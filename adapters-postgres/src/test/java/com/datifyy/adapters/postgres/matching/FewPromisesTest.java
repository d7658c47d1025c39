package com.datifyy.adapters.postgres.matching;

import com.datifyy.adapters.postgres.StoreTest;
import com.datifyy.application.matching.port.PeopleIndex;
import com.datifyy.application.matching.port.PeopleIndexContract;

/// The index of people where every question about anybody is one about many, and nearly every one about more
/// than are gathered.
class FewPromisesTest extends StoreTest implements PeopleIndexContract {
    private final PostgresPeopleIndex index = Crowds.index(store.database(), 2);

    @Override
    public PeopleIndex index() {
        return index;
    }
}
