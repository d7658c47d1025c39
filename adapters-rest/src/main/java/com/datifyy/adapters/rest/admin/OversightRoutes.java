package com.datifyy.adapters.rest.admin;

import com.datifyy.adapters.rest.auth.SessionView;
import com.datifyy.adapters.rest.http.Exchange;
import com.datifyy.adapters.rest.http.Routes;
import com.datifyy.adapters.rest.json.BareWords;
import com.datifyy.adapters.rest.json.Json;
import com.datifyy.adapters.rest.json.JsonInput;
import com.datifyy.adapters.rest.json.Vocabulary;
import com.datifyy.application.admin.DeedReading;
import com.datifyy.application.admin.ReportReview;
import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.admin.StaffDeed;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.safety.Report;
import com.datifyy.domain.safety.ReportId;
import com.datifyy.domain.safety.ReportReason;
import com.datifyy.domain.safety.ReportStatus;
import com.datifyy.domain.shared.Faults;
import com.datifyy.domain.shared.NumberedPage;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// What people reported, and what the staff did.
public final class OversightRoutes implements Routes.Part {
    private static final Vocabulary<ReportReason> REASONS = Vocabulary.of(ReportReason.class);

    private final ReportReview reports;
    private final DeedReading deeds;

    public OversightRoutes(ReportReview reports, DeedReading deeds) {
        this.reports = reports;
        this.deeds = deeds;
    }

    @Override
    public void addTo(Routes routes) {
        routes.forStaff("GET /api/v1/admin/reports", this::list)
                .forStaff("GET /api/v1/admin/reports/{id}", this::read)
                .forStaff("PUT /api/v1/admin/reports/{id}", this::decide)
                .forStaff("GET /api/v1/admin/audit", this::audit);
    }

    private void list(Exchange http, AdminCaller admin) {
        ReportStatus status = BareWords.find("status", http.query().one("status"), ReportStatus.class);
        NumberedPage<Report> page =
                reports.list(admin, status == null ? ReportStatus.OPEN : status, UserAdminRoutes.wanted(http.query()));
        ObjectNode json = Json.object();
        json.set(
                "reports",
                Json.list(page.items().stream().map(OversightRoutes::report).toList()));
        json.set("pagination", SessionView.pagination(page));
        http.answer(json);
    }

    private void read(Exchange http, AdminCaller admin) {
        http.answer(alone(reports.read(admin, ReportId.parse(http.path("id")))));
    }

    private void decide(Exchange http, AdminCaller admin) {
        JsonInput body = http.body();
        ReportId id = ReportId.parse(http.path("id"));
        var wrong = new Faults();
        ReportStatus next = wrong.of(() -> BareWords.require("status", body.text("status"), ReportStatus.class));
        String notes = wrong.of(() -> body.text("notes"), "");
        ReportStatus seen = wrong.of(() -> BareWords.find("from_status", body.text("from_status"), ReportStatus.class));
        wrong.also(() -> Report.cleanNotes(notes));
        if (next == null) {
            throw wrong.refusal();
        }
        wrong.tell();
        http.answer(alone(reports.decide(admin, id, next, notes, seen)));
    }

    private void audit(Exchange http, AdminCaller admin) {
        String person = http.query().one("user_id");
        NumberedPage.Wanted wanted = UserAdminRoutes.wanted(http.query());
        NumberedPage<StaffDeed> page =
                person == null ? deeds.list(admin, wanted) : deeds.naming(admin, UserId.parse(person), wanted);
        ObjectNode json = Json.object();
        json.set("entries", Json.list(page.items().stream().map(UserJson::deed).toList()));
        json.set("pagination", SessionView.pagination(page));
        http.answer(json);
    }

    private static ObjectNode alone(Report report) {
        ObjectNode json = Json.object();
        json.set("report", report(report));
        return json;
    }

    private static ObjectNode report(Report report) {
        UserId reporter = report.reporter();
        UserId reported = report.reported();
        AdminId reviewer = report.reviewer();
        ObjectNode json = Json.object()
                .put("reportId", report.id().toString())
                .put("reporterId", reporter == null ? "" : reporter.toString())
                .put("reportedId", reported == null ? "" : reported.toString())
                .put("reason", REASONS.nameOf(report.reason()))
                .put("details", report.details())
                .put("status", report.status().name())
                .put("createdAt", report.at().toString())
                .put("statusAt", report.statusAt().toString())
                .put("reviewerId", reviewer == null ? "" : reviewer.toString())
                .put("notes", report.notes());
        json.set("evidenceUrls", Json.texts(report.evidence()));
        return json;
    }
}
