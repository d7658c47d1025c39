package com.datifyy.application.scheduling;

import com.datifyy.application.admin.Deeds;
import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.admin.StaffDeed;
import com.datifyy.domain.dates.ScheduledDate;
import com.datifyy.domain.identity.UserId;
import java.util.HashMap;
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

    void noteScheduled(AdminCaller admin, ScheduledDate date) {
        note(admin, StaffDeed.Kind.DATE_SCHEDULED, date, Map.of());
    }

    /// What changed is told: the state it was in before, which of the two was named, and that the staff's notes are
    /// others.
    void noteChanged(AdminCaller admin, ScheduledDate before, ScheduledDate after) {
        Map<String, String> changes = new HashMap<>();
        if (before.status() != after.status()) {
            changes.put("from", before.status().name());
        }
        UserId named = after.becauseOf();
        if (named != null && !named.equals(before.becauseOf())) {
            changes.put("because_of", named.toString());
        }
        if (!before.adminNotes().equals(after.adminNotes())) {
            changes.put("notes", "changed");
        }
        note(admin, StaffDeed.Kind.DATE_CHANGED, after, changes);
    }

    private void note(AdminCaller admin, StaffDeed.Kind kind, ScheduledDate date, Map<String, String> more) {
        Map<String, String> details = new HashMap<>(more);
        details.put("date", date.id().toString());
        details.put("status", date.status().name());
        deeds.note(admin, kind, date.first(), "", details);
        deeds.note(admin, kind, date.second(), "", details);
    }
}
