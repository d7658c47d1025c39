package com.datifyy.application.admin;

import com.datifyy.application.admin.port.StaffLog;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.admin.Permission;
import com.datifyy.domain.admin.StaffDeed;
import com.datifyy.domain.shared.NumberedPage;

/// What the staff did, for those who may change the staff. Reading it is a deed as well; nothing changes it.
public final class DeedReading {
    private final StaffLog log;
    private final Deeds deeds;
    private final UnitOfWork unitOfWork;

    public DeedReading(StaffLog log, Deeds deeds, UnitOfWork unitOfWork) {
        this.log = log;
        this.deeds = deeds;
        this.unitOfWork = unitOfWork;
    }

    /// The last 10,000 deeds, the newest first.
    public NumberedPage<StaffDeed> list(AdminCaller admin, NumberedPage.Wanted wanted) {
        admin.require(Permission.MANAGE_STAFF);
        return unitOfWork.execute(() -> {
            NumberedPage<StaffDeed> page = log.list(wanted);
            deeds.note(admin, StaffDeed.Kind.DEEDS_READ);
            return page;
        });
    }
}
