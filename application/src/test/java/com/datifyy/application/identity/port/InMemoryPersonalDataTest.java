package com.datifyy.application.identity.port;

import com.datifyy.application.profile.port.InMemoryPhotoRepository;
import com.datifyy.application.profile.port.InMemoryProfileRepository;
import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.application.shared.port.UnitOfWork;

class InMemoryPersonalDataTest implements PersonalDataContract {
    private final InMemoryUnitOfWork units = new InMemoryUnitOfWork();
    private final InMemoryUserRepository users = new InMemoryUserRepository(units);
    private final InMemoryLinkedIdentityRepository links = new InMemoryLinkedIdentityRepository(units);
    private final InMemoryProfileRepository profiles = new InMemoryProfileRepository(units, users);
    private final PersonalData data =
            new InMemoryPersonalData(units, users, links, new InMemoryPhotoRepository(units, profiles));

    @Override
    public UnitOfWork units() {
        return units;
    }

    @Override
    public UserRepository users() {
        return users;
    }

    @Override
    public LinkedIdentityRepository links() {
        return links;
    }

    @Override
    public PersonalData data() {
        return data;
    }
}
