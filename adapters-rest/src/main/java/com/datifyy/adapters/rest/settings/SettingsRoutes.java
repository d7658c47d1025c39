package com.datifyy.adapters.rest.settings;

import com.datifyy.adapters.rest.http.Exchange;
import com.datifyy.adapters.rest.http.IfMatch;
import com.datifyy.adapters.rest.http.Routes;
import com.datifyy.adapters.rest.json.Json;
import com.datifyy.application.settings.SettingsEditing;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.settings.UserSettings;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Pattern;

/// Reading and changing the settings.
public final class SettingsRoutes implements Routes.Part {
    private static final Pattern TAG = Pattern.compile("s([0-9]{1,18})");

    private final SettingsEditing editing;

    public SettingsRoutes(SettingsEditing editing) {
        this.editing = editing;
    }

    @Override
    public void addTo(Routes routes) {
        routes.forCaller("GET /api/v1/user/preferences", this::read)
                .forCaller("PUT /api/v1/user/preferences", this::edit);
    }

    private void read(Exchange http, Caller caller) {
        answer(http, editing.read(caller), Json.object());
    }

    private void edit(Exchange http, Caller caller) {
        Changes changes = SettingsChange.of(http.body());
        Long expected = IfMatch.version(
                http.header("If-Match"), TAG, () -> editing.read(caller).version());
        answer(
                http,
                editing.edit(caller, changes, expected),
                Json.object().put("message", "Preferences updated successfully"));
    }

    private static void answer(Exchange http, UserSettings settings, ObjectNode json) {
        json.set("preferences", SettingsView.of(settings));
        http.answerHeader("ETag", "\"s" + settings.version() + "\"").answer(json);
    }
}
