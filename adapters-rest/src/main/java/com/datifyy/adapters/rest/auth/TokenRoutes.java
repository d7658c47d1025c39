package com.datifyy.adapters.rest.auth;

import com.datifyy.adapters.rest.http.BearerToken;
import com.datifyy.adapters.rest.http.Exchange;
import com.datifyy.adapters.rest.http.Routes;
import com.datifyy.adapters.rest.json.Json;
import com.datifyy.adapters.rest.json.JsonInput;
import com.datifyy.adapters.rest.json.JsonTime;
import com.datifyy.application.identity.AccessTokens;
import com.datifyy.application.identity.PublishedKeys;
import com.datifyy.application.identity.SessionControl;
import com.datifyy.domain.identity.VerificationKey;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Refusal.Unauthenticated;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.Optional;

/// Refreshing, revoking and checking tokens, and the keys with which others can check them.
public final class TokenRoutes implements Routes.Part {
    private static final String KEY_SET = "application/jwk-set+json; charset=utf-8";

    private final SessionControl sessions;
    private final AccessTokens tokens;
    private final PublishedKeys keys;
    private final InstantSource clock;

    public TokenRoutes(SessionControl sessions, AccessTokens tokens, PublishedKeys keys, InstantSource clock) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public void addTo(Routes routes) {
        routes.open("POST /api/v1/auth/token/refresh", this::refresh)
                .open("POST /api/v1/auth/token/revoke", this::revoke)
                .open("POST /api/v1/auth/token/validate", this::validate)
                .open("GET /.well-known/jwks.json", this::keys);
    }

    private void refresh(Exchange http) {
        var signedIn = sessions.refresh(http.body().text("refresh_token"), http.network());
        http.answer(SignedInJson.tokens(signedIn, clock.instant()));
    }

    /// Ends a session by its refresh token or, as one older client does it, by its access token.
    private void revoke(Exchange http) {
        JsonInput body = http.body();
        String refreshToken = body.text("refresh_token");
        String accessToken = body.text("token");
        if (!refreshToken.isBlank()) {
            sessions.revoke(refreshToken);
        } else if (!accessToken.isBlank()) {
            revokeByAccessToken(http, accessToken);
        } else {
            throw new InvalidInput("refresh_token", "is required");
        }
        http.answer(Done.saying("The session has ended"));
    }

    private void revokeByAccessToken(Exchange http, String accessToken) {
        try {
            sessions.end(tokens.callerOf(BearerToken.of(accessToken)), http.network());
        } catch (Unauthenticated alreadyOver) {
            // whoever repeats this call gets the same answer
        }
    }

    private void validate(Exchange http) {
        String given = http.body().requiredText("access_token");
        http.answer(valid(given)
                .map(valid -> {
                    ObjectNode json = Json.object()
                            .put("valid", true)
                            .put("userId", valid.caller().id().toString())
                            .put("sessionId", valid.caller().session().toString());
                    json.set("expiresAt", JsonTime.secondsAndNanos(valid.expiresAt()));
                    return json.put("success", true).put("message", "The token holds");
                })
                .orElseGet(() -> Json.object()
                        .put("valid", false)
                        .put("success", false)
                        .put("message", "The token does not hold")));
    }

    private Optional<AccessTokens.Valid> valid(String given) {
        try {
            return tokens.validate(BearerToken.of(given));
        } catch (Unauthenticated noToken) {
            return Optional.empty();
        }
    }

    private void keys(Exchange http) {
        ObjectNode json = Json.object();
        json.set("keys", Json.list(keys.all().stream().map(TokenRoutes::key).toList()));
        http.answerHeader("Cache-Control", "public, max-age=300").answer(200, KEY_SET, Json.write(json));
    }

    private static ObjectNode key(VerificationKey key) {
        ObjectNode json = Json.object()
                .put("kty", kindOf(key))
                .put("use", "sig")
                .put("kid", key.id())
                .put("alg", key.algorithm())
                .put("crv", key.curve())
                .put("x", key.x());
        if (key instanceof VerificationKey.EllipticCurve point) {
            json.put("y", point.y());
        }
        return json;
    }

    private static String kindOf(VerificationKey key) {
        return switch (key) {
            case VerificationKey.EllipticCurve _ -> "EC";
            case VerificationKey.OctetKeyPair _ -> "OKP";
        };
    }
}
