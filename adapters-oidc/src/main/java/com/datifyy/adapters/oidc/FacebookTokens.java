package com.datifyy.adapters.oidc;

import com.datifyy.application.identity.port.IdentityProviders.Evidence;
import com.datifyy.domain.identity.AddressWord;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.IdentityProvider;
import com.datifyy.domain.identity.ProvenIdentity;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Access tokens of Facebook, about which Facebook is asked twice: first whether a token was issued to this app and
/// still holds, then whose it is.
///
/// Tokens travel in bodies and headers, never in an address: `debug_token` is a `POST` that says it means `GET`, as
/// the Graph API lets every call do. How long ago somebody signed in is not looked at, since Facebook's apps keep a
/// token for weeks.
final class FacebookTokens implements Evaluation {
    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]{1,4096}");

    /// What Facebook calls an access token that does not hold.
    private static final int INVALID_TOKEN = 190;

    private final FacebookApp app;
    private final BoundedHttp http;

    FacebookTokens(FacebookApp app, BoundedHttp http) {
        this.app = app;
        this.http = http;
    }

    @Override
    public ProvenIdentity prove(Evidence evidence, Instant now) throws Unproven, Unanswered {
        String token = evidence.accessToken();
        if (token.isBlank()) {
            throw new InvalidInput("access_token", "is required");
        }
        if (!TOKEN.matcher(token).matches()) {
            throw new Unproven("the token is too long or has other characters");
        }
        String holder = holderOf(token, now);
        JsonNode person = personWith(token);
        if (!holder.equals(Particulars.subject(person.path("id")))) {
            throw new Unproven("the token's holder and its person differ");
        }
        Email email = Particulars.email(person.path("email"));
        AddressWord word = email != null && app.confirmsEmails() ? AddressWord.NOW : AddressWord.NONE;
        return new ProvenIdentity(
                IdentityProvider.FACEBOOK, holder, email, word, Particulars.name(person.path("name")));
    }

    private String holderOf(String token, Instant now) throws Unproven, Unanswered {
        var answer = http.send(HttpRequest.newBuilder(address("/debug_token"))
                .header("Authorization", "Bearer " + app.appId() + "|" + app.appSecret())
                .header("Accept", "application/json")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        "method=GET&input_token=" + URLEncoder.encode(token, StandardCharsets.UTF_8)))
                .build());
        if (answer.status() != 200) {
            // A token that does not hold is told with 200: this is about the app, or Facebook itself.
            throw new Unanswered("inspecting a token: " + described(answer));
        }
        JsonNode data = document(answer).path("data");
        if (!isTrue(data.path("is_valid"))) {
            throw new Unproven("the token does not hold");
        }
        if (!app.appId().equals(data.path("app_id").textValue())) {
            throw new Unproven("the token was issued to another app");
        }
        if (!"USER".equals(data.path("type").textValue())) {
            throw new Unproven("the token is not a person's");
        }
        JsonNode end = data.path("expires_at");
        boolean ended = end.canConvertToLong() && end.longValue() != 0 && end.longValue() <= now.getEpochSecond();
        if (!end.isIntegralNumber() || ended) {
            throw new Unproven("the token has expired, or does not tell when it does");
        }
        return Particulars.subject(data.path("user_id"));
    }

    private JsonNode personWith(String token) throws Unproven, Unanswered {
        var answer =
                http.send(HttpRequest.newBuilder(address("/me?fields=id,name,email&appsecret_proof=" + proofOf(token)))
                        .header("Authorization", "Bearer " + token)
                        .header("Accept", "application/json")
                        .build());
        if (answer.status() == 200) {
            return document(answer);
        }
        if (answer.status() / 100 == 4 && errorIn(answer) == INVALID_TOKEN) {
            throw new Unproven("the token holds no longer");
        }
        throw new Unanswered("asking for a token's person: " + described(answer));
    }

    /// Shows Facebook that the token is used by this app.
    private String proofOf(String token) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(app.appSecret().getBytes(StandardCharsets.UTF_8), mac.getAlgorithm()));
            return HexFormat.of().formatHex(mac.doFinal(token.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private URI address(String path) {
        String base = app.graph().toString();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
    }

    private static JsonNode document(BoundedHttp.Answer answer) throws Unanswered {
        return StrictJson.object(answer.body()).orElseThrow(() -> new Unanswered("the answer is not a JSON object"));
    }

    private static String described(BoundedHttp.Answer answer) {
        return "status " + answer.status() + ", error " + errorIn(answer);
    }

    private static int errorIn(BoundedHttp.Answer answer) {
        return StrictJson.object(answer.body())
                .map(document -> document.path("error").path("code").asInt(0))
                .orElse(0);
    }

    private static boolean isTrue(JsonNode value) {
        return value.isBoolean() && value.booleanValue();
    }
}
