package com.datifyy.adapters.postgres.curation;

import com.datifyy.adapters.postgres.StoreTest;
import com.datifyy.adapters.postgres.availability.PostgresSlotRepository;
import com.datifyy.adapters.postgres.dates.PostgresDateRepository;
import com.datifyy.adapters.postgres.matching.PostgresPeopleIndex;
import com.datifyy.adapters.postgres.settings.PostgresSettingsRepository;
import com.datifyy.application.availability.port.SlotRepository;
import com.datifyy.application.curation.port.CandidateRepository;
import com.datifyy.application.curation.port.CandidateRepositoryContract;
import com.datifyy.application.dates.port.DateRepository;
import com.datifyy.application.matching.port.PeopleIndex;
import com.datifyy.application.settings.port.SettingsRepository;

class PostgresCandidateRepositoryTest extends StoreTest implements CandidateRepositoryContract {
    @Override
    public PeopleIndex people() {
        return new PostgresPeopleIndex(store.database());
    }

    @Override
    public SlotRepository slots() {
        return new PostgresSlotRepository(store.database());
    }

    @Override
    public SettingsRepository settings() {
        return new PostgresSettingsRepository(store.database());
    }

    @Override
    public DateRepository dates() {
        return new PostgresDateRepository(store.database());
    }

    @Override
    public CandidateRepository candidates() {
        return new PostgresCandidateRepository(store.database());
    }
}
