package com.datifyy.adapters.postgres.curation;

import com.datifyy.adapters.postgres.StoreTest;
import com.datifyy.adapters.postgres.matching.PostgresPeopleIndex;
import com.datifyy.adapters.postgres.safety.PostgresBlockRepository;
import com.datifyy.application.curation.port.CuratedMatchRepository;
import com.datifyy.application.curation.port.SuggestionRepository;
import com.datifyy.application.curation.port.SuggestionRepositoryContract;
import com.datifyy.application.matching.port.PeopleIndex;
import com.datifyy.application.safety.port.BlockRepository;

class PostgresSuggestionRepositoryTest extends StoreTest implements SuggestionRepositoryContract {
    @Override
    public BlockRepository blocks() {
        return new PostgresBlockRepository(store.database());
    }

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
