package com.datifyy.adapters.rest.admin;

import com.datifyy.adapters.rest.auth.SessionView;
import com.datifyy.adapters.rest.dates.DateView;
import com.datifyy.adapters.rest.json.Json;
import com.datifyy.adapters.rest.preferences.PreferencesView;
import com.datifyy.adapters.rest.profile.OwnProfileView;
import com.datifyy.adapters.rest.profile.PhotoView;
import com.datifyy.application.admin.ListedUser;
import com.datifyy.application.admin.Moderation;
import com.datifyy.application.admin.UserDirectory;
import com.datifyy.application.admin.UserDirectory.Details;
import com.datifyy.application.admin.UserDirectory.Happening;
import com.datifyy.application.profile.OwnProfile;
import com.datifyy.domain.admin.StaffDeed;
import com.datifyy.domain.admin.StaffVerification;
import com.datifyy.domain.availability.MeetingMode;
import com.datifyy.domain.availability.Slot;
import com.datifyy.domain.dates.ScheduledDate;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.PhoneNumber;
import com.datifyy.domain.identity.SecurityEvent;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.profile.ShownPhoto;
import com.datifyy.domain.shared.NumberedPage;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// People as the staff gets them: bare words, and times in seconds.
final class UserJson {
    private UserJson() {}

    static ObjectNode list(NumberedPage<ListedUser> page) {
        return search(page).put("totalPages", page.pages());
    }

    static ObjectNode search(NumberedPage<ListedUser> page) {
        ObjectNode json = Json.object();
        json.set("users", Json.list(page.items().stream().map(UserJson::line).toList()));
        return json.put("totalCount", page.total()).put("page", page.page()).put("pageSize", page.size());
    }

    static ObjectNode alone(ListedUser line) {
        ObjectNode json = Json.object();
        json.set("user", line(line));
        return json;
    }

    static ObjectNode line(ListedUser line) {
        User user = line.user();
        Email email = user.email();
        PhoneNumber phone = user.phone();
        Integer age = line.age();
        ShownPhoto photo = line.photo();
        ObjectNode json = Json.object()
                .put("userId", user.id().toString())
                .put("email", email == null ? "" : email.value())
                .put("name", user.name())
                .put("phone", phone == null ? "" : phone.value())
                .put("photoUrl", PhotoView.pathOf(photo))
                .put("age", age == null ? 0 : age)
                .put("gender", line.gender() == null ? "" : line.gender().name())
                .put("accountStatus", user.status().name())
                .put("emailVerified", user.emailVerifiedAt() != null)
                .put("phoneVerified", user.phoneVerifiedAt() != null)
                .put("photoCount", line.photos())
                .put("availabilityCount", line.hours())
                .put("createdAt", user.createdAt().getEpochSecond());
        LocalDate birthDate = line.birthDate();
        if (birthDate != null) {
            json.put("dateOfBirth", birthDate.atStartOfDay(ZoneOffset.UTC).toEpochSecond());
        }
        Instant lastLogin = user.lastLoginAt();
        if (lastLogin != null) {
            json.put("lastLoginAt", lastLogin.getEpochSecond());
        }
        return json;
    }

    static ObjectNode verified(Moderation.Verified verified) {
        return verified(verified.line(), verified.verified());
    }

    private static ObjectNode verified(ListedUser line, Set<StaffVerification> verified) {
        ObjectNode json = alone(line);
        json.set(
                "verifications",
                Json.texts(verified.stream().map(Enum::name).sorted().toList()));
        return json;
    }

    static ObjectNode details(Details details) {
        ObjectNode json = verified(details.line(), details.verified());
        json.set(
                "availability",
                Json.list(details.slots().stream().map(UserJson::slot).toList()));
        json.set("upcomingDates", dates(details.dates().upcoming(), details.dates()));
        json.set("pastDates", dates(details.dates().past(), details.dates()));
        OwnProfile profile = details.profile();
        if (profile != null) {
            json.set("profile", OwnProfileView.alone(profile, details.at()));
            json.set("partnerPreferences", PreferencesView.of(profile.preferences()));
        }
        return json;
    }

    private static ArrayNode dates(List<ScheduledDate> some, UserDirectory.Dates all) {
        return Json.list(
                some.stream().map(date -> DateView.of(date, all.present())).toList());
    }

    private static ObjectNode slot(Slot slot) {
        return Json.object()
                .put("startTime", slot.start().getEpochSecond())
                .put("endTime", slot.end().getEpochSecond())
                .put(
                        "dateType",
                        switch (slot.mode()) {
                            case MeetingMode.Online() -> "online";
                            case MeetingMode.Offline _ -> "offline";
                            case MeetingMode.Event _ -> "event";
                        });
    }

    static ObjectNode outcome(Moderation.Outcome outcome) {
        ObjectNode json = Json.object()
                .put("successCount", outcome.done())
                .put("failedCount", outcome.failures().size());
        json.set(
                "failedUserIds",
                Json.texts(
                        outcome.failures().stream().map(Moderation.Failure::id).toList()));
        json.set(
                "errorMessages",
                Json.texts(
                        outcome.failures().stream().map(Moderation.Failure::why).toList()));
        return json;
    }

    static ObjectNode activity(NumberedPage<Happening> page) {
        ObjectNode json = Json.object();
        json.set(
                "activity",
                Json.list(page.items().stream().map(UserJson::happening).toList()));
        json.set("pagination", SessionView.pagination(page));
        return json;
    }

    private static ObjectNode happening(Happening happening) {
        return switch (happening) {
            case Happening.ToAccount(SecurityEvent event) ->
                entry("account", event.kind().name(), event.at(), event.network(), event.details());
            case Happening.ByStaff(StaffDeed deed) -> deed(deed);
        };
    }

    /// Who did what, and why.
    static ObjectNode deed(StaffDeed deed) {
        ObjectNode json = entry("staff", deed.kind().name(), deed.at(), deed.network(), deed.details());
        json.set(
                "otherUserIds",
                Json.texts(deed.others().stream().sorted().map(Object::toString).toList()));
        return json.put("adminId", deed.who() == null ? "" : deed.who().toString())
                .put("userId", deed.subject() == null ? "" : deed.subject().toString())
                .put("reason", deed.why());
    }

    private static ObjectNode entry(String source, String event, Instant at, String network, Map<String, String> told) {
        ObjectNode json = Json.object()
                .put("source", source)
                .put("event", event)
                .put("at", at.toString())
                .put("network", network);
        ObjectNode details = json.putObject("details");
        told.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(detail -> details.put(detail.getKey(), detail.getValue()));
        return json;
    }
}
