package com.datifyy.application.identity.port;

import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.application.shared.port.UnitOfWork;

class InMemoryCodeRepositoryTest implements CodeRepositoryContract {
    private final InMemoryUnitOfWork units = new InMemoryUnitOfWork();
    private final InMemoryUserRepository users = new InMemoryUserRepository(units);
    private final CodeRepository codes = new InMemoryCodeRepository(units);

    @Override
    public UnitOfWork units() {
        return units;
    }

    @Override
    public UserRepository users() {
        return users;
    }

    @Override
    public CodeRepository codes() {
        return codes;
    }
}
