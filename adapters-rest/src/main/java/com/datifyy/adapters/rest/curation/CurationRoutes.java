package com.datifyy.adapters.rest.curation;

import com.datifyy.adapters.rest.auth.Done;
import com.datifyy.adapters.rest.http.Exchange;
import com.datifyy.adapters.rest.http.Routes;
import com.datifyy.adapters.rest.json.BareWords;
import com.datifyy.adapters.rest.json.Json;
import com.datifyy.adapters.rest.json.JsonInput;
import com.datifyy.application.curation.Candidates;
import com.datifyy.application.curation.Candidates.Fit;
import com.datifyy.application.curation.Candidates.FreePerson;
import com.datifyy.application.curation.MatchCuration;
import com.datifyy.application.curation.MatchCuration.Decision;
import com.datifyy.application.curation.MatchCuration.Described;
import com.datifyy.application.curation.PairAnalysis;
import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.curation.CuratedMatch;
import com.datifyy.domain.curation.CuratedMatchId;
import com.datifyy.domain.curation.CuratedMatchStatus;
import com.datifyy.domain.curation.Hindrance;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.Faults;
import com.datifyy.domain.shared.NumberedPage;
import com.datifyy.domain.shared.Page;
import com.datifyy.domain.shared.PageRequest;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// Finding, judging and suggesting pairs: the desk of the genie.
public final class CurationRoutes implements Routes.Part {
    private static final int USUAL_PAGE = 20;
    private static final int USUAL_SUGGESTIONS = 10;
    private static final int MOST_SUGGESTIONS = 50;

    private final Candidates candidates;
    private final PairAnalysis analysis;
    private final MatchCuration curation;

    public CurationRoutes(Candidates candidates, PairAnalysis analysis, MatchCuration curation) {
        this.candidates = candidates;
        this.analysis = analysis;
        this.curation = curation;
    }

    @Override
    public void addTo(Routes routes) {
        routes.forStaff("GET /api/v1/admin/suggestions/{userId}", this::suggestions)
                .forStaff("GET /api/v1/admin/curation/candidates", this::candidates)
                .makingForStaff("POST /api/v1/admin/curation/analyze", this::analyse)
                .makingForStaff("POST /api/v1/admin/curation/action", this::decide)
                .forStaff("GET /api/v1/admin/curation/matches", this::matches)
                .makingForStaff("POST /api/v1/admin/curation/matches/{id}/suggest", this::suggest)
                .makingForStaff("POST /api/v1/admin/curation/matches/{id}", this::suggest)
                .makingForStaff("POST /api/v1/admin/curation/matches/{id}/{anything}", this::suggest);
    }

    private void suggestions(Exchange http, AdminCaller admin) {
        Integer limit = http.query().whole("limit");
        int wanted = limit == null || limit < 1 || limit > MOST_SUGGESTIONS ? USUAL_SUGGESTIONS : limit;
        List<Fit> fits = candidates.fitting(admin, UserId.parse(http.path("userId")), wanted);
        ObjectNode json = Json.object();
        json.set("suggestions", Json.list(fits.stream().map(CurationJson::fit).toList()));
        http.answer(json);
    }

    private void candidates(Exchange http, AdminCaller admin) {
        Page<FreePerson> page = candidates.list(admin, http.query().page(PageRequest.LARGEST));
        ObjectNode json = Json.object();
        json.set(
                "candidates",
                Json.list(page.items().stream().map(CurationJson::candidate).toList()));
        json.put("nextCursor", page.next());
        http.answer(json);
    }

    private void analyse(Exchange http, AdminCaller admin) {
        JsonInput body = http.body();
        var wrong = new Faults();
        UserId person = wrong.of(() -> UserId.parse(body.requiredText("user_id")));
        List<UserId> chosen = wrong.of(() -> PairAnalysis.chosen(body.texts("candidate_ids")), List.of());
        wrong.also(() -> PairAnalysis.requireFew(chosen));
        String cursor = wrong.of(() -> body.text("cursor"));
        wrong.also(() -> PairAnalysis.requireEither(chosen, cursor));
        if (person == null) {
            throw wrong.refusal();
        }
        wrong.tell();
        PairAnalysis.Outcome outcome = analysis.analyse(admin, person, chosen, cursor);
        ObjectNode json = Json.object();
        json.set(
                "matches",
                Json.list(outcome.pairs().stream().map(CurationJson::analysed).toList()));
        json.set(
                "leftOut",
                Json.list(outcome.leftOut().stream().map(CurationJson::leftOut).toList()));
        json.put("nextCursor", outcome.next());
        Hindrance ofPerson = outcome.ofPerson();
        if (ofPerson != null) {
            json.put("userHindrance", BareWords.lower(ofPerson));
        }
        http.answer(json);
    }

    private void decide(Exchange http, AdminCaller admin) {
        JsonInput body = http.body();
        var wrong = new Faults();
        Decision decision = wrong.of(() -> BareWords.require(body, "action", "CURATED_MATCH_ACTION_", Decision.class));
        CuratedMatchId id = wrong.of(() -> matchId(body));
        String notes = wrong.of(() -> body.has("notes") ? body.text("notes") : null);
        if (notes != null) {
            wrong.also(() -> CuratedMatch.cleanNotes(notes));
        }
        if (decision == null || id == null) {
            throw wrong.refusal();
        }
        wrong.tell();
        CuratedMatch match = curation.decide(admin, id, decision, notes);
        http.answer(Json.object()
                .put("success", true)
                .put("message", "The match is now: " + match.status().words())
                .put("newStatus", BareWords.lower(match.status())));
    }

    private void matches(Exchange http, AdminCaller admin) {
        String text = http.query().one("status");
        CuratedMatchStatus status = text == null || text.isBlank()
                ? CuratedMatchStatus.ACCEPTED
                : BareWords.read("status", text, "CURATED_MATCH_STATUS_", CuratedMatchStatus.class);
        NumberedPage<Described> page = curation.list(admin, status, http.query().numbered(USUAL_PAGE));
        ObjectNode json = Json.object();
        json.set(
                "matches",
                Json.list(page.items().stream().map(CurationJson::match).toList()));
        http.answer(json.put("totalCount", page.total())
                .put("page", page.page())
                .put("pageSize", page.size())
                .put("totalPages", page.pages()));
    }

    private void suggest(Exchange http, AdminCaller admin) {
        curation.suggest(admin, CuratedMatchId.parse(http.path("id")));
        http.answer(Done.saying("The two were suggested to each other"));
    }

    private static CuratedMatchId matchId(JsonInput body) {
        JsonNode value = body.find("curated_match_id");
        if (value == null) {
            throw new InvalidInput("curated_match_id", "is required");
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new InvalidInput("curated_match_id", "must be a whole number");
        }
        return CuratedMatchId.of(value.longValue());
    }
}
