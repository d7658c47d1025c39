package com.datifyy.adapters.rest.preferences;

import com.datifyy.adapters.rest.http.Exchange;
import com.datifyy.adapters.rest.http.IfMatch;
import com.datifyy.adapters.rest.http.Routes;
import com.datifyy.adapters.rest.json.Json;
import com.datifyy.adapters.rest.json.JsonInput;
import com.datifyy.application.preferences.PreferenceEditing;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.preferences.PartnerPreferences;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Pattern;

/// Reading and changing the partner preferences.
public final class PreferencesRoutes implements Routes.Part {
    private static final Pattern TAG = Pattern.compile("w([0-9]{1,18})");

    private final PreferenceEditing editing;

    public PreferencesRoutes(PreferenceEditing editing) {
        this.editing = editing;
    }

    @Override
    public void addTo(Routes routes) {
        routes.forCaller("GET /api/v1/partner-preferences", this::read)
                .forCaller("GET /api/v1/user/preferences/partner", this::read)
                .forCaller("PUT /api/v1/partner-preferences", (http, caller) -> edit(http, caller, false))
                .forCaller("PUT /api/v1/user/preferences/partner", (http, caller) -> edit(http, caller, true));
    }

    private void read(Exchange http, Caller caller) {
        answer(http, editing.read(caller), Json.object());
    }

    private void edit(Exchange http, Caller caller, boolean maybeFlat) {
        JsonInput body = http.body();
        PreferencesChange change =
                maybeFlat && !body.has("preferences") ? PreferencesChange.ofFlat(body) : PreferencesChange.of(body);
        Long expected = IfMatch.version(
                http.header("If-Match"), TAG, () -> editing.read(caller).version());
        answer(
                http,
                editing.edit(caller, change.changes(), change.strengths(), expected),
                Json.object().put("message", "Partner preferences updated successfully"));
    }

    private static void answer(Exchange http, PartnerPreferences preferences, ObjectNode json) {
        json.set("preferences", PreferencesView.of(preferences));
        http.answerHeader("ETag", "\"w" + preferences.version() + "\"").answer(json);
    }
}
