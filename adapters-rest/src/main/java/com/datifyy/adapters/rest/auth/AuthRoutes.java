package com.datifyy.adapters.rest.auth;

import com.datifyy.adapters.rest.http.BearerToken;
import com.datifyy.adapters.rest.http.Exchange;
import com.datifyy.adapters.rest.http.Routes;
import com.datifyy.adapters.rest.json.Json;
import com.datifyy.adapters.rest.json.JsonInput;
import com.datifyy.adapters.rest.json.JsonTime;
import com.datifyy.application.identity.AccessTokens;
import com.datifyy.application.identity.Registration;
import com.datifyy.application.identity.Registration.Application;
import com.datifyy.application.identity.SessionControl;
import com.datifyy.application.identity.SignIn;
import com.datifyy.application.shared.RequestLimits;
import com.datifyy.application.shared.RequestLimits.Operation;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.Password;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Refusal.Unauthenticated;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;

/// Registering, signing in, refreshing and revoking.
public final class AuthRoutes implements Routes.Part {
    private final Registration registration;
    private final SignIn signIn;
    private final SessionControl sessions;
    private final AccessTokens tokens;
    private final RequestLimits limits;
    private final InstantSource clock;

    public AuthRoutes(
            Registration registration,
            SignIn signIn,
            SessionControl sessions,
            AccessTokens tokens,
            RequestLimits limits,
            InstantSource clock) {
        this.registration = registration;
        this.signIn = signIn;
        this.sessions = sessions;
        this.tokens = tokens;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public void addTo(Routes routes) {
        routes.open("POST /api/v1/auth/register/email", this::register)
                .open("POST /api/v1/auth/login/email", this::signIn)
                .open("POST /api/v1/auth/token/refresh", this::refresh)
                .open("POST /api/v1/auth/token/revoke", this::revoke);
    }

    private void register(Exchange http) {
        limits.admit(Operation.REGISTER, http.network());
        JsonInput body = http.body();
        JsonNode birthDate = body.find("date_of_birth");
        Application application = new Application(
                new Email(body.text("email")),
                Password.chosen(body.text("password")),
                body.text("name"),
                birthDate == null ? null : JsonTime.day("date_of_birth", birthDate),
                DeviceJson.read(body.object("device_info")));
        http.answer(
                201,
                SignedInJson.of(registration.register(application), clock.instant())
                        .put("requiresEmailVerification", true));
    }

    private void signIn(Exchange http) {
        limits.admit(Operation.SIGN_IN, http.network());
        JsonInput body = http.body();
        var signedIn = signIn.signIn(
                new Email(body.text("email")),
                Password.presented(body.text("password")),
                DeviceJson.read(body.object("device_info")));
        http.answer(SignedInJson.of(signedIn, clock.instant()));
    }

    private void refresh(Exchange http) {
        limits.admit(Operation.REFRESH, http.network());
        var signedIn = sessions.refresh(http.body().text("refresh_token"));
        http.answer(SignedInJson.tokens(signedIn, clock.instant()));
    }

    /// Ends a session by its refresh token or, as one older client does it, by its access token.
    private void revoke(Exchange http) {
        limits.admit(Operation.REFRESH, http.network());
        JsonInput body = http.body();
        String refreshToken = body.text("refresh_token");
        String accessToken = body.text("token");
        if (!refreshToken.isBlank()) {
            sessions.revoke(refreshToken);
        } else if (!accessToken.isBlank()) {
            revokeByAccessToken(accessToken);
        } else {
            throw new InvalidInput("refresh_token", "is required");
        }
        http.answer(Json.object().put("success", true).put("message", "The session has ended"));
    }

    private void revokeByAccessToken(String accessToken) {
        try {
            sessions.end(tokens.callerOf(BearerToken.of(accessToken)));
        } catch (Unauthenticated alreadyOver) {
            // whoever repeats this call gets the same answer
        }
    }
}
