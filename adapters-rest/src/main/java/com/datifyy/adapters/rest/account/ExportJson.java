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
import com.datifyy.application.identity.DataExport.LinkedIdentity;
import com.datifyy.domain.identity.IdentityProvider;
import com.datifyy.domain.identity.SecurityEvent;
import com.datifyy.domain.identity.SessionId;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/// Everything that is kept about somebody, in one document.
final class ExportJson {
    private static final Vocabulary<IdentityProvider> PROVIDERS = Vocabulary.of(IdentityProvider.class);

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
                "identities",
                Json.list(
                        exported.identities().stream().map(ExportJson::identity).toList()));
        json.set(
                "securityEvents",
                Json.list(exported.events().stream().map(ExportJson::event).toList()));
        return json;
    }

    private static ObjectNode identity(LinkedIdentity link) {
        return Json.object()
                .put("provider", PROVIDERS.nameOf(link.provider()))
                .put("linkedAt", link.linkedAt().toString());
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
