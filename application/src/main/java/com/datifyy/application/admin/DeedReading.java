package com.datifyy.application.admin;

import com.datifyy.application.admin.port.StaffLog;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.admin.Permission;
import com.datifyy.domain.admin.StaffDeed;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.NumberedPage;
import java.util.List;
import java.util.Map;

/// What the staff did, for those who may change the staff. Reading it is a deed as well; nothing changes it.
public final class DeedReading {
    private static final int MOST_NAMING = 1_000;

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

    /// The last 1,000 deeds that were about somebody or showed them among others, the newest first. They are kept
    /// when an account is gone, so nobody is asked whether there is one.
    public NumberedPage<StaffDeed> naming(AdminCaller admin, UserId person, NumberedPage.Wanted wanted) {
        admin.require(Permission.MANAGE_STAFF);
        return unitOfWork.execute(() -> {
            List<StaffDeed> all = log.naming(person, MOST_NAMING);
            // Not about the person: their own pages would move with each that is read.
            deeds.note(admin, StaffDeed.Kind.DEEDS_READ, null, "", Map.of("of", person.toString()));
            return new NumberedPage<>(
                    all.stream().skip(wanted.offset()).limit(wanted.size()).toList(),
                    wanted.page(),
                    wanted.size(),
                    all.size());
        });
    }
}
