package com.datifyy.application.scheduling;

import com.datifyy.application.admin.Deeds;
import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.admin.StaffDeed;
import com.datifyy.domain.dates.ScheduledDate;
import com.datifyy.domain.identity.UserId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

    void noteScheduled(AdminCaller admin, ScheduledDate date) {
        note(admin, StaffDeed.Kind.DATE_SCHEDULED, date, Map.of(), null);
    }

    /// What changed is told: the state it was in before, which of the two was named, and that the staff's notes are
    /// others. Of each it is noted whether it was them: not every role that reads about one may know with whom
    /// their date is.
    void noteChanged(AdminCaller admin, ScheduledDate before, ScheduledDate after) {
        Map<String, String> changes = new HashMap<>();
        if (before.status() != after.status()) {
            changes.put("from", before.status().name());
        }
        if (!before.adminNotes().equals(after.adminNotes())) {
            changes.put("notes", "changed");
        }
        boolean isNews = !Objects.equals(before.becauseOf(), after.becauseOf());
        note(admin, StaffDeed.Kind.DATE_CHANGED, after, changes, isNews ? after.becauseOf() : null);
    }

    /// @param named which of the two was named now, or null
    private void note(
            AdminCaller admin,
            StaffDeed.Kind kind,
            ScheduledDate date,
            Map<String, String> more,
            @Nullable UserId named) {
        Map<UserId, Map<String, String>> ofEach = new HashMap<>();
        for (UserId person : List.of(date.first(), date.second())) {
            Map<String, String> details = new HashMap<>(more);
            details.put("date", date.id().toString());
            details.put("status", date.status().name());
            if (named != null) {
                details.put(StaffDeed.BECAUSE_OF, named.equals(person) ? "them" : "the other");
            }
            ofEach.put(person, details);
        }
        deeds.noteOfTwo(admin, kind, ofEach);
    }
}
