package com.datifyy.application.identity.port;

import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.application.shared.port.UnitOfWork;

class InMemorySessionRepositoryTest implements SessionRepositoryContract {
    private final InMemoryUnitOfWork units = new InMemoryUnitOfWork();
    private final InMemoryUserRepository users = new InMemoryUserRepository(units);
    private final InMemorySessionRepository sessions = new InMemorySessionRepository(units, users);

    @Override
    public UnitOfWork units() {
        return units;
    }

    @Override
    public UserRepository users() {
        return users;
    }

    @Override
    public SessionRepository sessions() {
        return sessions;
    }
}
