package com.datifyy.adapters.rest.account;

import com.datifyy.adapters.rest.auth.AccountView;
import com.datifyy.adapters.rest.auth.SessionView;
import com.datifyy.adapters.rest.availability.SlotView;
import com.datifyy.adapters.rest.json.Json;
import com.datifyy.adapters.rest.json.Vocabulary;
import com.datifyy.adapters.rest.preferences.PreferencesView;
import com.datifyy.adapters.rest.profile.OwnProfileView;
import com.datifyy.adapters.rest.settings.SettingsView;
import com.datifyy.application.identity.DataExport.Exported;
import com.datifyy.application.identity.DataExport.FactorStatus;
import com.datifyy.application.identity.DataExport.LinkedIdentity;
import com.datifyy.application.identity.DataExport.OwnDate;
import com.datifyy.application.identity.DataExport.PartedIdentity;
import com.datifyy.application.identity.DataExport.TrustedDevice;
import com.datifyy.application.identity.OwnAccount;
import com.datifyy.domain.availability.MeetingMode;
import com.datifyy.domain.availability.Venue;
import com.datifyy.domain.curation.Suggestion;
import com.datifyy.domain.dates.Cancellation;
import com.datifyy.domain.dates.DateFeedback;
import com.datifyy.domain.dates.ScheduledDate;
import com.datifyy.domain.identity.IdentityProvider;
import com.datifyy.domain.identity.SecurityEvent;
import com.datifyy.domain.identity.SessionId;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.profile.Moves;
import com.datifyy.domain.safety.Block;
import com.datifyy.domain.safety.Report;
import com.datifyy.domain.safety.ReportReason;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Everything that is kept about somebody, in one document.
final class ExportJson {
    private static final Vocabulary<IdentityProvider> PROVIDERS = Vocabulary.of(IdentityProvider.class);

    private static final Vocabulary<ReportReason> REASONS = Vocabulary.of(ReportReason.class);

    private ExportJson() {}

    /// @param current the session the request comes from
    static ObjectNode of(Exported exported, SessionId current) {
        var own = exported.profile();
        ObjectNode json = Json.object().put("exportedAt", exported.at().toString());
        json.set("account", AccountView.of(new OwnAccount(own.user(), own.primaryPhoto())));
        json.set("profile", OwnProfileView.alone(own, exported.at()));
        json.set("partnerPreferences", PreferencesView.of(own.preferences()));
        json.set("userPreferences", SettingsView.of(own.settings()));
        json.set(
                "availability",
                Json.list(exported.slots().stream().map(SlotView::of).toList()));
        json.set(
                "sessions",
                Json.list(exported.sessions().stream()
                        .map(session -> SessionView.of(session, current))
                        .toList()));
        json.set(
                "trustedDevices",
                Json.list(exported.devices().stream().map(ExportJson::device).toList()));
        json.set("secondFactor", exported.factor() == null ? null : factor(exported.factor()));
        json.set(
                "identities",
                Json.list(
                        exported.identities().stream().map(ExportJson::identity).toList()));
        json.set(
                "partedIdentities",
                Json.list(exported.parted().stream().map(ExportJson::parted).toList()));
        json.set("moves", exported.moves() == null ? null : moves(exported.moves()));
        json.set(
                "blocks",
                Json.list(exported.blocks().stream().map(ExportJson::block).toList()));
        json.set(
                "reports",
                Json.list(exported.reports().stream().map(ExportJson::report).toList()));
        json.set(
                "suggestions",
                Json.list(exported.suggestions().stream()
                        .map(ExportJson::suggestion)
                        .toList()));
        UserId person = own.user().id();
        json.set(
                "dates",
                Json.list(exported.dates().stream()
                        .map(date -> date(date, person))
                        .toList()));
        ObjectNode verified = json.putObject("verifications");
        exported.verifications().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(one -> verified.put(one.getKey().name(), one.getValue().toString()));
        json.put("closingReason", exported.closingReason());
        json.set(
                "securityEvents",
                Json.list(exported.events().stream().map(ExportJson::event).toList()));
        return json;
    }

    private static ObjectNode identity(LinkedIdentity link) {
        return Json.object()
                .put("provider", PROVIDERS.nameOf(link.provider()))
                .put("subject", link.subject())
                .put("linkedAt", link.linkedAt().toString());
    }

