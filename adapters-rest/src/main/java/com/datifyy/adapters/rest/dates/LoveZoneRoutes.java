package com.datifyy.adapters.rest.dates;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.datifyy.adapters.rest.auth.Done;
import com.datifyy.adapters.rest.curation.SuggestionRoutes;
import com.datifyy.adapters.rest.http.Exchange;
import com.datifyy.adapters.rest.http.Routes;
import com.datifyy.adapters.rest.json.Json;
import com.datifyy.adapters.rest.json.JsonInput;
import com.datifyy.application.dates.LoveZone;
import com.datifyy.application.dates.LoveZone.Dashboard;
import com.datifyy.application.dates.LoveZone.Seen;
import com.datifyy.application.dates.LoveZone.Suggested;
import com.datifyy.application.dates.OwnDates;
import com.datifyy.domain.curation.SuggestionStatus;
import com.datifyy.domain.dates.CancelReason;
import com.datifyy.domain.dates.Cancellation;
import com.datifyy.domain.dates.DateFeedback;
import com.datifyy.domain.dates.DateId;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.shared.Faults;
import com.datifyy.domain.shared.NumberedPage;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/// What people see of their own suggestions and dates, and do about them. Who acts is who the token says; a
/// `userId` is not looked at.
public final class LoveZoneRoutes implements Routes.Part {
    private static final int USUAL_PAGE = 20;

    private final LoveZone loveZone;
    private final OwnDates own;

    public LoveZoneRoutes(LoveZone loveZone, OwnDates own) {
        this.loveZone = loveZone;
        this.own = own;
    }

    @Override
    public void addTo(Routes routes) {
        routes.forCaller("GET /api/v1/user/love-zone/dashboard", this::dashboard)
                .forCaller("GET /api/v1/user/love-zone/suggestions", this::suggestions)
                .forCaller("GET /api/v1/user/love-zone/rejected", this::rejected)
                .forCaller("GET /api/v1/user/love-zone/statistics", this::statistics)
                .forCaller("GET /api/v1/user/love-zone/upcoming", this::upcoming)
                .forCaller("GET /api/v1/user/love-zone/past", this::past)
                .making("POST /api/v1/user/dates/{id}/cancel", this::cancel)
                .making("POST /api/v1/user/dates/{id}/feedback", this::rate)
                .forCaller("GET /api/v1/user/dates/{id}/calendar", this::calendar);
    }

    private void dashboard(Exchange http, Caller caller) {
        Dashboard all = loveZone.dashboard(caller);
        ObjectNode json = Json.object().put("success", true);
        json.set(
                "pendingSuggestions",
                Json.list(all.pending().stream().map(LoveZoneView::of).toList()));
        json.set(
                "upcomingDates",
                Json.list(all.upcoming().stream().map(LoveZoneView::of).toList()));
        json.set(
                "pastDates", Json.list(all.past().stream().map(LoveZoneView::of).toList()));
        json.set(
                "rejectedDates",
                Json.list(all.rejected().stream().map(LoveZoneView::rejected).toList()));
        json.set("statistics", LoveZoneView.of(all.statistics()));
        http.answer(json);
    }

    private void suggestions(Exchange http, Caller caller) {
        SuggestionStatus status = SuggestionRoutes.status(http.query());
        NumberedPage<Suggested> page = loveZone.suggestions(
                caller,
                status == null ? SuggestionStatus.PENDING : status,
                http.query().numbered(USUAL_PAGE));
        ObjectNode json = Json.object().put("success", true);
        json.set(
                "suggestions",
                Json.list(page.items().stream().map(LoveZoneView::of).toList()));
        http.answer(standing(json, page));
    }

    private void rejected(Exchange http, Caller caller) {
        NumberedPage<Suggested> page = loveZone.suggestions(
                caller, SuggestionStatus.REJECTED, http.query().numbered(USUAL_PAGE));
        ObjectNode json = Json.object().put("success", true);
        json.set(
                "dates",
                Json.list(page.items().stream().map(LoveZoneView::rejected).toList()));
        http.answer(standing(json, page));
    }

    private void statistics(Exchange http, Caller caller) {
        ObjectNode json = Json.object().put("success", true);
        json.set("statistics", LoveZoneView.of(loveZone.statistics(caller)));
        http.answer(json);
    }

    private void upcoming(Exchange http, Caller caller) {
        http.answer(dates(loveZone.upcoming(caller, http.query().numbered(USUAL_PAGE))));
    }

    private void past(Exchange http, Caller caller) {
        http.answer(dates(loveZone.past(caller, http.query().numbered(USUAL_PAGE))));
    }

    private void cancel(Exchange http, Caller caller) {
        JsonInput body = http.body();
        DateId id = id(http);
        var wrong = new Faults();
        CancelReason reason = wrong.of(() -> reason(body.requiredText("reason")));
        String note = wrong.of(() -> body.text("note"), "");
        wrong.also(() -> Cancellation.cleanNote(note));
        if (reason == null) {
            throw wrong.refusal();
        }
        wrong.tell();
        own.cancel(caller, id, reason, note);
        http.answer(Done.saying("The date was cancelled"));
    }

    private void rate(Exchange http, Caller caller) {
        JsonInput body = http.body();
        DateId id = id(http);
        var wrong = new Faults();
        int rating = wrong.of(() -> body.requiredWhole("rating"), 1);
        String text = wrong.of(() -> body.text("text"), "");
        wrong.also(() -> DateFeedback.requireRating(rating));
        wrong.also(() -> DateFeedback.cleanText(text));
        wrong.tell();
        own.rate(caller, id, rating, text);
        http.answer(Done.saying("Thank you"));
    }

    private void calendar(Exchange http, Caller caller) {
        String file = own.calendarFile(caller, id(http));
        http.answerHeader("Content-Disposition", "attachment; filename=\"date.ics\"");
        http.answer(200, "text/calendar; charset=utf-8", file.getBytes(UTF_8));
    }

    private static ObjectNode dates(NumberedPage<Seen> page) {
        ObjectNode json = Json.object().put("success", true);
        json.set("dates", Json.list(page.items().stream().map(LoveZoneView::of).toList()));
        return standing(json, page);
    }

    private static ObjectNode standing(ObjectNode json, NumberedPage<?> page) {
        return json.put("page", page.page()).put("pageSize", page.size()).put("totalCount", page.total());
    }

    private static DateId id(Exchange http) {
        return DateId.parse(http.path("id"));
    }

    /// A reason that somebody gives, by its word.
    static CancelReason reason(String word) {
        return switch (word.strip().toUpperCase(Locale.ROOT)) {
            case "NO_TIME" -> CancelReason.NO_TIME;
            case "NOT_INTERESTED" -> CancelReason.NOT_INTERESTED;
            case "EMERGENCY" -> CancelReason.EMERGENCY;
            case "OTHER" -> CancelReason.OTHER;
            default -> throw new InvalidInput("reason", "must be no_time, not_interested, emergency or other");
        };
    }
}
