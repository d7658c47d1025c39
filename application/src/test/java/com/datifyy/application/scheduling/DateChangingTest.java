package com.datifyy.application.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.domain.admin.StaffDeed;
import com.datifyy.domain.dates.DateStatus;
import com.datifyy.domain.dates.ScheduledDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DateChangingTest extends SchedulingScene {
    @Test
    void the_state_a_date_is_in_already_changes_nothing() {
        ScheduledDate date = arranged();
        ScheduledDate confirmed = application.dateChanging.change(genie, date.id(), DateStatus.CONFIRMED, "");

        assertThat(application.dateChanging.change(genie, date.id(), DateStatus.CONFIRMED, ""))
                .isEqualTo(confirmed);
        assertThat(application
                        .dateChanging
                        .change(genie, date.id(), DateStatus.CONFIRMED, "again")
                        .adminNotes())
                .isEqualTo("again");

        var _ = application.dateChanging.change(genie, date.id(), DateStatus.CANCELLED, "");
        int told = cancelledNotices().size();
        assertThat(application
                        .dateChanging
                        .change(genie, date.id(), DateStatus.CANCELLED, "")
                        .status())
                .isEqualTo(DateStatus.CANCELLED);
        assertThat(cancelledNotices()).as("nobody is told twice").hasSize(told);
    }

    @Test
    void c9_a_date_that_is_in_the_state_already_was_shown() {
        ScheduledDate date = arranged();
        var _ = application.dateChanging.change(genie, date.id(), DateStatus.CONFIRMED, "");

        var _ = application.dateChanging.change(genie, date.id(), DateStatus.CONFIRMED, "");

        StaffDeed last = application.staffLog.all().getLast();
        assertThat(last.kind()).isEqualTo(StaffDeed.Kind.DATES_LISTED);
        assertThat(last.others()).containsExactlyInAnyOrder(asha.id(), ravi.id());
    }

    @Test
    void c9_what_changed_about_a_date_is_noted() {
        ScheduledDate date = arranged();
        var _ = application.dateChanging.change(genie, date.id(), null, "they asked for tea");
        var _ = application.dateChanging.change(genie, date.id(), DateStatus.CONFIRMED, "");
        var _ = application.dateChanging.change(genie, date.id(), DateStatus.CANCELLED, "ill");

        String id = date.id().toString();
        assertThat(application.staffLog.about(asha.id(), 10))
                .filteredOn(deed -> deed.kind() == StaffDeed.Kind.DATE_CHANGED)
                .extracting(StaffDeed::details)
                .containsExactlyInAnyOrder(
                        Map.of("date", id, "status", "SCHEDULED", "notes", "changed"),
                        Map.of("date", id, "status", "CONFIRMED", "from", "SCHEDULED"),
                        Map.of("date", id, "status", "CANCELLED", "from", "CONFIRMED", "notes", "changed"));
    }
}
