package com.datifyy.application.curation.port;

import com.datifyy.application.admin.port.AdminRepository;
import com.datifyy.application.admin.port.InMemoryAdminRepository;
import com.datifyy.application.availability.port.InMemorySlotRepository;
import com.datifyy.application.availability.port.SlotRepository;
import com.datifyy.application.dates.port.DateRepository;
import com.datifyy.application.dates.port.InMemoryDateRepository;
import com.datifyy.application.identity.port.InMemoryUserRepository;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.matching.port.InMemoryPeopleIndex;
import com.datifyy.application.matching.port.PeopleIndex;
import com.datifyy.application.safety.port.InMemoryBlockRepository;
import com.datifyy.application.settings.port.InMemorySettingsRepository;
import com.datifyy.application.settings.port.SettingsRepository;
import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.application.shared.port.UnitOfWork;

class InMemoryCandidateRepositoryTest implements CandidateRepositoryContract {
    private final InMemoryUnitOfWork units = new InMemoryUnitOfWork();
    private final InMemoryUserRepository users = new InMemoryUserRepository(units);
    private final InMemoryBlockRepository blocks = new InMemoryBlockRepository(units, users);
    private final InMemoryPeopleIndex people = new InMemoryPeopleIndex(units, users, blocks);
    private final InMemorySettingsRepository settings = new InMemorySettingsRepository(units);
    private final InMemoryAdminRepository admins = new InMemoryAdminRepository(units);
    private final InMemoryDateRepository dates = new InMemoryDateRepository(units, blocks, admins);
    private final InMemorySlotRepository slots = new InMemorySlotRepository(units, dates);
    private final InMemoryCandidateRepository candidates =
            new InMemoryCandidateRepository(users, people, slots, settings);

    @Override
    public UnitOfWork units() {
        return units;
    }

    @Override
    public UserRepository users() {
        return users;
    }

    @Override
    public PeopleIndex people() {
        return people;
    }

    @Override
    public SlotRepository slots() {
        return slots;
    }

    @Override
    public SettingsRepository settings() {
        return settings;
    }

    @Override
    public AdminRepository admins() {
        return admins;
    }

    @Override
    public DateRepository dates() {
        return dates;
    }

    @Override
    public CandidateRepository candidates() {
        return candidates;
    }
}
