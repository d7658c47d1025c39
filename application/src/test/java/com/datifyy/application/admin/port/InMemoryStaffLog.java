package com.datifyy.application.admin.port;

import com.datifyy.application.shared.port.InMemoryTable;
import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.domain.admin.StaffDeed;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.NumberedPage;
import java.util.List;
import java.util.function.Predicate;

/// The log of what the staff did, in memory.
public final class InMemoryStaffLog implements StaffLog {
    private final InMemoryUnitOfWork units;
    private final InMemoryTable<Integer, StaffDeed> deeds;
    private final int longest;

    public InMemoryStaffLog(InMemoryUnitOfWork units) {
        this(units, LONGEST);
    }

    /// @param longest how many deeds the list holds at most
    InMemoryStaffLog(InMemoryUnitOfWork units, int longest) {
        this.units = units;
        this.longest = longest;
        deeds = new InMemoryTable<>(units);
    }

    @Override
    public void append(StaffDeed deed) {
        units.requireOpen();
        deeds.put(deeds.all().size(), deed);
    }

    @Override
    public List<StaffDeed> about(UserId person, int atMost) {
        return last(deed -> person.equals(deed.subject()), atMost);
    }

    @Override
    public List<StaffDeed> naming(UserId person, int atMost) {
        return last(deed -> person.equals(deed.subject()) || deed.others().contains(person), atMost);
    }

    private List<StaffDeed> last(Predicate<StaffDeed> wanted, int atMost) {
        return deeds.findAll(wanted).reversed().stream().limit(atMost).toList();
    }

    @Override
    public NumberedPage<StaffDeed> list(NumberedPage.Wanted wanted) {
        List<StaffDeed> newest = deeds.all().reversed().stream().limit(longest).toList();
        return new NumberedPage<>(
                newest.stream().skip(wanted.offset()).limit(wanted.size()).toList(),
                wanted.page(),
                wanted.size(),
                newest.size());
    }

    /// Everything that was done, in order.
    public List<StaffDeed> all() {
        return deeds.all();
    }
}
