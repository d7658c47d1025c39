package com.datifyy.application.scheduling;

import com.datifyy.application.admin.Deeds;
import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.admin.StaffDeed;
import com.datifyy.domain.dates.ScheduledDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Notes what the staff reads and does about dates, inside the unit of work that does it.
record DateDeeds(Deeds deeds) {
    void noteShown(AdminCaller admin, List<ScheduledDate> shown) {
        deeds.noteShown(
                admin,
                StaffDeed.Kind.DATES_LISTED,
                null,
                shown.stream()
                        .flatMap(date -> Stream.of(date.first(), date.second()))
                        .collect(Collectors.toSet()),
                Map.of("dates", Integer.toString(shown.size())));
    }

    void note(AdminCaller admin, StaffDeed.Kind kind, ScheduledDate date) {
        Map<String, String> details =
                Map.of("date", date.id().toString(), "status", date.status().name());
        deeds.note(admin, kind, date.first(), "", details);
        deeds.note(admin, kind, date.second(), "", details);
    }
}
