package com.datifyy.adapters.grpc.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.grpc.Member;
import com.datifyy.adapters.grpc.Refused;
import com.datifyy.adapters.grpc.Service;
import com.datifyy.adapters.grpc.wire.admin.v1.AdminServiceGrpc;
import com.datifyy.adapters.grpc.wire.admin.v1.AdminServiceGrpc.AdminServiceBlockingStub;
import com.datifyy.adapters.grpc.wire.admin.v1.DateCancellation;
import com.datifyy.adapters.grpc.wire.admin.v1.DateStatus;
import com.datifyy.adapters.grpc.wire.admin.v1.GetGenieDatesRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.GetSharedHoursRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.ScheduleDateRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.ScheduledDate;
import com.datifyy.adapters.grpc.wire.admin.v1.UpdateDateStatusRequest;
import com.datifyy.adapters.grpc.wire.availability.v1.AvailabilitySlotInput;
import com.datifyy.adapters.grpc.wire.availability.v1.DateType;
import com.datifyy.adapters.grpc.wire.availability.v1.DeleteAvailabilityRequest;
import com.datifyy.adapters.grpc.wire.availability.v1.SubmitAvailabilityRequest;
import com.datifyy.adapters.grpc.wire.common.v1.Timestamp;
import com.datifyy.adapters.grpc.wire.user.v1.CancelDateRequest;
import com.datifyy.adapters.grpc.wire.user.v1.DateCancelReason;
import com.datifyy.adapters.grpc.wire.user.v1.ExportDataRequest;
import com.datifyy.adapters.grpc.wire.user.v1.GetDateCalendarRequest;
import com.datifyy.adapters.grpc.wire.user.v1.GetLoveZoneStatisticsRequest;
import com.datifyy.adapters.grpc.wire.user.v1.GetPastDatesRequest;
import com.datifyy.adapters.grpc.wire.user.v1.OwnDate;
import com.datifyy.adapters.grpc.wire.user.v1.RateDateRequest;
import com.datifyy.application.InMemoryApplication;
import com.datifyy.domain.admin.AdminRole;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.safety.Block;
import io.grpc.Status.Code;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two members and their date, from the hours both are free to what they say afterwards.
class OwnDatesTest {
    private final Service service = new Service();
    private Member maya = service.join("Maya Rao");
    private Member ravi = service.join("Ravi Kulkarni");
    private AdminServiceBlockingStub genie = genie();
    private final Instant noon = service.now().plus(Duration.ofDays(3));

    @BeforeEach
    void both_are_active() {
        service.application().activate(UserId.parse(maya.id()));
        service.application().activate(UserId.parse(ravi.id()));
    }

    @AfterEach
    void stop() {
        service.stop();
    }

    @Test
    void the_genie_hears_when_both_are_free() {
        var _ = offer(maya);
        var _ = offer(ravi);
        var wanted = GetSharedHoursRequest.newBuilder().setUser1Id(maya.id()).setUser2Id(ravi.id());

        assertThat(genie.getSharedHours(wanted.build()).getSharedHoursList())
                .singleElement()
                .satisfies(shared -> {
                    assertThat(shared.getStartTime().getSeconds()).isEqualTo(noon.getEpochSecond());
                    assertThat(shared.getEndTime().getSeconds()).isEqualTo(noon.getEpochSecond() + 3_600);
                    assertThat(shared.getDateType()).isEqualTo("online");
                });
        assertThat(Refused.by(() -> genie.getSharedHours(
                                wanted.setMaxKilometres(501).build()))
                        .status())
                .isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(Refused.by(() -> genie.getSharedHours(
                                wanted.setMaxKilometres(0).setUser2Id(maya.id()).build()))
                        .status())
                .isEqualTo(Code.INVALID_ARGUMENT);
    }

