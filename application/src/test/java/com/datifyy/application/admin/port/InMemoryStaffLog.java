package com.datifyy.application.admin.port;

import com.datifyy.application.shared.port.InMemoryTable;
import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.domain.admin.StaffDeed;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.Numbered;
import java.util.List;

/// The log of what the staff did, in memory.
public final class InMemoryStaffLog implements StaffLog {
    private final InMemoryUnitOfWork units;
    private final InMemoryTable<Integer, StaffDeed> deeds;

    public InMemoryStaffLog(InMemoryUnitOfWork units) {
        this.units = units;
        deeds = new InMemoryTable<>(units);
    }

    @Override
    public void append(StaffDeed deed) {
        units.requireOpen();
        deeds.put(deeds.all().size(), deed);
    }

    @Override
    public List<StaffDeed> about(UserId person, int atMost) {
        return deeds.findAll(deed -> person.equals(deed.subject())).reversed().stream()
                .limit(atMost)
                .toList();
    }

    @Override
    public Numbered<StaffDeed> list(Numbered.Wanted wanted) {
        return new Numbered<>(
                deeds.all().reversed().stream()
                        .skip(wanted.offset())
                        .limit(wanted.size())
                        .toList(),
                wanted.page(),
                wanted.size(),
                deeds.all().size());
    }

    /// Everything that was done, in order.
    public List<StaffDeed> all() {
        return deeds.all();
    }
}