    private static ObjectNode parted(PartedIdentity parting) {
        return Json.object()
                .put("provider", PROVIDERS.nameOf(parting.provider()))
                .put("partedAt", parting.partedAt().toString());
    }

    private static ObjectNode moves(Moves moves) {
        ObjectNode json = Json.object()
                .put("latitude", moves.cell().toldLatitude())
                .put("longitude", moves.cell().toldLongitude())
                .put("since", moves.since().toString());
        ArrayNode changes = json.putArray("changes");
        moves.changes().forEach(change -> changes.add(change.toString()));
        return json;
    }

    private static ObjectNode device(TrustedDevice device) {
        return Json.object()
                .put("deviceId", device.deviceId())
                .put("trustedAt", device.trustedAt().toString());
    }

    private static ObjectNode factor(FactorStatus factor) {
        return Json.object()
                .put("startedAt", factor.startedAt().toString())
                .put("confirmedAt", text(factor.confirmedAt()))
                .put("recoveryCodesLeft", factor.recoveryCodesLeft());
    }

    private static ObjectNode block(Block block) {
        return Json.object()
                .put("userId", block.blocked().toString())
                .put("reason", block.reason())
                .put("createdAt", block.at().toString());
    }

    private static ObjectNode report(Report report) {
        UserId reported = report.reported();
        ObjectNode json = Json.object()
                .put("reportId", report.id().toString())
                .put("userId", reported == null ? null : reported.toString())
                .put("reason", REASONS.nameOf(report.reason()))
                .put("details", report.details());
        ArrayNode evidence = json.putArray("evidenceUrls");
        report.evidence().forEach(evidence::add);
        return json.put("createdAt", report.at().toString());
    }

    private static ObjectNode suggestion(Suggestion suggestion) {
        ObjectNode json = Json.object()
                .put("id", suggestion.id().toString())
                .put("userId", suggestion.suggested().toString())
                .put("compatibilityScore", suggestion.toldScore())
                .put("status", suggestion.status().name());
        ArrayNode reasons = json.putArray("reasons");
        suggestion.reasons().forEach(reason -> reasons.add(reason.name()));
        return json.put("note", suggestion.customReason())
                .put("createdAt", suggestion.createdAt().toString())
                .put("respondedAt", text(suggestion.respondedAt()));
    }

    private static ObjectNode date(OwnDate own, UserId person) {
        ScheduledDate date = own.date();
        ObjectNode json = ownDate(date, person);
        DateFeedback said = own.said();
        json.set(
                "feedback",
                said == null
                        ? null
                        : Json.object()
                                .put("rating", said.rating())
                                .put("text", said.text())
                                .put("createdAt", said.at().toString()));
        return json;
    }

    /// Without the room, which is nothing to keep, and with the reason it was cancelled for when it was theirs.
    private static ObjectNode ownDate(ScheduledDate date, UserId person) {
        Cancellation why = date.cancellation();
        boolean isTheirs = why != null && person.equals(why.by());
        ObjectNode json = Json.object()
                .put("id", date.id().toString())
                .put("userId", date.otherThan(person).toString())
                .put("scheduledTime", date.start().toString())
                .put("durationMinutes", date.duration().toMinutes())
                .put("status", date.status().name())
                .put("dateType", date.kind().name());
        switch (date.mode()) {
            case MeetingMode.Online _ -> json.set("place", null);
            case MeetingMode.Offline(Venue place) -> json.set("place", place(place));
            case MeetingMode.Event(Venue place) -> json.set("place", place(place));
        }
        return json.put("notes", date.notes())
                .put("createdAt", date.createdAt().toString())
                .put("confirmedAt", text(date.confirmedAt()))
                .put("completedAt", text(date.completedAt()))
                .put("cancelledAt", text(date.cancelledAt()))
                .put("cancelReason", why != null && isTheirs ? why.reason().name() : null)
                .put("cancelNote", why != null && isTheirs ? why.note() : null);
    }

    private static ObjectNode place(Venue place) {
        return Json.object()
                .put("placeName", place.placeName())
                .put("address", place.address())
                .put("city", place.city());
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    private static ObjectNode event(SecurityEvent event) {
        SessionId session = event.session();
        ObjectNode json = Json.object()
                .put("event", event.kind().name())
                .put("at", event.at().toString())
                .put("network", event.network())
                .put("sessionId", session == null ? "" : session.toString());
        ObjectNode details = json.putObject("details");
        event.details().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(detail -> details.put(detail.getKey(), detail.getValue()));
        return json;
    }
}
