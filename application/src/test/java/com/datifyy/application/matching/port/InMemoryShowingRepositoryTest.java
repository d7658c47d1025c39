package com.datifyy.application.matching.port;

import com.datifyy.application.identity.port.InMemoryUserRepository;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.application.shared.port.UnitOfWork;

class InMemoryShowingRepositoryTest implements ShowingRepositoryContract {
    private final InMemoryUnitOfWork units = new InMemoryUnitOfWork();
    private final InMemoryUserRepository users = new InMemoryUserRepository(units);
    private final InMemoryShowingRepository showings = new InMemoryShowingRepository(units, users);

    @Override
    public UnitOfWork units() {
        return units;
    }

    @Override
    public UserRepository users() {
        return users;
    }

    @Override
    public ShowingRepository showings() {
        return showings;
    }
}
