package com.datifyy.adapters.rest.auth;

import com.datifyy.adapters.rest.json.Json;
import com.datifyy.adapters.rest.json.JsonTime;
import com.datifyy.adapters.rest.json.Vocabulary;
import com.datifyy.application.identity.SignedIn;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.PhoneNumber;
import com.datifyy.domain.identity.Session;
import com.datifyy.domain.identity.User;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Somebody signed in: the person, the tokens, the session, and the tokens once more as plain texts at the top.
final class SignedInJson {
    private static final Vocabulary<AccountStatus> STATUSES = Vocabulary.of(AccountStatus.class);

    private SignedInJson() {}

    static ObjectNode of(SignedIn signedIn, Instant now) {
        ObjectNode json = Json.object();
        json.set("user", user(signedIn.user()));
        json.setAll(tokens(signedIn, now));
        json.set("session", session(signedIn.session()));
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
                .put(
                        "expiresIn",
                        Math.max(
                                0,
                                Duration.between(now, signedIn.accessTokenExpiresAt())
                                        .toSeconds()));
    }

    private static ObjectNode user(User user) {
        PhoneNumber phone = user.phone();
        ObjectNode json = Json.object()
                .put("userId", user.id().toString())
                .put("email", user.email().value())
                .put("name", user.name())
                .put("phoneNumber", phone == null ? "" : phone.value())
                .put("accountStatus", STATUSES.nameOf(user.status()))
                .put("emailVerified", verification(user.emailVerifiedAt()))
                .put("phoneVerified", verification(user.phoneVerifiedAt()));
        json.set("createdAt", JsonTime.secondsAndNanos(user.createdAt()));
        Instant lastLogin = user.lastLoginAt();
        if (lastLogin != null) {
            json.set("lastLoginAt", JsonTime.secondsAndNanos(lastLogin));
        }
        return json;
    }

    private static ObjectNode session(Session session) {
        ObjectNode json = Json.object()
                .put("sessionId", session.id().toString())
                .put("userId", session.owner().toString())
                .put("isCurrent", true);
        json.set("deviceInfo", DeviceJson.of(session.device()));
        json.set("createdAt", JsonTime.secondsAndNanos(session.createdAt()));
        json.set("lastActiveAt", JsonTime.secondsAndNanos(session.lastActiveAt()));
        json.set("expiresAt", JsonTime.secondsAndNanos(session.expiresAt()));
        return json;
    }

    private static String verification(@Nullable Instant verifiedAt) {
        return verifiedAt == null ? "VERIFICATION_STATUS_UNVERIFIED" : "VERIFICATION_STATUS_VERIFIED";
    }
}
