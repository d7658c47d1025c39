package com.datifyy.adapters.grpc.admin;

import com.datifyy.adapters.grpc.call.Callers;
import com.datifyy.adapters.grpc.translation.ProtoPaging;
import com.datifyy.adapters.grpc.wire.admin.v1.GetReportResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.GetStaffLogRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.GetStaffLogResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.ListReportsRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.ListReportsResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.ReviewReportRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.ReviewReportResponse;
import com.datifyy.application.admin.DeedReading;
import com.datifyy.application.admin.ReportReview;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.safety.Report;
import com.datifyy.domain.safety.ReportId;
import com.datifyy.domain.safety.ReportStatus;
import com.datifyy.domain.shared.Faults;
import com.datifyy.domain.shared.NumberedPage;

/// The calls about what people reported, and what the staff did.
final class OversightCalls {
    private final ReportReview reports;
    private final DeedReading deeds;

    OversightCalls(ReportReview reports, DeedReading deeds) {
        this.reports = reports;
        this.deeds = deeds;
    }

    ListReportsResponse list(ListReportsRequest request) {
        ReportStatus status = OversightMessages.status("status", request.getStatusValue());
        return OversightMessages.reports(reports.list(
                Callers.staff(),
                status == null ? ReportStatus.OPEN : status,
                ProtoPaging.wanted(request.getPagination(), UserMessages.USUAL_PAGE)));
    }

    GetReportResponse read(String reportId) {
        return GetReportResponse.newBuilder()
                .setReport(OversightMessages.report(reports.read(Callers.staff(), ReportId.parse(reportId))))
                .build();
    }

    ReviewReportResponse decide(ReviewReportRequest request) {
        ReportId id = ReportId.parse(request.getReportId());
        var wrong = new Faults();
        ReportStatus next = wrong.of(
                () -> UserMessages.required("status", OversightMessages.status("status", request.getStatusValue())));
        ReportStatus seen = wrong.of(() -> OversightMessages.status("from_status", request.getFromStatusValue()));
        wrong.also(() -> Report.cleanNotes(request.getNotes()));
        if (next == null) {
            throw wrong.refusal();
        }
        wrong.tell();
        return ReviewReportResponse.newBuilder()
                .setReport(
                        OversightMessages.report(reports.decide(Callers.staff(), id, next, request.getNotes(), seen)))
                .build();
    }

    GetStaffLogResponse log(GetStaffLogRequest request) {
        NumberedPage.Wanted wanted = ProtoPaging.wanted(request.getPagination(), UserMessages.USUAL_PAGE);
        return OversightMessages.log(
                request.getUserId().isEmpty()
                        ? deeds.list(Callers.staff(), wanted)
                        : deeds.naming(Callers.staff(), UserId.parse(request.getUserId()), wanted));
    }
}
