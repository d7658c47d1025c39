package com.datifyy.application.identity.port;

import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.application.shared.port.UnitOfWork;

class InMemoryLinkedIdentityRepositoryTest implements LinkedIdentityRepositoryContract {
    private final InMemoryUnitOfWork units = new InMemoryUnitOfWork();
    private final InMemoryUserRepository users = new InMemoryUserRepository(units);
    private final LinkedIdentityRepository links = new InMemoryLinkedIdentityRepository(units);

    @Override
    public UnitOfWork units() {
        return units;
    }

    @Override
    public UserRepository users() {
        return users;
    }

    @Override
    public LinkedIdentityRepository links() {
        return links;
    }
}
