package com.datifyy.application.availability.port;

import com.datifyy.application.identity.port.InMemoryUserRepository;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.settings.port.InMemorySettingsRepository;
import com.datifyy.application.settings.port.SettingsRepository;
import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.application.shared.port.UnitOfWork;

class InMemoryNudgeRoundsTest implements NudgeRoundsContract {
    private final InMemoryUnitOfWork units = new InMemoryUnitOfWork();
    private final InMemoryUserRepository users = new InMemoryUserRepository(units);
    private final InMemorySettingsRepository settings = new InMemorySettingsRepository(units);
    private final InMemoryNudgeRounds rounds = new InMemoryNudgeRounds(units, users, settings);

    @Override
    public UnitOfWork units() {
        return units;
    }

    @Override
    public UserRepository users() {
        return users;
    }

    @Override
    public SettingsRepository settings() {
        return settings;
    }

    @Override
    public NudgeRounds rounds() {
        return rounds;
    }
}
