package com.datifyy.application.curation.port;

import com.datifyy.application.admin.port.AdminRepository;
import com.datifyy.application.admin.port.InMemoryAdminRepository;
import com.datifyy.application.identity.port.InMemoryUserRepository;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.matching.port.InMemoryPeopleIndex;
import com.datifyy.application.matching.port.PeopleIndex;
import com.datifyy.application.safety.port.BlockRepository;
import com.datifyy.application.safety.port.InMemoryBlockRepository;
import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.application.shared.port.UnitOfWork;

class InMemorySuggestionRepositoryTest implements SuggestionRepositoryContract {
    private final InMemoryUnitOfWork units = new InMemoryUnitOfWork();
    private final InMemoryUserRepository users = new InMemoryUserRepository(units);
    private final InMemoryAdminRepository admins = new InMemoryAdminRepository(units);
    private final InMemoryBlockRepository blocks = new InMemoryBlockRepository(units, users);
    private final InMemoryPeopleIndex people = new InMemoryPeopleIndex(units, users, blocks);
    private final InMemoryCuratedMatchRepository matches = new InMemoryCuratedMatchRepository(units);
    private final InMemorySuggestionRepository suggestions = new InMemorySuggestionRepository(units, people, blocks);

    @Override
    public UnitOfWork units() {
        return units;
    }

    @Override
    public UserRepository users() {
        return users;
    }

    @Override
    public AdminRepository admins() {
        return admins;
    }

    @Override
    public BlockRepository blocks() {
        return blocks;
    }

    @Override
    public PeopleIndex people() {
        return people;
    }

    @Override
    public CuratedMatchRepository matches() {
        return matches;
    }

    @Override
    public SuggestionRepository suggestions() {
        return suggestions;
    }
}
