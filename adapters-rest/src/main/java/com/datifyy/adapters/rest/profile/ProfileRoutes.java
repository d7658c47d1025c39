package com.datifyy.adapters.rest.profile;

import com.datifyy.adapters.rest.http.Exchange;
import com.datifyy.adapters.rest.http.IfMatch;
import com.datifyy.adapters.rest.http.Query;
import com.datifyy.adapters.rest.http.Routes;
import com.datifyy.adapters.rest.json.Json;
import com.datifyy.application.matching.Introduction;
import com.datifyy.application.profile.OwnProfile;
import com.datifyy.application.profile.PeopleSearch;
import com.datifyy.application.profile.ProfileEditing;
import com.datifyy.application.profile.Recommendations;
import com.datifyy.domain.attribute.Answers;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.Faults;
import com.datifyy.domain.shared.Page;
import com.datifyy.domain.shared.PageRequest;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.regex.Pattern;

/// One's own profile, and other people's.
public final class ProfileRoutes implements Routes.Part {
    private static final Pattern TAG = Pattern.compile("p([0-9]{1,18})-w[0-9]{1,18}(?:-s[0-9]{1,18})?");
    private static final int RECOMMENDED = 10;
    private static final int FOUND = 20;

    private final ProfileEditing editing;
    private final PeopleSearch search;
    private final Recommendations recommendations;
    private final InstantSource clock;

    public ProfileRoutes(
            ProfileEditing editing, PeopleSearch search, Recommendations recommendations, InstantSource clock) {
        this.editing = editing;
        this.search = search;
        this.recommendations = recommendations;
        this.clock = clock;
    }

    @Override
    public void addTo(Routes routes) {
        routes.forCaller("GET /api/v1/user/me", this::me)
                .forCaller("GET /api/v1/user/profile", this::me)
                .forCaller("PUT /api/v1/user/me", (http, caller) -> edit(http, caller, false))
                .forCaller("PUT /api/v1/user/profile", (http, caller) -> edit(http, caller, true))
                .forCaller("GET /api/v1/user/profile/{userId}", this::person)
                .forCaller("GET /api/v1/user/search", this::search)
                .forCaller("GET /api/v1/user/recommendations", this::recommendations)
                .forCaller("GET /api/v1/user/recommendations/leeway", this::leeway);
    }

    private void me(Exchange http, Caller caller) {
        answer(http, editing.read(caller), Json.object());
    }

    private void edit(Exchange http, Caller caller, boolean maybeFlat) {
        Changes changes = ProfileChange.of(http.body(), maybeFlat);
        Long expected = IfMatch.version(
                http.header("If-Match"),
                TAG,
                () -> editing.read(caller).profile().version());
        answer(
                http,
                editing.edit(caller, changes, expected),
                Json.object().put("message", "Profile updated successfully"));
    }

    private void answer(Exchange http, OwnProfile own, ObjectNode json) {
        json.set("profile", OwnProfileView.of(own, clock.instant()));
        http.answerHeader(
                        "ETag",
                        "\"p" + own.profile().version() + "-w"
                                + own.preferences().version() + "-s"
                                + own.settings().version() + "\"")
                .answer(json);
    }

    private void person(Exchange http, Caller caller) {
        Introduction found = search.find(caller, UserId.parse(http.path("userId")));
        ObjectNode json = Json.object();
        json.set("profile", IntroductionJson.of(found));
        http.answer(json);
    }

    private void search(Exchange http, Caller caller) {
        Query query = http.query();
        var wrong = new Faults();
        PageRequest request = wrong.of(() -> query.page(FOUND));
        Answers filters = wrong.of(() -> SearchQuery.read(query));
        if (request == null || filters == null) {
            throw wrong.refusal();
        }
        Page<Introduction> page = SearchQuery.SENT_AS.in(() -> search.search(caller, filters, request));
        ObjectNode json = Json.object();
        json.set("users", people(page));
        json.putObject("pagination")
                .put("pageSize", request.limit())
                .put("nextCursor", cursor(page))
                .put("hasMore", page.next() != null);
        linkNext(http, page);
        http.answer(json);
    }

    private void recommendations(Exchange http, Caller caller) {
        Page<Introduction> page = recommendations.recommend(caller, http.query().page(RECOMMENDED));
        ObjectNode json = Json.object();
        json.set("recommendations", people(page));
        json.put("totalCount", page.items().size())
                .put("nextCursor", cursor(page))
                .put("hasMore", page.next() != null);
        linkNext(http, page);
        http.answer(json);
    }

    private void leeway(Exchange http, Caller caller) {
        http.answer(LeewayJson.of(recommendations.leeway(caller)));
    }

    private static ArrayNode people(Page<Introduction> page) {
        return Json.list(page.items().stream().map(IntroductionJson::of).toList());
    }

    private static String cursor(Page<?> page) {
        String next = page.next();
        return next == null ? "" : next;
    }

    private static void linkNext(Exchange http, Page<?> page) {
        String next = page.next();
        if (next != null) {
            http.answerHeader("Link", "<" + http.path() + http.query().withCursor(next) + ">; rel=\"next\"");
        }
    }
}
