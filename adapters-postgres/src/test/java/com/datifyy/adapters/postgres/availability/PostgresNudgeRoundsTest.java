package com.datifyy.adapters.postgres.availability;

import com.datifyy.adapters.postgres.StoreTest;
import com.datifyy.adapters.postgres.settings.PostgresSettingsRepository;
import com.datifyy.application.availability.port.NudgeRounds;
import com.datifyy.application.availability.port.NudgeRoundsContract;
import com.datifyy.application.settings.port.SettingsRepository;

class PostgresNudgeRoundsTest extends StoreTest implements NudgeRoundsContract {
    @Override
    public SettingsRepository settings() {
        return new PostgresSettingsRepository(store.database());
    }

    @Override
    public NudgeRounds rounds() {
        return new PostgresNudgeRounds(store.database());
    }
}
