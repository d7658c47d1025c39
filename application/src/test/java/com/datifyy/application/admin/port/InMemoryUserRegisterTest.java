package com.datifyy.application.admin.port;

import com.datifyy.application.availability.port.InMemorySlotRepository;
import com.datifyy.application.availability.port.SlotRepository;
import com.datifyy.application.dates.port.DateRepository;
import com.datifyy.application.dates.port.InMemoryDateRepository;
import com.datifyy.application.identity.port.InMemoryUserRepository;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.profile.port.InMemoryPhotoRepository;
import com.datifyy.application.profile.port.InMemoryProfileRepository;
import com.datifyy.application.profile.port.ProfileRepository;
import com.datifyy.application.safety.port.InMemoryBlockRepository;
import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.application.shared.port.UnitOfWork;

class InMemoryUserRegisterTest implements UserRegisterContract {
    private final InMemoryUnitOfWork units = new InMemoryUnitOfWork();
    private final InMemoryUserRepository users = new InMemoryUserRepository(units);
    private final InMemoryProfileRepository profiles = new InMemoryProfileRepository(units, users);
    private final InMemoryAdminRepository admins = new InMemoryAdminRepository(units);
    private final InMemoryDateRepository dates =
            new InMemoryDateRepository(units, new InMemoryBlockRepository(units, users), admins);
    private final InMemorySlotRepository slots = new InMemorySlotRepository(units, dates);
    private final InMemoryUserRegister register =
            new InMemoryUserRegister(users, profiles, new InMemoryPhotoRepository(units, profiles), slots);

    @Override
    public UnitOfWork units() {
        return units;
    }

    @Override
    public UserRepository users() {
        return users;
    }

    @Override
    public ProfileRepository profiles() {
        return profiles;
    }

    @Override
    public UserRegister register() {
        return register;
    }

    @Override
    public AdminRepository admins() {
        return admins;
    }

    @Override
    public DateRepository dates() {
        return dates;
    }

    @Override
    public SlotRepository slots() {
        return slots;
    }
}
