package com.datifyy.application.admin.port;

import com.datifyy.application.identity.port.InMemoryUserRepository;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.application.shared.port.UnitOfWork;

class InMemoryVerificationRepositoryTest implements VerificationRepositoryContract {
    private final InMemoryUnitOfWork units = new InMemoryUnitOfWork();
    private final InMemoryUserRepository users = new InMemoryUserRepository(units);
    private final InMemoryAdminRepository admins = new InMemoryAdminRepository(units);
    private final InMemoryVerificationRepository verifications = new InMemoryVerificationRepository(units);

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
    public VerificationRepository verifications() {
        return verifications;
    }
}
