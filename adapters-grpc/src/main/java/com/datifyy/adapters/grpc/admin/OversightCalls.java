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
import com.datifyy.domain.safety.ReportId;
import com.datifyy.domain.safety.ReportStatus;

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
        return ReviewReportResponse.newBuilder()
                .setReport(OversightMessages.report(reports.decide(
                        Callers.staff(),
                        ReportId.parse(request.getReportId()),
                        UserMessages.required("status", OversightMessages.status("status", request.getStatusValue())),
                        request.getNotes(),
                        OversightMessages.status("from_status", request.getFromStatusValue()))))
                .build();
    }

    GetStaffLogResponse log(GetStaffLogRequest request) {
        return OversightMessages.log(
                deeds.list(Callers.staff(), ProtoPaging.wanted(request.getPagination(), UserMessages.USUAL_PAGE)));
    }
}
