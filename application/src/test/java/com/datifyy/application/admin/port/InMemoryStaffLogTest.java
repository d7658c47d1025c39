package com.datifyy.application.admin.port;

import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.application.shared.port.UnitOfWork;

class InMemoryStaffLogTest implements StaffLogContract {
    private final InMemoryUnitOfWork units = new InMemoryUnitOfWork();
    private final StaffLog log = new InMemoryStaffLog(units);

    @Override
    public UnitOfWork units() {
        return units;
    }

    @Override
    public StaffLog log(int longest) {
        return longest == StaffLog.LONGEST ? log : new InMemoryStaffLog(units, longest);
    }
}
