package com.datifyy.application.dates;

import com.datifyy.application.dates.port.DateRepository;
import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.dates.ScheduledDate;
import com.datifyy.domain.shared.Refusal.Conflict;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Gives what a genie has ahead into the care of others, when they look after dates no more.
public final class DateHandover {
    private final DateRepository dates;
    private final DateNotices notices;
    private final InstantSource clock;

    public DateHandover(DateRepository dates, DateNotices notices, InstantSource clock) {
        this.dates = dates;
        this.notices = notices;
        this.clock = clock;
    }

    /// Hands over every date that is not over yet, each to the genie with the fewest dates of those who are free;
    /// inside the unit of work that locked the genie and noted that they guide no dates any more. Dates whose time
    /// is over stay theirs.
    ///
    /// @return the dates, as they are now
    /// @throws Conflict when nobody else is free for one of them
    public List<ScheduledDate> allOf(AdminId genie) {
        Instant now = clock.instant();
        List<ScheduledDate> ahead = dates.activeForUpdate(genie).stream()
                .filter(date -> date.end().isAfter(now))
                .toList();
        return ahead.stream().map(date -> handOver(date, ahead.size(), now)).toList();
    }

    /// The one who was found may have been given another date in the meantime; each is asked once.
    private ScheduledDate handOver(ScheduledDate date, int ahead, Instant now) {
        Set<AdminId> lost = new HashSet<>();
        while (true) {
            AdminId next = dates.freeGenie(date.start(), date.end())
                    .filter(genie -> !lost.contains(genie))
                    .orElseThrow(() -> nobodyFree(date, ahead));
            ScheduledDate handed = date.inCareOf(next, now);
            if (dates.handOver(handed)) {
                notices.handedOver(handed, date.genie());
                return handed;
            }
            lost.add(next);
        }
    }

    private static Conflict nobodyFree(ScheduledDate date, int ahead) {
        return new Conflict("They look after dates ahead (" + ahead + "), and no other genie is free for the one at "
                + date.start() + ": cancel it, or let another genie join first");
    }
}
