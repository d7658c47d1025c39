package com.datifyy.application.admin.port;

import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.application.shared.port.UnitOfWork;

class InMemoryAdminRepositoryTest implements AdminRepositoryContract {
    private final InMemoryUnitOfWork units = new InMemoryUnitOfWork();
    private final AdminRepository admins = new InMemoryAdminRepository(units);

    @Override
    public UnitOfWork units() {
        return units;
    }

    @Override
    public AdminRepository admins() {
        return admins;
    }
}
