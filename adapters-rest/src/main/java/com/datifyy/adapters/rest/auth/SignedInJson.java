package com.datifyy.adapters.rest.auth;

import com.datifyy.adapters.rest.json.Json;
import com.datifyy.adapters.rest.json.JsonTime;
import com.datifyy.application.identity.SignedIn;
import com.datifyy.domain.shared.Remaining;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/// Somebody signed in: the person, the tokens, the session, and the tokens once more as plain texts at
/// the top.
final class SignedInJson {
    private SignedInJson() {}

    static ObjectNode of(SignedIn signedIn, Instant now) {
        ObjectNode json = Json.object();
        json.set("user", AccountView.of(signedIn.account()));
        json.setAll(tokens(signedIn, now));
        json.set(
                "session", SessionView.of(signedIn.session(), signedIn.session().id()));
        return json;
    }

    /// What a refresh answers: the tokens alone.
    static ObjectNode tokens(SignedIn signedIn, Instant now) {
        ObjectNode json = Json.object();
        ObjectNode tokens = json.putObject("tokens");
        tokens.putObject("accessToken")
                .put("token", signedIn.accessToken())
                .put("tokenType", "Bearer")
                .set("expiresAt", JsonTime.secondsAndNanos(signedIn.accessTokenExpiresAt()));
        tokens.putObject("refreshToken")
                .put("token", signedIn.refreshToken())
                .set("expiresAt", JsonTime.secondsAndNanos(signedIn.refreshTokenExpiresAt()));
        return json.put("accessToken", signedIn.accessToken())
                .put("refreshToken", signedIn.refreshToken())
                .put("userId", signedIn.user().id().toString())
                .put("expiresIn", Remaining.seconds(now, signedIn.accessTokenExpiresAt()));
    }
}
