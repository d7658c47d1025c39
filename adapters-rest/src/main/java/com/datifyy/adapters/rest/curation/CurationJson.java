package com.datifyy.adapters.rest.curation;

import com.datifyy.adapters.rest.json.BareWords;
import com.datifyy.adapters.rest.json.Json;
import com.datifyy.adapters.rest.profile.PhotoView;
import com.datifyy.application.curation.Candidates.Fit;
import com.datifyy.application.curation.Candidates.FreePerson;
import com.datifyy.application.curation.LeftOut;
import com.datifyy.application.curation.MatchCuration.Described;
import com.datifyy.application.curation.PairAnalysis.Analysed;
import com.datifyy.application.curation.StaffPerson;
import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.admin.StaffVerification;
import com.datifyy.domain.curation.Absence;
import com.datifyy.domain.curation.Analysis;
import com.datifyy.domain.curation.CuratedMatch;
import com.datifyy.domain.curation.Suggestion;
import com.datifyy.domain.dates.SharedHours.Stretch;
import com.datifyy.domain.matching.Contribution;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the staff gets to see when curating.
final class CurationJson {
    private static final double PERCENT = 100.0;

    private CurationJson() {}

    static ObjectNode candidate(FreePerson free) {
        StaffPerson person = free.person();
        return Json.object()
                .put("userId", person.id().toString())
                .put("email", person.email())
                .put("name", person.name())
                .put("age", person.age())
                .put("gender", BareWords.upper(person.gender()))
                .put("profileCompletion", person.completion())
                .put("emailVerified", person.emailVerified())
                .put("aadharVerified", free.verified().contains(StaffVerification.AADHAR))
                .put("workEmailVerified", free.verified().contains(StaffVerification.WORK_EMAIL))
                .put("availableSlotsCount", free.slots())
                .put("nextAvailableDate", free.earliest().getEpochSecond());
    }

    static ObjectNode fit(Fit fit) {
        StaffPerson person = fit.person();
        ObjectNode json = Json.object();
        json.putObject("user")
                .put("userId", person.id().toString())
                .put("name", person.name())
                .put("email", person.email())
                .put("phone", person.phone())
                .put("photoUrl", PhotoView.pathOf(fit.photo()))
                .put("age", person.age())
                .put("gender", BareWords.upper(person.gender()))
                .put("city", person.city())
                .put("occupation", person.occupation());
        json.put("compatibilityScore", fit.score() / PERCENT);
        json.set("commonInterests", Json.texts(fit.commonInterests()));
        json.put("suggestedDateType", BareWords.lower(fit.suggestedKind()));
        json.set(
                "matchingSlots",
                Json.list(fit.commonHours().stretches().stream()
                        .map(CurationJson::hour)
                        .toList()));
        return json;
    }

    static ObjectNode analysed(Analysed analysed) {
        StaffPerson person = analysed.other();
        CuratedMatch match = analysed.match();
        ObjectNode json = Json.object()
                .put("curatedMatchId", match.id().value())
                .put("userId", person.id().toString())
                .put("name", person.name())
                .put("age", person.age())
                .put("gender", BareWords.upper(person.gender()))
                .put("status", BareWords.lower(match.status()));
        json.set("personContributions", contributions(analysed.ofPerson()));
        json.set("candidateContributions", contributions(analysed.ofOther()));
        Absence absence = analysed.absence();
        if (absence != null) {
            json.put("absence", BareWords.lower(absence));
        }
        return withAnalysis(json, match.analysis());
    }

    static ObjectNode leftOut(LeftOut leftOut) {
        return Json.object().put("userId", leftOut.person().toString()).put("reason", BareWords.lower(leftOut.why()));
    }

    static ObjectNode match(Described described) {
        CuratedMatch match = described.match();
        ObjectNode json = Json.object().put("id", match.id().value());
        json.set("user1", person(described.lower()));
        json.set("user2", person(described.higher()));
        json.set("user1Answer", answer(described.replies().ofLower()));
        json.set("user2Answer", answer(described.replies().ofHigher()));
        AdminId by = match.createdBy();
        json.put("status", BareWords.lower(match.status()))
                .put("notes", match.notes())
                .put("createdByAdmin", by == null ? null : by.value())
                .put("scheduledDateId", match.scheduledDateId())
                .put("createdAt", match.createdAt().getEpochSecond())
                .put("updatedAt", match.updatedAt().getEpochSecond());
        json.set("user1Contributions", contributions(match.analysis().lowerWishes()));
        json.set("user2Contributions", contributions(match.analysis().higherWishes()));
        return withAnalysis(json, match.analysis());
    }

    private static ArrayNode contributions(List<Contribution> contributions) {
        return Json.list(contributions.stream().map(CurationJson::contribution).toList());
    }

    private static ObjectNode contribution(Contribution contribution) {
        return Json.object()
                .put("criterion", BareWords.lower(contribution.criterion()))
                .put("strength", BareWords.lower(contribution.strength()))
                .put("verdict", BareWords.lower(contribution.verdict()))
                .put("points", contribution.points() / PERCENT);
    }

    private static @Nullable ObjectNode answer(@Nullable Suggestion suggestion) {
        if (suggestion == null) {
            return null;
        }
        Instant answered = suggestion.answeredAt();
        ObjectNode json = Json.object()
                .put("status", BareWords.lower(suggestion.status()))
                .put("suggestedAt", suggestion.createdAt().getEpochSecond())
                .put("answeredAt", answered == null ? null : answered.getEpochSecond());
        json.set(
                "reasons",
                Json.texts(suggestion.reasons().stream().map(BareWords::lower).toList()));
        return json.put("customReason", suggestion.customReason());
    }

    private static ObjectNode withAnalysis(ObjectNode json, Analysis analysis) {
        json.put("compatibilityScore", analysis.score())
                .put("ruleScore", analysis.ruleScore())
                .put("isMatch", analysis.isMatch())
                .put("reasoning", analysis.reasoning());
        json.set("matchedAspects", Json.texts(analysis.matchedAspects()));
        json.set("mismatchedAspects", Json.texts(analysis.mismatchedAspects()));
        return json.put("provider", analysis.provider())
                .put("model", analysis.model())
                .put("promptVersion", analysis.promptVersion())
                .put("machineMade", analysis.machineMade());
    }

    private static ObjectNode person(StaffPerson person) {
        return Json.object()
                .put("userId", person.id().value())
                .put("name", person.name())
                .put("email", person.email())
                .put("age", person.age())
                .put("gender", BareWords.upper(person.gender()));
    }

    private static ObjectNode hour(Stretch free) {
        return Json.object()
                .put("startTime", free.start().getEpochSecond())
                .put("endTime", free.end().getEpochSecond())
                .put("dateType", BareWords.lower(free.kind()));
    }
}
