package com.datifyy.application.identity.port;

import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.application.shared.port.UnitOfWork;

class InMemorySecondFactorRepositoryTest implements SecondFactorRepositoryContract {
    private final InMemoryUnitOfWork units = new InMemoryUnitOfWork();
    private final InMemoryUserRepository users = new InMemoryUserRepository(units);
    private final SecondFactorRepository factors = new InMemorySecondFactorRepository(units);

    @Override
    public UnitOfWork units() {
        return units;
    }

    @Override
    public UserRepository users() {
        return users;
    }

    @Override
    public SecondFactorRepository factors() {
        return factors;
    }
}
