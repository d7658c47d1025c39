package com.datifyy.application.curation.port;

import com.datifyy.application.admin.port.AdminRepository;
import com.datifyy.application.admin.port.InMemoryAdminRepository;
import com.datifyy.application.identity.port.InMemoryUserRepository;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.application.shared.port.UnitOfWork;

class InMemoryCuratedMatchRepositoryTest implements CuratedMatchRepositoryContract {
    private final InMemoryUnitOfWork units = new InMemoryUnitOfWork();
    private final InMemoryUserRepository users = new InMemoryUserRepository(units);
    private final InMemoryAdminRepository admins = new InMemoryAdminRepository(units);
    private final InMemoryCuratedMatchRepository matches = new InMemoryCuratedMatchRepository(units);

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
    public CuratedMatchRepository matches() {
        return matches;
    }
}
