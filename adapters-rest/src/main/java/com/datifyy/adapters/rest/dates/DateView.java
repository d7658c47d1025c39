package com.datifyy.adapters.rest.dates;

import com.datifyy.adapters.rest.availability.SlotView;
import com.datifyy.adapters.rest.json.Json;
import com.datifyy.adapters.rest.json.JsonInput;
import com.datifyy.adapters.rest.json.JsonTime;
import com.datifyy.adapters.rest.json.Vocabulary;
import com.datifyy.adapters.rest.profile.PhotoView;
import com.datifyy.application.admin.DateCompany;
import com.datifyy.application.scheduling.DateScheduling;
import com.datifyy.domain.admin.Admin;
import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.availability.MeetingMode;
import com.datifyy.domain.availability.Venue;
import com.datifyy.domain.curation.CuratedMatchId;
import com.datifyy.domain.dates.Cancellation;
import com.datifyy.domain.dates.DateFeedback;
import com.datifyy.domain.dates.DateStatus;
import com.datifyy.domain.dates.MeetingKind;
import com.datifyy.domain.dates.ScheduledDate;
import com.datifyy.domain.dates.ScheduledDate.Plan;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.profile.ProfileSummary;
import com.datifyy.domain.profile.ShownPhoto;
import com.datifyy.domain.profile.traits.Gender;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Renaming;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Dates as the staff sends and gets them.
public final class DateView {
    private static final Vocabulary<DateStatus> STATES = Vocabulary.of(DateStatus.class);

    private DateView() {}

    static ObjectNode of(ScheduledDate date) {
        ObjectNode json = Json.object()
                .put("dateId", date.id().toString())
                .put("user1Id", date.first().toString())
                .put("user2Id", date.second().toString())
                .put("genieId", date.genie().toString())
                .put("durationMinutes", date.duration().toMinutes())
                .put("status", STATES.nameOf(date.status()))
                .put("dateType", typeOf(date.kind()))
                .put("notes", date.notes())
                .put("adminNotes", date.adminNotes())
                .put("meetingLink", date.link())
                .put("version", date.version());
        json.put("scheduledTime", date.start().getEpochSecond());
        json.put("createdAt", date.createdAt().getEpochSecond());
        json.put("updatedAt", date.knownUpdatedAt().getEpochSecond());
        Venue place = placeOf(date.mode());
        if (place != null) {
            json.set("location", SlotView.place(place));
        }
        Cancellation why = date.cancellation();
        if (why != null) {
            json.set("cancellation", cancelled(date, why));
        }
        UserId named = date.becauseOf();
        if (named != null && date.status() == DateStatus.NO_SHOW) {
            json.put("missedBy", named.toString());
        }
        return json;
    }

    private static ObjectNode cancelled(ScheduledDate date, Cancellation why) {
        UserId by = why.knownBy();
        UserId named = date.becauseOf();
        Instant at = why.knownAt(date.cancelledAt());
        ObjectNode json = Json.object()
                .put("userId", by == null ? "" : by.toString())
                .put("reason", why.reason().name().toLowerCase(Locale.ROOT))
                .put("note", why.note());
        if (named != null) {
            json.put("becauseOf", named.toString());
        }
        return at == null ? json : json.put("cancelledAt", at.getEpochSecond());
    }

    /// A date with both people and the genie who looks after it, in a few words, and what the two said afterwards.
    public static ObjectNode of(ScheduledDate date, DateCompany.Company present) {
        ObjectNode json = of(date);
        json.set("user1", person(date.first(), present.people().get(date.first())));
        json.set("user2", person(date.second(), present.people().get(date.second())));
        Admin genie = present.genies().get(date.genie());
        if (genie != null) {
            json.set("genie", StaffView.of(genie));
        }
        json.set(
                "feedback",
                Json.list(present.feedback().getOrDefault(date.id(), List.of()).stream()
                        .map(DateView::said)
                        .toList()));
        return json;
    }

    private static ObjectNode said(DateFeedback feedback) {
        return Json.object()
                .put("userId", feedback.from().toString())
                .put("rating", feedback.rating())
                .put("text", feedback.text())
                .put("createdAt", feedback.at().getEpochSecond());
    }

