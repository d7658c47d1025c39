package com.datifyy.adapters.rest.auth;

import com.datifyy.adapters.rest.http.Exchange;
import com.datifyy.adapters.rest.http.Routes;
import com.datifyy.adapters.rest.json.Json;
import com.datifyy.application.identity.DeviceTrust;
import com.datifyy.application.identity.SessionControl;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.KnownDevice;
import com.datifyy.domain.identity.Session;
import com.datifyy.domain.identity.SessionId;
import com.datifyy.domain.shared.NumberedPage;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Where somebody is signed in, and signing out.
public final class SessionRoutes implements Routes.Part {
    private static final int USUAL_SESSIONS = 10;
    private static final int USUAL_DEVICES = 20;

    private final SessionControl sessions;
    private final DeviceTrust devices;

    public SessionRoutes(SessionControl sessions, DeviceTrust devices) {
        this.sessions = sessions;
        this.devices = devices;
    }

    @Override
    public void addTo(Routes routes) {
        routes.forCaller("GET /api/v1/auth/session/current", this::current)
                .forCaller("GET /api/v1/auth/sessions", this::list)
                .forCaller(
                        "POST /api/v1/auth/session/revoke",
                        (http, caller) -> end(http, caller, http.body().requiredText("session_id")))
                .forCaller(
                        "DELETE /api/v1/auth/sessions/{sessionId}",
                        (http, caller) -> end(http, caller, http.path("sessionId")))
                .forCaller("POST /api/v1/auth/sessions/revoke-all", this::endAll)
                .forCaller("GET /api/v1/auth/devices", this::devices)
                .forCaller("POST /api/v1/auth/device/trust", this::trust)
                .forCaller("POST /api/v1/auth/device/revoke", this::revoke)
                .forCaller("POST /api/v1/auth/logout", this::signOut)
                .forCaller("POST /api/v1/auth/logout/all", this::signOutEverywhere);
    }

    /// The session, and once more where newer clients look for it.
    private void current(Exchange http, Caller caller) {
        ObjectNode json = SessionView.of(sessions.current(caller), caller.session());
        json.set("session", json.deepCopy());
        http.answer(json);
    }

    private void list(Exchange http, Caller caller) {
        NumberedPage<Session> page = sessions.list(caller, http.query().numbered(USUAL_SESSIONS));
        ObjectNode json = Json.object();
        json.set(
                "sessions",
                Json.list(page.items().stream()
                        .map(session -> SessionView.of(session, caller.session()))
                        .toList()));
        json.set("pagination", SessionView.pagination(page));
        http.answer(json);
    }

    private void end(Exchange http, Caller caller, String id) {
        sessions.end(caller, SessionId.parse(id), http.network());
        http.answer(Done.saying("The session has ended"));
    }

    private void endAll(Exchange http, Caller caller) {
        boolean exceptThis = http.bodyIfAny().flag("exclude_current", true);
        int ended = exceptThis ? sessions.endOthers(caller, http.network()) : sessions.endAll(caller, http.network());
        http.answer(Done.saying(exceptThis ? "All other sessions have ended" : "All sessions have ended")
                .put("revokedCount", ended));
    }

    private void devices(Exchange http, Caller caller) {
        NumberedPage<KnownDevice> page = devices.list(caller, http.query().numbered(USUAL_DEVICES));
        ObjectNode json = Json.object();
        json.set(
                "devices",
                Json.list(page.items().stream().map(SessionView::device).toList()));
        json.set("pagination", SessionView.pagination(page));
        http.answer(json);
    }

    private void trust(Exchange http, Caller caller) {
        devices.trust(caller, http.body().text("device_id"), http.network());
        http.answer(Done.saying("The device is marked as yours"));
    }

    private void revoke(Exchange http, Caller caller) {
        int ended = devices.revoke(caller, http.body().text("device_id"), http.network());
        http.answer(Done.saying("The device is signed out").put("sessionsRevoked", ended));
    }

    /// Ends the session of the access token; a refresh token in the body adds nothing.
    private void signOut(Exchange http, Caller caller) {
        sessions.end(caller, http.network());
        http.answer(Done.saying("You are signed out"));
    }

    private void signOutEverywhere(Exchange http, Caller caller) {
        int ended = sessions.endAll(caller, http.network());
        http.answer(Done.saying("You are signed out everywhere").put("sessionsLoggedOut", ended));
    }
}
