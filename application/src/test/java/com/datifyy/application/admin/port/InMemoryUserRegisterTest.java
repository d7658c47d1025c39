package com.datifyy.application.admin.port;

import com.datifyy.application.availability.port.InMemorySlotRepository;
import com.datifyy.application.identity.port.InMemoryUserRepository;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.profile.port.InMemoryPhotoRepository;
import com.datifyy.application.profile.port.InMemoryProfileRepository;
import com.datifyy.application.profile.port.ProfileRepository;
import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.application.shared.port.UnitOfWork;

class InMemoryUserRegisterTest implements UserRegisterContract {
    private final InMemoryUnitOfWork units = new InMemoryUnitOfWork();
    private final InMemoryUserRepository users = new InMemoryUserRepository(units);
    private final InMemoryProfileRepository profiles = new InMemoryProfileRepository(units, users);
    private final InMemoryUserRegister register = new InMemoryUserRegister(
            users, profiles, new InMemoryPhotoRepository(units, profiles), new InMemorySlotRepository(units));

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
}
