package com.datifyy.application.admin;

import com.datifyy.application.safety.port.ReportRepository;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.admin.Permission;
import com.datifyy.domain.admin.StaffDeed;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.safety.Report;
import com.datifyy.domain.safety.ReportId;
import com.datifyy.domain.safety.ReportStatus;
import com.datifyy.domain.shared.NumberedPage;
import com.datifyy.domain.shared.Refusal.NotFound;
import com.datifyy.domain.shared.Refusal.Stale;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Going through what people told about each other. Deciding about a report changes nothing about anybody's
/// account: that is [Moderation]'s, and somebody does it by hand, however many reports there are.
public final class ReportReview {
    private final ReportRepository reports;
    private final Deeds deeds;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;

    public ReportReview(ReportRepository reports, Deeds deeds, UnitOfWork unitOfWork, InstantSource clock) {
        this.reports = reports;
        this.deeds = deeds;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /// The reports in one state, the oldest first.
    public NumberedPage<Report> list(AdminCaller admin, ReportStatus status, NumberedPage.Wanted wanted) {
        admin.require(Permission.REVIEW_REPORTS);
        return unitOfWork.execute(() -> {
            NumberedPage<Report> page = reports.in(status, wanted);
            deeds.noteShown(
                    admin,
                    StaffDeed.Kind.REPORTS_LISTED,
                    null,
                    page.items().stream()
                            .flatMap(report -> Stream.concat(
                                    Stream.ofNullable(report.reported()), Stream.ofNullable(report.reporter())))
                            .collect(Collectors.toSet()),
                    Map.of(
                            "status", status.name(),
                            "page", Integer.toString(wanted.page()),
                            "found", Integer.toString(page.items().size())));
            return page;
        });
    }

    /// @throws NotFound when there is none
    public Report read(AdminCaller admin, ReportId id) {
        admin.require(Permission.REVIEW_REPORTS);
        return unitOfWork.execute(() -> {
            Report report = reports.find(id).orElseThrow(ReportReview::unknown);
            note(admin, StaffDeed.Kind.REPORT_READ, report, Map.of("report", id.toString()));
            return report;
        });
    }

    /// Takes a report, gives it back, or decides about it.
    ///
    /// @param notes for the rest of the staff; empty leaves what is there, at most 2,000 characters
    /// @param seen the state in which the caller saw the report, or null
    /// @throws NotFound when there is none
    /// @throws com.datifyy.domain.shared.Refusal.Conflict when it cannot go there from the state it is in
    /// @throws Stale when it is not in the state the caller saw, or somebody moves it at the same time
    public Report decide(AdminCaller admin, ReportId id, ReportStatus next, String notes, @Nullable ReportStatus seen) {
        admin.require(Permission.REVIEW_REPORTS);
        return unitOfWork.execute(() -> {
            Report before = reports.find(id).orElseThrow(ReportReview::unknown);
            if (seen != null && seen != before.status()) {
                throw new Stale("The report");
            }
            Report after = before.becoming(next, admin.id(), notes, clock.instant());
            reports.saveReview(after, before.status());
            note(
                    admin,
                    StaffDeed.Kind.REPORT_DECIDED,
                    before,
                    Map.of(
                            "report", id.toString(),
                            "from", before.status().name(),
                            "to", next.name()));
            return after;
        });
    }

    /// It is about whom was reported, and shows what whoever reported them wrote.
    private void note(AdminCaller admin, StaffDeed.Kind kind, Report report, Map<String, String> details) {
        UserId reporter = report.reporter();
        deeds.noteShown(admin, kind, report.reported(), reporter == null ? Set.of() : Set.of(reporter), details);
    }

    private static NotFound unknown() {
        return new NotFound("This report");
    }
}