    @Test
    void d5_the_genie_hears_of_no_hours_of_two_whom_a_block_keeps_apart_and_not_who_made_it() {
        var _ = offer(maya);
        var _ = offer(ravi);
        service.application()
                .units
                .run(() -> service.application()
                        .blocks
                        .add(new Block(UserId.parse(ravi.id()), UserId.parse(maya.id()), "", service.now())));
        var wanted = GetSharedHoursRequest.newBuilder();

        Refused oneWay = Refused.by(() -> genie.getSharedHours(
                wanted.setUser1Id(maya.id()).setUser2Id(ravi.id()).build()));
        Refused otherWay = Refused.by(() -> genie.getSharedHours(
                wanted.setUser1Id(ravi.id()).setUser2Id(maya.id()).build()));

        assertThat(oneWay.status()).isEqualTo(Code.ALREADY_EXISTS);
        assertThat(oneWay.words()).contains("These two do not meet");
        assertThat(otherWay.words()).isEqualTo(oneWay.words());
    }

    @Test
    void a_date_is_put_into_a_calendar_and_cancelled_by_one_of_the_two_alone() {
        String date = arranged();
        Member stranger = service.join("Omar");
        var calendar = GetDateCalendarRequest.newBuilder().setDateId(date).build();
        var cancel = CancelDateRequest.newBuilder()
                .setDateId(date)
                .setReason(DateCancelReason.DATE_CANCEL_REASON_EMERGENCY)
                .setNote("a flood")
                .build();

        assertThat(maya.user().getDateCalendar(calendar).getCalendar())
                .contains("Date with Ravi")
                .doesNotContain("Kulkarni");
        assertThat(Refused.by(() -> stranger.user().getDateCalendar(calendar)).status())
                .isEqualTo(Code.NOT_FOUND);
        assertThat(Refused.by(() -> stranger.user().cancelDate(cancel)).status())
                .isEqualTo(Code.NOT_FOUND);
        assertThat(Refused.by(() -> ravi.user()
                                .cancelDate(cancel.toBuilder().clearReason().build()))
                        .status())
                .isEqualTo(Code.INVALID_ARGUMENT);

        assertThat(ravi.user().cancelDate(cancel).getSuccess()).isTrue();

        assertThat(maya.user()
                        .getPastDates(GetPastDatesRequest.getDefaultInstance())
                        .getDatesList())
                .singleElement()
                .satisfies(seen -> assertThat(seen.getStatus()).isEqualTo("cancelled"));
        assertThat(exported(ravi).getCancelNote()).isEqualTo("a flood");
        assertThat(exported(maya).toString()).doesNotContain("flood", "EMERGENCY", "Ravi");
        assertThat(listed().getCancellation())
                .isEqualTo(DateCancellation.newBuilder()
                        .setUserId(ravi.id())
                        .setReason("emergency")
                        .setNote("a flood")
                        .setCancelledAt(
                                Timestamp.newBuilder().setSeconds(service.now().getEpochSecond()))
                        .build());
    }

    @Test
    void turning_somebody_down_cancels_every_date_of_the_two() {
        String first = arranged();
        Instant later = noon.plus(Duration.ofHours(3));
        var _ = offer(maya, later);
        var _ = offer(ravi, later);
        var _ = schedule(later);

        var _ = ravi.user()
                .cancelDate(CancelDateRequest.newBuilder()
                        .setDateId(first)
                        .setReason(DateCancelReason.DATE_CANCEL_REASON_NOT_INTERESTED)
                        .build());

        assertThat(maya.user()
                        .getPastDates(GetPastDatesRequest.getDefaultInstance())
                        .getDatesList())
                .hasSize(2)
                .allSatisfy(seen -> assertThat(seen.getStatus()).isEqualTo("cancelled"));
    }

    @Test
    void f6_notes_that_somebody_else_wrote_meanwhile_are_not_overwritten() {
        String date = arranged();
        var change = UpdateDateStatusRequest.newBuilder().setDateId(date).setExpectedVersion(listed().getVersion());
        var tea = change.clone().setNotes("she asked for tea").build();
        var coffee = change.clone().setNotes("he asked for coffee").build();

        ScheduledDate noted = genie.updateDateStatus(tea).getDate();

        Refused late = Refused.by(() -> genie.updateDateStatus(coffee));
        assertThat(late.status()).isEqualTo(Code.ABORTED);
        assertThat(late.code()).isEqualTo("STALE");
        assertThat(listed().getAdminNotes()).isEqualTo("she asked for tea");
        assertThat(listed().getVersion()).isEqualTo(noted.getVersion()).isNotEqualTo(change.getExpectedVersion());
    }

