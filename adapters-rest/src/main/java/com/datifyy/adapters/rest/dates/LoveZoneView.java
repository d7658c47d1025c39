package com.datifyy.adapters.rest.dates;

import com.datifyy.adapters.rest.json.Json;
import com.datifyy.adapters.rest.json.Vocabulary;
import com.datifyy.adapters.rest.profile.PhotoView;
import com.datifyy.application.dates.LoveZone.Other;
import com.datifyy.application.dates.LoveZone.Seen;
import com.datifyy.application.dates.LoveZone.Statistics;
import com.datifyy.application.dates.LoveZone.Suggested;
import com.datifyy.domain.availability.Venue;
import com.datifyy.domain.curation.Suggestion;
import com.datifyy.domain.dates.DateTally;
import com.datifyy.domain.dates.ScheduledDate;
import com.datifyy.domain.dates.TrustScore;
import com.datifyy.domain.profile.Glimpse;
import com.datifyy.domain.profile.traits.Gender;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Suggestions and dates as one of the two gets them.
final class LoveZoneView {
    private static final Vocabulary<Gender> GENDERS = Vocabulary.of(Gender.class);

    private LoveZoneView() {}

    static ObjectNode of(Seen seen) {
        ScheduledDate date = seen.date();
        Venue place = DateView.placeOf(date.mode());
        ObjectNode json = Json.object().put("id", date.id().value());
        json.set("otherUser", person(seen.other()));
        return json.put("scheduledTime", date.start().toString())
                .put("durationMinutes", date.duration().toMinutes())
                .put("status", date.status().name().toLowerCase(Locale.ROOT))
                .put("dateType", DateView.typeOf(date.kind()))
                .put("placeName", place == null ? "" : place.placeName())
                .put("address", place == null ? "" : place.address())
                .put("city", place == null ? "" : place.city())
                .put("notes", date.notes())
                .put("meetingLink", date.status().isActive() ? date.link() : "")
                .put("createdAt", date.createdAt().toString())
                .put("confirmedAt", text(date.confirmedAt()))
                .put("completedAt", text(date.completedAt()));
    }

    static ObjectNode of(Suggested suggested) {
        Suggestion suggestion = suggested.suggestion();
        ObjectNode json = Json.object().put("id", suggestion.id().value());
        json.set("suggestedUser", person(suggested.other()));
        return json.put("compatibilityScore", suggestion.toldScore())
                .put("reasoning", suggested.reasoning())
                .put("status", suggestion.status().name().toLowerCase(Locale.ROOT))
                .put("createdAt", suggestion.createdAt().toString());
    }

    static ObjectNode rejected(Suggested suggested) {
        Suggestion suggestion = suggested.suggestion();
        Instant at = suggestion.respondedAt();
        ObjectNode json = Json.object().put("id", suggestion.id().value());
        json.set("rejectedUser", person(suggested.other()));
        return json.put("compatibilityScore", suggestion.toldScore())
                .put("rejectedAt", (at == null ? suggestion.createdAt() : at).toString());
    }

    static ObjectNode of(Statistics statistics) {
        DateTally dates = statistics.dates();
        TrustScore trust = statistics.trust();
        ObjectNode json = Json.object()
                .put("totalSuggestions", statistics.suggestions())
                .put("pendingSuggestions", statistics.pending())
                .put("acceptedSuggestions", statistics.accepted())
                .put("rejectedSuggestions", statistics.rejected())
                .put("totalScheduledDates", dates.total())
                .put("upcomingDates", dates.upcoming())
                .put("pastDates", dates.past())
                .put("completedDates", dates.completed())
                .put("cancelledDates", dates.cancelled())
                .put("acceptanceRate", statistics.acceptanceRate())
                .put("completionRate", dates.completionRate());
        json.putObject("trustScore")
                .put("attendance", trust.attendance())
                .put("feedback", trust.feedback())
                .put("overall", trust.overall());
        return json;
    }

    /// Nothing but the number of whoever does not take part any more.
    static ObjectNode person(Other other) {
        Glimpse glimpse = other.glimpse();
        ObjectNode json = Json.object().put("id", other.id().value());
        if (glimpse == null) {
            return json.put("name", "Somebody")
                    .put("age", 0)
                    .put("gender", "")
                    .put("location", "")
                    .put("photoUrl", "")
                    .put("bio", "")
                    .put("occupation", "");
        }
        return json.put("name", glimpse.firstName())
                .put("age", glimpse.age())
                .put("gender", GENDERS.nameOf(glimpse.gender()))
                .put("location", glimpse.home())
                .put("photoUrl", PhotoView.pathOf(other.photo()))
                .put("bio", glimpse.bio())
                .put("occupation", glimpse.occupation());
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
