package com.datifyy.adapters.rest.safety;

import com.datifyy.adapters.rest.auth.Done;
import com.datifyy.adapters.rest.auth.SessionView;
import com.datifyy.adapters.rest.http.Exchange;
import com.datifyy.adapters.rest.http.Routes;
import com.datifyy.adapters.rest.json.Json;
import com.datifyy.adapters.rest.json.JsonInput;
import com.datifyy.adapters.rest.json.Vocabulary;
import com.datifyy.application.safety.Blocking;
import com.datifyy.application.safety.Blocking.BlockedPerson;
import com.datifyy.application.safety.Reporting;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.safety.Report;
import com.datifyy.domain.safety.ReportReason;
import com.datifyy.domain.shared.Faults;
import com.datifyy.domain.shared.NumberedPage;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// Blocking people, and telling the staff about them.
public final class SafetyRoutes implements Routes.Part {
    private static final int USUAL_PAGE = 20;
    private static final Vocabulary<ReportReason> REASONS = Vocabulary.of(ReportReason.class);

    private final Blocking blocking;
    private final Reporting reporting;

    public SafetyRoutes(Blocking blocking, Reporting reporting) {
        this.blocking = blocking;
        this.reporting = reporting;
    }

    @Override
    public void addTo(Routes routes) {
        routes.making("POST /api/v1/user/block/{userId}", this::block)
                .forCaller("DELETE /api/v1/user/block/{userId}", this::unblock)
                .forCaller("GET /api/v1/user/blocked", this::blocked)
                .making("POST /api/v1/user/report/{userId}", this::report);
    }

    private void block(Exchange http, Caller caller) {
        blocking.block(caller, person(http), http.bodyIfAny().text("reason"));
        http.answer(Done.saying("You will not see each other any more"));
    }

    private void unblock(Exchange http, Caller caller) {
        blocking.unblock(caller, person(http));
        http.answer(Done.saying("You do not block this person any more"));
    }

    private void blocked(Exchange http, Caller caller) {
        NumberedPage<BlockedPerson> page = blocking.list(caller, http.query().numbered(USUAL_PAGE));
        ObjectNode json = Json.object();
        json.set(
                "users",
                Json.list(page.items().stream().map(SafetyRoutes::listed).toList()));
        json.set("pagination", SessionView.pagination(page));
        http.answer(json);
    }

    private void report(Exchange http, Caller caller) {
        JsonInput body = http.body();
        UserId person = person(http);
        var wrong = new Faults();
        ReportReason reason = wrong.of(() -> reason(body));
        String details = wrong.of(() -> body.text("details"), "");
        List<String> evidence = wrong.of(() -> body.texts("evidence_urls"), List.of());
        wrong.also(() -> Report.requireAcceptable(details, evidence));
        if (reason == null) {
            throw wrong.refusal();
        }
        wrong.tell();
        Report filed = reporting.report(caller, person, reason, details, evidence);
        http.answer(Json.object()
                .put("reportId", filed.id().toString())
                .put("message", "Thank you. Somebody will look at it"));
    }

    private static UserId person(Exchange http) {
        return UserId.parse(http.path("userId"));
    }

    private static ReportReason reason(JsonInput body) {
        JsonNode value = body.find("reason");
        ReportReason reason = value == null ? null : REASONS.read("reason", value);
        if (reason == null) {
            throw new InvalidInput("reason", "is required");
        }
        return reason;
    }

    /// The name, and nothing else that they tell.
    private static ObjectNode listed(BlockedPerson person) {
        ObjectNode json = Json.object().put("userId", person.id().toString());
        json.putObject("basicInfo").put("name", person.firstName());
        return json;
    }
}
