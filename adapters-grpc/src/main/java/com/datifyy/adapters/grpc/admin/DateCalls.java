package com.datifyy.adapters.grpc.admin;

import com.datifyy.adapters.grpc.call.Callers;
import com.datifyy.adapters.grpc.call.Repeats;
import com.datifyy.adapters.grpc.wire.admin.v1.GetGenieDatesRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.GetGenieDatesResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.GetSharedHoursRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.GetSharedHoursResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.ScheduleDateRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.ScheduleDateResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.ScheduleMatchRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.ScheduleMatchResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.UpdateDateStatusRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.UpdateDateStatusResponse;
import com.datifyy.application.office.StaffOffice;
import com.datifyy.application.scheduling.DateChanging.Change;
import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.dates.CancelReason;
import com.datifyy.domain.dates.Cancellation;
import com.datifyy.domain.dates.DateId;
import com.datifyy.domain.dates.DateStatus;
import com.datifyy.domain.dates.ScheduledDate;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.Faults;

/// The rpcs about dates.
final class DateCalls {
    private final StaffOffice office;
    private final Repeats repeats;

    DateCalls(StaffOffice office, Repeats repeats) {
        this.office = office;
        this.repeats = repeats;
    }

    ScheduleDateResponse schedule(ScheduleDateRequest request) {
        return repeats.once(
                request,
                ScheduleDateResponse.parser(),
                () -> ScheduleDateResponse.newBuilder()
                        .setDate(DateMessages.date(
                                office.scheduling().schedule(Callers.staff(), DateMessages.plan(request))))
                        .build());
    }

    ScheduleMatchResponse scheduleMatch(ScheduleMatchRequest request) {
        return repeats.once(
                request,
                ScheduleMatchResponse.parser(),
                () -> ScheduleMatchResponse.newBuilder()
                        .setDate(DateMessages.date(
                                office.scheduling().scheduleMatch(Callers.staff(), DateMessages.ofMatch(request))))
                        .build());
    }

    GetGenieDatesResponse list(GetGenieDatesRequest request) {
        String genie = request.getGenieId();
        return DateMessages.listed(office.dates()
                .list(
                        Callers.staff(),
                        genie.isEmpty() ? null : AdminId.parse(genie),
                        DateMessages.status("status_filter", request.getStatusFilterValue()),
                        DateMessages.wanted(request)));
    }

    GetSharedHoursResponse sharedHours(GetSharedHoursRequest request) {
        return DateMessages.sharedHours(office.sharedHours()
                .sharedHours(
                        Callers.staff(),
                        UserId.parse(request.getUser1Id()),
                        UserId.parse(request.getUser2Id()),
                        DateMessages.kilometres(request)));
    }

    UpdateDateStatusResponse change(UpdateDateStatusRequest request) {
        DateId id = DateId.parse(request.getDateId());
        var wrong = new Faults();
        DateStatus status = wrong.of(() -> DateMessages.status("status", request.getStatusValue()));
        wrong.also(() -> ScheduledDate.cleanNotes(request.getNotes()));
        CancelReason reason = wrong.of(() -> DateMessages.reason(request.getReason()));
        wrong.also(() -> Cancellation.cleanNote(request.getNote()));
        UserId who = wrong.of(() -> Change.named(request.getUserId()));
        if (status != null) {
            wrong.also(() -> Change.requireCancelled(status, reason, request.getNote()));
            wrong.also(() -> Change.requireNamed(status, reason, who));
        }
        wrong.tell();
        var change = new Change(
                status,
                request.getNotes(),
                Change.because(reason, request.getNote()),
                who,
                request.hasExpectedVersion() ? request.getExpectedVersion() : null);
        return UpdateDateStatusResponse.newBuilder()
                .setDate(DateMessages.date(office.dateChanging().change(Callers.staff(), id, change)))
                .build();
    }
}
