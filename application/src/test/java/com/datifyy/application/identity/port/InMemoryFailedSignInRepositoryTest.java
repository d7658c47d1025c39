package com.datifyy.application.identity.port;

import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.application.shared.port.UnitOfWork;

class InMemoryFailedSignInRepositoryTest implements FailedSignInRepositoryContract {
    private final InMemoryUnitOfWork units = new InMemoryUnitOfWork();
    private final FailedSignInRepository failures = new InMemoryFailedSignInRepository(units);

    @Override
    public UnitOfWork units() {
        return units;
    }

    @Override
    public FailedSignInRepository failures() {
        return failures;
    }
}