    @Test
    void why_the_staff_cancels_is_kept_for_the_staff() {
        var why = UpdateDateStatusRequest.newBuilder()
                .setDateId(arranged())
                .setReason(DateCancelReason.DATE_CANCEL_REASON_NO_TIME)
                .setNote("both rang");
        Refused goesOn = Refused.by(() -> genie.updateDateStatus(
                why.setStatus(DateStatus.DATE_STATUS_CONFIRMED).build()));
        assertThat(goesOn.fields()).containsExactly("reason");

        var _ = genie.updateDateStatus(
                why.setStatus(DateStatus.DATE_STATUS_CANCELLED).build());

        assertThat(listed().getCancellation().getReason()).isEqualTo("no_time");
        assertThat(listed().getCancellation().getNote()).isEqualTo("both rang");
        assertThat(listed().getCancellation().getUserId()).isEmpty();
        assertThat(exported(maya).getCancelReason()).isEmpty();
        assertThat(exported(ravi).toString()).doesNotContain("both rang");
    }

    @Test
    void the_staff_says_whose_reason_it_is_and_the_two_are_not_told() {
        var wanted = UpdateDateStatusRequest.newBuilder()
                .setDateId(arranged())
                .setStatus(DateStatus.DATE_STATUS_CANCELLED)
                .setUserId(ravi.id());
        assertThat(Refused.by(() -> genie.updateDateStatus(wanted.build())).fields())
                .containsExactly("user_id");

        var _ = genie.updateDateStatus(wanted.setReason(DateCancelReason.DATE_CANCEL_REASON_NOT_INTERESTED)
                .build());

        assertThat(listed().getCancellation().getBecauseOf()).isEqualTo(ravi.id());
        assertThat(listed().getCancellation().getUserId())
                .as("who cancelled it")
                .isEmpty();
        assertThat(listed().getMissedBy()).isEmpty();
        assertThat(exported(ravi).getCancelReason()).isEmpty();
    }

    @Test
    void of_a_missed_date_the_staff_says_who_did_not_come() {
        String date = arranged();
        service.advance(Duration.ofDays(3));
        maya = maya.refreshed();
        ravi = ravi.refreshed();
        genie = genie();
        var missed = UpdateDateStatusRequest.newBuilder().setDateId(date).setStatus(DateStatus.DATE_STATUS_NO_SHOW);
        assertThat(Refused.by(() -> genie.updateDateStatus(
                                missed.clone().setUserId("4711").build()))
                        .fields())
                .containsExactly("user_id");

        assertThat(genie.updateDateStatus(missed.setUserId(maya.id()).build())
                        .getDate()
                        .getMissedBy())
                .isEqualTo(maya.id());

        assertThat(attendanceOf(maya)).isZero();
        assertThat(attendanceOf(ravi)).isEqualTo(100);
    }

    private static int attendanceOf(Member member) {
        return member.user()
                .getLoveZoneStatistics(GetLoveZoneStatisticsRequest.getDefaultInstance())
                .getStatistics()
                .getTrustScore()
                .getAttendance();
    }

