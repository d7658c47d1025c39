package com.datifyy.application.profile.port;

import com.datifyy.application.identity.port.InMemoryUserRepository;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.application.shared.port.UnitOfWork;

class InMemoryPhotoRepositoryTest implements PhotoRepositoryContract {
    private final InMemoryUnitOfWork units = new InMemoryUnitOfWork();
    private final InMemoryUserRepository users = new InMemoryUserRepository(units);
    private final InMemoryProfileRepository profiles = new InMemoryProfileRepository(units, users);
    private final InMemoryPhotoRepository photos = new InMemoryPhotoRepository(units, profiles);

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
    public PhotoRepository photos() {
        return photos;
    }
}
