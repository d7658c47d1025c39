package com.datifyy.application.availability.port;

import com.datifyy.application.admin.port.AdminRepository;
import com.datifyy.application.admin.port.InMemoryAdminRepository;
import com.datifyy.application.dates.port.DateRepository;
import com.datifyy.application.dates.port.InMemoryDateRepository;
import com.datifyy.application.identity.port.InMemoryUserRepository;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.safety.port.InMemoryBlockRepository;
import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.application.shared.port.UnitOfWork;

class InMemorySlotRepositoryTest implements SlotRepositoryContract {
    private final InMemoryUnitOfWork units = new InMemoryUnitOfWork();
    private final InMemoryUserRepository users = new InMemoryUserRepository(units);
    private final InMemoryAdminRepository admins = new InMemoryAdminRepository(units);
    private final InMemoryDateRepository dates =
            new InMemoryDateRepository(units, new InMemoryBlockRepository(units, users), admins);
    private final InMemorySlotRepository slots = new InMemorySlotRepository(units, dates);

    @Override
    public UnitOfWork units() {
        return units;
    }

    @Override
    public UserRepository users() {
        return users;
    }

    @Override
    public SlotRepository slots() {
        return slots;
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