    @Test
    void d8_what_one_says_about_a_date_is_in_their_export_alone() {
        String date = arranged();
        service.advance(Duration.ofDays(3));
        maya = maya.refreshed();
        ravi = ravi.refreshed();
        genie = genie();
        for (DateStatus next : new DateStatus[] {
            DateStatus.DATE_STATUS_CONFIRMED, DateStatus.DATE_STATUS_IN_PROGRESS, DateStatus.DATE_STATUS_COMPLETED
        }) {
            var _ = genie.updateDateStatus(UpdateDateStatusRequest.newBuilder()
                    .setDateId(date)
                    .setStatus(next)
                    .build());
        }
        var rating = RateDateRequest.newBuilder().setDateId(date).setRating(2).setText("late");

        assertThat(Refused.by(() ->
                                maya.user().rateDate(rating.clone().setRating(6).build()))
                        .status())
                .isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(maya.user().rateDate(rating.build()).getSuccess()).isTrue();

        assertThat(exported(maya).getFeedback().getText()).isEqualTo("late");
        assertThat(exported(ravi).hasFeedback()).isFalse();
        assertThat(listed().getFeedbackList()).singleElement().satisfies(said -> {
            assertThat(said.getUserId()).isEqualTo(maya.id());
            assertThat(said.getRating()).isEqualTo(2);
            assertThat(said.getText()).isEqualTo("late");
        });
        assertThat(ravi.user()
                        .getLoveZoneStatistics(GetLoveZoneStatisticsRequest.getDefaultInstance())
                        .getStatistics()
                        .getTrustScore()
                        .getFeedback())
                .as("one rating tells nothing")
                .isEqualTo(100);
    }

    /// The only date there is, as the staff gets it.
    private ScheduledDate listed() {
        return staff(AdminRole.SUPER_ADMIN)
                .getGenieDates(GetGenieDatesRequest.getDefaultInstance())
                .getDatesList()
                .getFirst();
    }

    @Test
    void an_hour_with_a_date_is_taken_back_after_confirming_only() {
        bothAccept();
        String hour = offer(maya);
        var _ = offer(ravi);
        String date = schedule();
        var delete = DeleteAvailabilityRequest.newBuilder().setSlotId(hour);

        assertThat(Refused.by(() -> maya.availability().deleteAvailability(delete.build()))
                        .status())
                .isIn(Code.ABORTED, Code.ALREADY_EXISTS, Code.FAILED_PRECONDITION);
        assertThat(exported(ravi).getDate().getStatus()).isEqualTo("scheduled");
        var deleted =
                maya.availability().deleteAvailability(delete.setConfirm(true).build());
        assertThat(deleted.getMessage()).isEqualTo("The slot was deleted, and the date in it was cancelled");

        assertThat(exported(ravi).getDate().getStatus()).isEqualTo("cancelled");
        assertThat(exported(ravi).getDate().getId()).isEqualTo(Integer.parseInt(date));
        assertThat(exported(ravi).getCancelReason()).isEmpty();
        assertThat(exported(maya).getCancelReason()).isEqualTo("HOUR_TAKEN_BACK");
    }

    private static OwnDate exported(Member member) {
        return member.user().exportData(ExportDataRequest.getDefaultInstance()).getDates(0);
    }

    private AdminServiceBlockingStub genie() {
        return staff(AdminRole.GENIE);
    }

    private AdminServiceBlockingStub staff(AdminRole role) {
        return AdminServiceGrpc.newBlockingStub(
                Member.with(service.channel(), InMemoryApplication.tokenOf(service.staff(role))));
    }

    private String arranged() {
        bothAccept();
        var _ = offer(maya);
        var _ = offer(ravi);
        return schedule();
    }

    private void bothAccept() {
        var _ = service.application().wanted(5, UserId.parse(maya.id()), UserId.parse(ravi.id()));
    }

    private String schedule() {
        return schedule(noon);
    }

    private String schedule(Instant start) {
        return genie.scheduleDate(ScheduleDateRequest.newBuilder()
                        .setUser1Id(maya.id())
                        .setUser2Id(ravi.id())
                        .setScheduledTime(Timestamp.newBuilder().setSeconds(start.getEpochSecond()))
                        .build())
                .getDate()
                .getDateId();
    }

    private String offer(Member member) {
        return offer(member, noon);
    }

    private static String offer(Member member, Instant start) {
        var slot = AvailabilitySlotInput.newBuilder()
                .setStartTime(start.getEpochSecond())
                .setEndTime(start.getEpochSecond() + 3_600)
                .setDateType(DateType.DATE_TYPE_ONLINE);
        return member.availability()
                .submitAvailability(
                        SubmitAvailabilityRequest.newBuilder().addSlots(slot).build())
                .getCreatedSlots(0)
                .getSlotId();
    }
}
