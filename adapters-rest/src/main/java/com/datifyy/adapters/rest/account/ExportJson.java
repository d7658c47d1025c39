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
import com.datifyy.application.identity.DataExport.TrustedDevice;
import com.datifyy.domain.identity.IdentityProvider;
import com.datifyy.domain.identity.SecurityEvent;
import com.datifyy.domain.identity.SessionId;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.safety.Block;
import com.datifyy.domain.safety.Report;
import com.datifyy.domain.safety.ReportReason;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/// Everything that is kept about somebody, in one document.
final class ExportJson {
    private static final Vocabulary<IdentityProvider> PROVIDERS = Vocabulary.of(IdentityProvider.class);

    private static final Vocabulary<ReportReason> REASONS = Vocabulary.of(ReportReason.class);

    private ExportJson() {}

    /// @param current the session the request comes from
    static ObjectNode of(Exported exported, SessionId current) {
        var own = exported.profile();
        ObjectNode json = Json.object().put("exportedAt", exported.at().toString());
        json.set("account", AccountView.of(own.user()));
        ObjectNode profile = OwnProfileView.of(own, LocalDate.ofInstant(exported.at(), ZoneOffset.UTC));
        json.set("profile", profile.without(List.of("partnerPreferences", "userPreferences")));
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
                "blocks",
                Json.list(exported.blocks().stream().map(ExportJson::block).toList()));
        json.set(
                "reports",
                Json.list(exported.reports().stream().map(ExportJson::report).toList()));
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

    private static ObjectNode device(TrustedDevice device) {
        return Json.object()
                .put("deviceId", device.deviceId())
                .put("trustedAt", device.trustedAt().toString());
    }

    private static ObjectNode factor(FactorStatus factor) {
        Instant confirmedAt = factor.confirmedAt();
        return Json.object()
                .put("startedAt", factor.startedAt().toString())
                .put("confirmedAt", confirmedAt == null ? null : confirmedAt.toString())
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
