package com.datifyy.adapters.grpc.admin;

import com.datifyy.adapters.grpc.translation.ProtoEnum;
import com.datifyy.adapters.grpc.translation.ProtoPaging;
import com.datifyy.adapters.grpc.translation.ProtoTime;
import com.datifyy.adapters.grpc.wire.admin.v1.GetStaffLogResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.ListReportsResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.Report;
import com.datifyy.domain.admin.StaffDeed;
import com.datifyy.domain.safety.ReportReason;
import com.datifyy.domain.safety.ReportStatus;
import com.datifyy.domain.shared.NumberedPage;
import org.jspecify.annotations.Nullable;

/// Reports and the staff's deeds as messages.
final class OversightMessages {
    private static final ProtoEnum<ReportStatus> STATUSES =
            new ProtoEnum<>(ReportStatus.class, com.datifyy.adapters.grpc.wire.admin.v1.ReportStatus.getDescriptor());
    private static final ProtoEnum<ReportReason> REASONS =
            new ProtoEnum<>(ReportReason.class, com.datifyy.adapters.grpc.wire.user.v1.ReportReason.getDescriptor());

    private OversightMessages() {}

    static @Nullable ReportStatus status(String field, int number) {
        return STATUSES.toDomain(field, number);
    }

    static ListReportsResponse reports(NumberedPage<com.datifyy.domain.safety.Report> page) {
        return ListReportsResponse.newBuilder()
                .addAllReports(
                        page.items().stream().map(OversightMessages::report).toList())
                .setPagination(ProtoPaging.standing(page))
                .build();
    }

    static Report report(com.datifyy.domain.safety.Report report) {
        return Report.newBuilder()
                .setReportId(report.id().toString())
                .setReporterId(
                        report.reporter() == null ? "" : report.reporter().toString())
                .setReportedId(
                        report.reported() == null ? "" : report.reported().toString())
                .setReasonValue(REASONS.number(report.reason()))
                .setDetails(report.details())
                .addAllEvidenceUrls(report.evidence())
                .setStatusValue(STATUSES.number(report.status()))
                .setCreatedAt(ProtoTime.of(report.at()))
                .setStatusAt(ProtoTime.of(report.statusAt()))
                .setReviewerId(
                        report.reviewer() == null ? "" : report.reviewer().toString())
                .setNotes(report.notes())
                .build();
    }

    static GetStaffLogResponse log(NumberedPage<StaffDeed> page) {
        return GetStaffLogResponse.newBuilder()
                .addAllEntries(page.items().stream().map(UserMessages::deed).toList())
                .setPagination(ProtoPaging.standing(page))
                .build();
    }
}
