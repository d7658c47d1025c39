package com.datifyy.application.shared.port;

import com.datifyy.application.admin.port.AdminRepository;
import com.datifyy.application.admin.port.InMemoryAdminRepository;
import com.datifyy.application.identity.port.InMemoryUserRepository;
import com.datifyy.application.identity.port.UserRepository;

class InMemoryAnsweredRequestsTest implements AnsweredRequestsContract {
    private final InMemoryUnitOfWork units = new InMemoryUnitOfWork();
    private final InMemoryUserRepository users = new InMemoryUserRepository(units);
    private final AdminRepository admins = new InMemoryAdminRepository(units);
    private final AnsweredRequests answered = new InMemoryAnsweredRequests(units);

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
    public AnsweredRequests answered() {
        return answered;
    }
}
