package com.datifyy.application.identity.port;

import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.application.shared.port.UnitOfWork;

class InMemorySecurityLogTest implements SecurityLogContract {
    private final InMemoryUnitOfWork units = new InMemoryUnitOfWork();
    private final SecurityLog log = new InMemorySecurityLog(units);

    @Override
    public UnitOfWork units() {
        return units;
    }

    @Override
    public SecurityLog log() {
        return log;
    }
}