    /// What a member of staff wants to arrange.
    static Plan.Form plan(JsonInput body) {
        return new Plan.Form(
                () -> person(body, "user1_id"),
                () -> person(body, "user2_id"),
                () -> time(body),
                () -> length(body),
                () -> mode(body),
                () -> body.text("notes"));
    }

    /// The date that a member of staff wants to arrange for a match.
    static DateScheduling.MatchForm ofMatch(JsonInput body) {
        return new DateScheduling.MatchForm(
                () -> CuratedMatchId.of(body.requiredWhole("match_id")),
                () -> genie(body.whole("genie_id", 0)),
                () -> time(body),
                () -> length(body),
                () -> mode(body));
    }

    private static @Nullable AdminId genie(int number) {
        return number == 0 ? null : AdminId.parse(Integer.toString(number));
    }

    /// How long a request wants a date to last.
    private static Duration length(JsonInput body) {
        return Plan.lasting(body.whole("duration_minutes", 0));
    }

    /// When a request wants a date to begin.
    private static Instant time(JsonInput body) {
        JsonNode time = body.find("scheduled_time");
        if (time == null) {
            throw new InvalidInput("scheduled_time", "is required");
        }
        return JsonTime.instant("scheduled_time", time);
    }

    /// A date that came of a match.
    static ObjectNode ofMatch(ScheduledDate date) {
        return Json.object()
                .put("id", date.id().value())
                .put("user1Id", date.first().value())
                .put("user2Id", date.second().value())
                .put("genieId", date.genie().value())
                .put("scheduledTime", date.start().toString())
                .put("durationMinutes", date.duration().toMinutes())
                .put("status", date.status().name().toLowerCase(Locale.ROOT))
                .put("dateType", typeOf(date.kind()))
                .put("notes", date.notes());
    }

    /// A state by its word; nothing for none.
    static @Nullable DateStatus status(@Nullable String word) {
        return word == null || word.isBlank() ? null : STATES.read("status", word);
    }

    /// A state by its word or number; nothing for none.
    static @Nullable DateStatus status(@Nullable JsonNode value) {
        return value == null ? null : STATES.read("status", value);
    }

    /// The word clients know a kind of meeting by.
    static String typeOf(MeetingKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    static @Nullable Venue placeOf(MeetingMode mode) {
        return switch (mode) {
            case MeetingMode.Online _ -> null;
            case MeetingMode.Offline(Venue place) -> place;
            case MeetingMode.Event(Venue place) -> place;
        };
    }

    private static UserId person(JsonInput body, String name) {
        return UserId.parse(body.requiredText(name));
    }

    /// How a request wants the two to meet; online unless it says so.
    private static MeetingMode mode(JsonInput body) {
        JsonInput place = body.object("location");
        return switch (body.text("date_type").strip().toLowerCase(Locale.ROOT)) {
            case "", "online" -> new MeetingMode.Online();
            case "offline" -> new MeetingMode.Offline(place(place));
            case "event", "offline_event" -> new MeetingMode.Event(place(place));
            default -> throw new InvalidInput("date_type", "must be online, offline or event");
        };
    }

    private static Venue place(@Nullable JsonInput sent) {
        if (sent == null) {
            throw new InvalidInput("location", "is required for a meeting in person");
        }
        return Renaming.of("offline_location", "location").in(() -> SlotView.venue(sent));
    }

    /// With the keys of every person the staff is told of. How to reach them is nothing that dates need.
    private static ObjectNode person(UserId id, DateCompany.@Nullable Member known) {
        ProfileSummary person = known == null ? new ProfileSummary("", 0, null, "", "") : known.told();
        ShownPhoto photo = known == null ? null : known.photo();
        Gender gender = person.gender();
        return Json.object()
                .put("userId", id.toString())
                .put("name", person.name())
                .put("email", "")
                .put("phone", "")
                .put("photoUrl", PhotoView.pathOf(photo))
                .put("age", person.age())
                .put("gender", gender == null ? "" : gender.name())
                .put("city", person.city())
                .put("occupation", person.occupation());
    }
}
