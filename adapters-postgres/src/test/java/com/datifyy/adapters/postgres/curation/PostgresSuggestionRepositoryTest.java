package com.datifyy.adapters.postgres.curation;

import com.datifyy.adapters.postgres.StoreTest;
import com.datifyy.adapters.postgres.matching.PostgresPeopleIndex;
import com.datifyy.application.curation.port.CuratedMatchRepository;
import com.datifyy.application.curation.port.SuggestionRepository;
import com.datifyy.application.curation.port.SuggestionRepositoryContract;
import com.datifyy.application.matching.port.PeopleIndex;

class PostgresSuggestionRepositoryTest extends StoreTest implements SuggestionRepositoryContract {
    @Override
    public PeopleIndex people() {
        return new PostgresPeopleIndex(store.database());
    }

    @Override
    public CuratedMatchRepository matches() {
        return new PostgresCuratedMatchRepository(store.database());
    }

    @Override
    public SuggestionRepository suggestions() {
        return new PostgresSuggestionRepository(store.database());
    }
}
