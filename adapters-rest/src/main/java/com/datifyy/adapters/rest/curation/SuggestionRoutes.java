package com.datifyy.adapters.rest.curation;

import com.datifyy.adapters.rest.http.Exchange;
import com.datifyy.adapters.rest.http.Query;
import com.datifyy.adapters.rest.http.Routes;
import com.datifyy.adapters.rest.json.BareWords;
import com.datifyy.adapters.rest.json.Json;
import com.datifyy.adapters.rest.json.JsonInput;
import com.datifyy.adapters.rest.json.Vocabulary;
import com.datifyy.application.curation.SuggestionResponses;
import com.datifyy.application.curation.SuggestionResponses.Suggested;
import com.datifyy.domain.curation.RejectionReason;
import com.datifyy.domain.curation.Suggestion;
import com.datifyy.domain.curation.SuggestionId;
import com.datifyy.domain.curation.SuggestionStatus;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.profile.Basics;
import com.datifyy.domain.profile.PublishedProfile;
import com.datifyy.domain.profile.traits.Gender;
import com.datifyy.domain.shared.Faults;
import com.datifyy.domain.shared.NumberedPage;
import com.datifyy.domain.shared.PageRequest;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whom the service suggests to somebody, and their answer.
public final class SuggestionRoutes implements Routes.Part {
    private static final Vocabulary<Gender> GENDERS = Vocabulary.of(Gender.class);

    private final SuggestionResponses responses;

    public SuggestionRoutes(SuggestionResponses responses) {
        this.responses = responses;
    }

    @Override
    public void addTo(Routes routes) {
        routes.forCaller("GET /api/v1/user/suggestions", this::list)
                .making("POST /api/v1/user/suggestions/{id}/respond", this::respond)
                .making("POST /api/v1/user/suggestions/{id}", this::respond);
    }

    private void list(Exchange http, Caller caller) {
        NumberedPage<Suggested> page =
                responses.list(caller, status(http.query()), http.query().numbered(PageRequest.LARGEST));
        ObjectNode json = Json.object();
        json.set(
                "suggestions",
                Json.list(page.items().stream().map(SuggestionRoutes::suggested).toList()));
        http.answer(json.put("count", page.items().size()));
    }

    /// Which suggestions are asked for, or null for all. One that was taken back is nothing its receiver
    /// knows of.
    ///
    /// @throws InvalidInput when the word is none of theirs
    public static @Nullable SuggestionStatus status(Query query) {
        String word = query.one("status");
        return switch (word == null ? "" : word.strip().toLowerCase(Locale.ROOT)) {
            case "" -> null;
            case "pending" -> SuggestionStatus.PENDING;
            case "accepted" -> SuggestionStatus.ACCEPTED;
            case "rejected" -> SuggestionStatus.REJECTED;
            default -> throw new InvalidInput("status", "is none of pending, accepted, rejected");
        };
    }

    private void respond(Exchange http, Caller caller) {
        JsonInput body = http.body();
        var wrong = new Faults();
        boolean accept = wrong.of(() -> accept(body), false);
        SuggestionId id = wrong.of(() -> SuggestionId.parse(http.path("id")));
        Set<RejectionReason> reasons = wrong.of(() -> reasons(body), Set.of());
        String customReason = wrong.of(() -> body.text("custom_reason"), "");
        wrong.also(() -> Suggestion.cleanReason(customReason));
        if (id == null) {
            throw wrong.refusal();
        }
        wrong.tell();
        Suggestion answered = responses.respond(caller, id, accept, reasons, customReason);
        http.answer(Json.object()
                .put("success", true)
                .put("message", accept ? "Thank you. It takes both of you for a date" : "Thank you for telling us")
                .put("action", BareWords.lower(answered.status())));
    }

    private static boolean accept(JsonInput body) {
        if (!body.has("accept")) {
            throw new InvalidInput("accept", "is required");
        }
        return body.flag("accept", false);
    }

    private static Set<RejectionReason> reasons(JsonInput body) {
        List<String> words = body.texts("reasons");
        Set<RejectionReason> reasons = EnumSet.noneOf(RejectionReason.class);
        var wrong = new Faults();
        for (int i = 0; i < words.size(); i++) {
            String field = "reasons[" + i + "]";
            String word = words.get(i);
            wrong.in(() -> reasons.add(BareWords.read(field, word, "REJECTION_REASON_", RejectionReason.class)));
        }
        wrong.tell();
        return reasons;
    }

    /// The first name and what the other one publishes; no contact data.
    private static ObjectNode suggested(Suggested suggested) {
        Suggestion suggestion = suggested.suggestion();
        PublishedProfile person = suggested.person().profile();
        ObjectNode json = Json.object().put("id", suggestion.id().value());
        json.putObject("suggestedUser")
                .put("userId", person.owner().value())
                .put("name", person.firstName())
                .put("age", person.age())
                .put("gender", GENDERS.nameOf(person.answers().get(Basics.GENDER)));
        return json.put("compatibilityScore", suggestion.toldScore())
                .put("reasoning", suggested.reasoning())
                .put("status", BareWords.lower(suggestion.status()))
                .put("createdAt", suggestion.createdAt().getEpochSecond());
    }
}
