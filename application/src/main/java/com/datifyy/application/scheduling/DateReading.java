package com.datifyy.application.scheduling;

import com.datifyy.application.admin.DateCompany;
import com.datifyy.application.admin.Deeds;
import com.datifyy.application.dates.port.DateRepository;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.admin.AdminRole;
import com.datifyy.domain.admin.Permission;
import com.datifyy.domain.dates.DateStatus;
import com.datifyy.domain.dates.ScheduledDate;
import com.datifyy.domain.shared.NumberedPage;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// The dates that the staff arranged, as it reads them.
public final class DateReading {
    private final DateRepository dates;
    private final DateCompany company;
    private final DateDeeds deeds;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;

    public DateReading(
            DateRepository dates, DateCompany company, Deeds deeds, UnitOfWork unitOfWork, InstantSource clock) {
        this.dates = dates;
        this.company = company;
        this.deeds = new DateDeeds(deeds);
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /// A page of dates with whom they are about.
    public record Listed(NumberedPage<ScheduledDate> dates, DateCompany.Company present) {}

    /// The dates of all or of one genie; a genie who names none gets their own.
    public Listed list(
            AdminCaller admin, @Nullable AdminId genie, @Nullable DateStatus status, NumberedPage.Wanted wanted) {
        admin.require(Permission.SEE_CURATION);
        AdminId whose = genie == null && admin.role() == AdminRole.GENIE ? admin.id() : genie;
        return unitOfWork.execute(() -> {
            NumberedPage<ScheduledDate> page = dates.list(whose, status, wanted);
            deeds.noteShown(admin, page.items());
            return new Listed(page, company.of(page.items(), admin, clock.instant()));
        });
    }
}
