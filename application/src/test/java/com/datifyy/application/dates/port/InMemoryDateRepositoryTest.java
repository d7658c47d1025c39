package com.datifyy.application.dates.port;

import com.datifyy.application.admin.port.AdminRepository;
import com.datifyy.application.admin.port.InMemoryAdminRepository;
import com.datifyy.application.identity.port.InMemoryUserRepository;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.safety.port.BlockRepository;
import com.datifyy.application.safety.port.InMemoryBlockRepository;
import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.application.shared.port.UnitOfWork;

class InMemoryDateRepositoryTest implements DateRepositoryContract {
    private final InMemoryUnitOfWork units = new InMemoryUnitOfWork();
    private final InMemoryUserRepository users = new InMemoryUserRepository(units);
    private final InMemoryBlockRepository blocks = new InMemoryBlockRepository(units, users);
    private final InMemoryAdminRepository admins = new InMemoryAdminRepository(units);
    private final InMemoryDateRepository dates = new InMemoryDateRepository(units, blocks, admins);

    @Override
    public UnitOfWork units() {
        return units;
    }

    @Override
    public UserRepository users() {
        return users;
    }

    @Override
    public BlockRepository blocks() {
        return blocks;
    }

    @Override
    public AdminRepository admins() {
        return admins;
    }

    @Override
    public DateRepository dates() {
        return dates;
    }
}
