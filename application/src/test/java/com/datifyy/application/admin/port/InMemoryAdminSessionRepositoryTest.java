package com.datifyy.application.admin.port;

import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.application.shared.port.UnitOfWork;

class InMemoryAdminSessionRepositoryTest implements AdminSessionRepositoryContract {
    private final InMemoryUnitOfWork units = new InMemoryUnitOfWork();
    private final AdminRepository admins = new InMemoryAdminRepository(units);
    private final AdminSessionRepository sessions = new InMemoryAdminSessionRepository(units, admins);

    @Override
    public UnitOfWork units() {
        return units;
    }

    @Override
    public AdminRepository admins() {
        return admins;
    }

    @Override
    public AdminSessionRepository sessions() {
        return sessions;
    }
}
