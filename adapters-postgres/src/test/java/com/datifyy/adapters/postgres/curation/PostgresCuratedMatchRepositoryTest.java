package com.datifyy.adapters.postgres.curation;

import com.datifyy.adapters.postgres.StoreTest;
import com.datifyy.application.curation.port.CuratedMatchRepository;
import com.datifyy.application.curation.port.CuratedMatchRepositoryContract;

class PostgresCuratedMatchRepositoryTest extends StoreTest implements CuratedMatchRepositoryContract {
    @Override
    public CuratedMatchRepository matches() {
        return new PostgresCuratedMatchRepository(store.database());
    }
}
