package com.datifyy.application.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.scheduling.DateChanging.Change;
import com.datifyy.domain.admin.StaffDeed;
import com.datifyy.domain.dates.CancelReason;
import com.datifyy.domain.dates.Cancellation;
import com.datifyy.domain.dates.DateStatus;
import com.datifyy.domain.dates.ScheduledDate;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.notification.Notice;
import com.datifyy.domain.shared.Refusal.Conflict;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Refusal.Stale;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DateChangingTest extends SchedulingScene {
    @Test
    void the_state_a_date_is_in_already_changes_nothing() {
        ScheduledDate date = arranged();
        ScheduledDate confirmed =
                application.dateChanging.change(genie, date.id(), Change.to(DateStatus.CONFIRMED, ""));

        assertThat(application.dateChanging.change(genie, date.id(), Change.to(DateStatus.CONFIRMED, "")))
                .isEqualTo(confirmed);
        assertThat(application
                        .dateChanging
                        .change(genie, date.id(), Change.to(DateStatus.CONFIRMED, "again"))
                        .adminNotes())
                .isEqualTo("again");

        var _ = application.dateChanging.change(genie, date.id(), Change.to(DateStatus.CANCELLED, ""));
        int told = cancelledNotices().size();
        assertThat(application
                        .dateChanging
                        .change(genie, date.id(), Change.to(DateStatus.CANCELLED, ""))
                        .status())
                .isEqualTo(DateStatus.CANCELLED);
        assertThat(cancelledNotices()).as("nobody is told twice").hasSize(told);
    }

    @Test
    void c9_a_date_that_is_in_the_state_already_was_shown() {
        ScheduledDate date = arranged();
        var _ = application.dateChanging.change(genie, date.id(), Change.to(DateStatus.CONFIRMED, ""));

        var _ = application.dateChanging.change(genie, date.id(), Change.to(DateStatus.CONFIRMED, ""));

        StaffDeed last = application.staffLog.all().getLast();
        assertThat(last.kind()).isEqualTo(StaffDeed.Kind.DATES_LISTED);
        assertThat(last.others()).containsExactlyInAnyOrder(asha.id(), ravi.id());
    }

    @Test
    void c9_what_changed_about_a_date_is_noted() {
        ScheduledDate date = arranged();
        var _ = application.dateChanging.change(genie, date.id(), Change.to(null, "they asked for tea"));
        var _ = application.dateChanging.change(genie, date.id(), Change.to(DateStatus.CONFIRMED, ""));
        var _ = application.dateChanging.change(genie, date.id(), Change.to(DateStatus.CANCELLED, "ill"));

        String id = date.id().toString();
        assertThat(application.staffLog.about(asha.id(), 10))
                .filteredOn(deed -> deed.kind() == StaffDeed.Kind.DATE_CHANGED)
                .extracting(StaffDeed::details)
                .containsExactlyInAnyOrder(
                        Map.of("date", id, "status", "SCHEDULED", "notes", "changed"),
                        Map.of("date", id, "status", "CONFIRMED", "from", "SCHEDULED"),
                        Map.of("date", id, "status", "CANCELLED", "from", "CONFIRMED", "notes", "changed"));
    }

    @Test
    void why_the_staff_cancels_a_date_is_kept_and_told_to_the_staff_alone() {
        ScheduledDate date = arranged();
        Cancellation why = Change.because(CancelReason.EMERGENCY, "her mother is ill");

        ScheduledDate cancelled = application.dateChanging.change(
                genie, date.id(), new Change(DateStatus.CANCELLED, "call her", why, null, null));

        assertThat(cancelled.cancellation())
                .isEqualTo(new Cancellation(null, CancelReason.EMERGENCY, "her mother is ill"));
        assertThat(cancelled.adminNotes()).isEqualTo("call her");
        assertThat(application.dateChanging.change(
                        genie, date.id(), new Change(DateStatus.CANCELLED, "", why, null, null)))
                .as("sent again")
                .isEqualTo(cancelled);
        Cancellation another = Change.because(CancelReason.NO_TIME, "");
        assertThatThrownBy(() -> application.dateChanging.change(
                        genie, date.id(), new Change(DateStatus.CANCELLED, "", another, null, null)))
                .isInstanceOf(Conflict.class)
                .hasMessage("This date was cancelled already, and why stays as it was told");
        assertThatThrownBy(() -> new Change(DateStatus.CONFIRMED, "", another, null, null))
                .isInstanceOf(InvalidInput.class);
        assertThat(Change.because(null, " ")).isNull();
        assertThat(Change.because(null, "both rang"))
                .isEqualTo(new Cancellation(null, CancelReason.BY_STAFF, "both rang"));
    }

    @Test
    void f2_two_of_whom_one_is_not_interested_keep_no_other_date_and_are_given_none() {
        ScheduledDate date = arranged();
        Instant later = noon.plus(Duration.ofHours(5));
        offer(asha, later);
        offer(ravi, later);
        ScheduledDate another = schedule(later);

        var _ = application.dateChanging.change(
                genie,
                date.id(),
                new Change(DateStatus.CANCELLED, "", Change.because(CancelReason.NOT_INTERESTED, ""), null, null));

        assertThat(application.dates.find(another.id()).orElseThrow().cancellation())
                .isEqualTo(new Cancellation(null, CancelReason.NO_CONTACT, ""));
        assertThat(cancelledNotices())
                .extracting(Notice.DateChanged::date)
                .hasSize(6)
                .contains(another.id().value());
        assertThatThrownBy(() -> schedule(later)).isInstanceOf(Conflict.class);
    }

    @Test
    void a_missed_date_counts_against_nobody_until_it_is_told_who_did_not_come_and_then_against_them_alone() {
        ScheduledDate date = arranged();
        application.clock.advance(Duration.between(application.clock.instant(), noon.plusSeconds(600)));
        assertThatThrownBy(() -> application.dateChanging.change(
                        genie, date.id(), missedBy(genie.id().value())))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("user_id must be one of the two");

        var _ = application.dateChanging.change(genie, date.id(), Change.to(DateStatus.NO_SHOW, ""));
        assertThat(attendance(asha)).as("as long as nobody says who").isEqualTo(100);
        assertThat(attendance(ravi)).isEqualTo(100);
        ScheduledDate told = application.dateChanging.change(
                genie, date.id(), missedBy(ravi.id().value()));

        assertThat(told.becauseOf()).isEqualTo(ravi.id());
        assertThat(attendance(asha)).isEqualTo(100);
        assertThat(attendance(ravi)).isZero();
        assertThat(application.dateChanging.change(
                        genie, date.id(), missedBy(ravi.id().value())))
                .as("sent again")
                .isEqualTo(told);
        assertThatThrownBy(() -> application.dateChanging.change(
                        genie, date.id(), missedBy(asha.id().value())))
                .isInstanceOf(Conflict.class)
                .hasMessage("This date was missed already, and who did not come stays as it was told");
    }

    @Test
    void d11_of_each_it_is_noted_whether_they_were_named_and_not_whom_the_date_was_with() {
        ScheduledDate date = arranged();
        application.clock.advance(Duration.between(application.clock.instant(), noon.plusSeconds(600)));

        var _ = application.dateChanging.change(
                genie, date.id(), missedBy(ravi.id().value()));

        Map.of(asha, "the other", ravi, "them")
                .forEach((person, named) -> assertThat(application.staffLog.about(person.id(), 1))
                        .extracting(StaffDeed::details)
                        .containsExactly(Map.of(
                                "date",
                                date.id().toString(),
                                "from",
                                "SCHEDULED",
                                "status",
                                "NO_SHOW",
                                "because_of",
                                named)));
        assertThat(application.told(Notice.StaffNews.class))
                .filteredOn(news -> news.title().equals("Staff: date changed"))
                .singleElement()
                .satisfies(news -> assertThat(news.facts())
                        .extracting(Notice.StaffNews.Fact::name)
                        .containsExactly("Admin", "date", "from", "status"));
    }

    @Test
    void of_which_of_the_two_the_reason_is_is_told_to_the_staff_and_counts_for_nobody() {
        ScheduledDate date = arranged();
        Cancellation why = Change.because(CancelReason.NOT_INTERESTED, "");

        ScheduledDate cancelled = application.dateChanging.change(
                genie, date.id(), new Change(DateStatus.CANCELLED, "", why, ravi.id(), null));

        assertThat(cancelled.becauseOf()).isEqualTo(ravi.id());
        assertThat(cancelled.cancellation()).isEqualTo(why);
        assertThat(attendance(ravi)).isEqualTo(100);
        for (Change other : List.of(
                new Change(DateStatus.CANCELLED, "", why, asha.id(), null),
                new Change(DateStatus.CANCELLED, "", why, null, null))) {
            assertThatThrownBy(() -> application.dateChanging.change(genie, date.id(), other))
                    .isInstanceOf(Conflict.class);
        }
    }

    @Test
    void nobody_is_named_of_a_date_that_takes_place_or_that_the_staff_cancels_for_no_reason_of_theirs() {
        assertThatThrownBy(() -> new Change(null, "", null, asha.id(), null)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> new Change(DateStatus.COMPLETED, "", null, asha.id(), null))
                .hasMessage("user_id is for a date that was missed or is cancelled: status must say so");
        assertThatThrownBy(() -> new Change(DateStatus.CANCELLED, "", Change.because(null, "rain"), asha.id(), null))
                .hasMessage("user_id is whose reason it is: reason must say which");
        assertThat(Change.named(" ")).isNull();
        assertThatThrownBy(() -> Change.named("ravi")).hasMessage("user_id must be one of the two");
    }

    private static Change missedBy(int number) {
        return new Change(DateStatus.NO_SHOW, "", null, new UserId(number), null);
    }

    private int attendance(Caller person) {
        return application.loveZone.statistics(person).trust().attendance();
    }

    @Test
    void f6_of_two_who_change_what_both_read_one_hears_of_the_other() {
        ScheduledDate read = arranged();
        Long version = read.version();
        ScheduledDate noted = application.dateChanging.change(
                genie, read.id(), new Change(null, "she asked for tea", null, null, version));

        assertThatThrownBy(() -> application.dateChanging.change(
                        genie, read.id(), new Change(null, "he asked for coffee", null, null, version)))
                .isInstanceOf(Stale.class);

        assertThat(application.dates.find(read.id()).orElseThrow().adminNotes()).isEqualTo("she asked for tea");
        ScheduledDate confirmed = application.dateChanging.change(
                genie, read.id(), new Change(DateStatus.CONFIRMED, "", null, null, noted.version()));
        assertThat(confirmed.version()).isNotIn(version, noted.version());
        assertThatThrownBy(() -> application.dateChanging.change(
                        genie, read.id(), new Change(DateStatus.CANCELLED, "", null, null, noted.version())))
                .isInstanceOf(Stale.class);
    }
}
