package com.datifyy.bootstrap.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.datifyy.bootstrap.journey.Journey.Member;
import io.grpc.Status.Code;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Access tokens that are expired, forged, foreign or in the wrong place, on both protocols.
class TokensTest {
    private static final String MY_PROFILE = "datifyy.user.v1.UserService/GetMyProfile";

    private static RunningApp app;
    private static Member maya;
    private static Member arjun;

    @BeforeAll
    static void start() {
        app = RunningApp.start();
        var people = People.in(app);
        maya = people.owner();
        arjun = people.other();
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void a_token_put_together_again_unchanged_holds() {
        String same = genuine().token();

        assertThat(app.http().as(same).get("/api/v1/user/me").status()).isEqualTo(200);
        assertThat(app.grpc().as(same).call(MY_PROFILE, new byte[0]).status()).isEqualTo(Code.OK);
    }

    @TestFactory
    Stream<DynamicTest> b1_no_other_token_holds() {
        return forgeries().entrySet().stream()
                .map(forged -> dynamicTest(forged.getKey(), () -> {
                    Answer answer = app.http().as(forged.getValue()).get("/api/v1/user/me");
                    assertThat(answer.status()).isEqualTo(401);
                    assertThat(answer.code()).isEqualTo("UNAUTHENTICATED");
                    assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");

                    var outcome = app.grpc().as(forged.getValue()).call(MY_PROFILE, new byte[0]);
                    assertThat(outcome.status()).isEqualTo(Code.UNAUTHENTICATED);
                    assertThat(outcome.code()).isEqualTo("UNAUTHENTICATED");
                }));
    }

    @Test
    void b7_a_token_counts_in_its_header_only() {
        String token = maya.tokens().access();
        Http http = app.http();

        for (String query : new String[] {"token", "access_token", "accessToken", "authorization"}) {
            assertThat(http.get("/api/v1/user/me?" + query + "=" + token).status())
                    .as(query)
                    .isEqualTo(401);
        }
        assertThat(http.get("/api/v1/user/me", "Cookie", "access_token=" + token)
                        .status())
                .isEqualTo(401);
        assertThat(http.get("/api/v1/user/me", "X-Access-Token", token).status())
                .isEqualTo(401);
        assertThat(http.get("/api/v1/user/me", "Authorization", "Basic " + token)
                        .status())
                .isEqualTo(401);
        assertThat(http.as(token)
                        .get("/api/v1/user/me", "Authorization", "Bearer " + token)
                        .status())
                .as("two tokens")
                .isEqualTo(401);
    }

    private static Map<String, String> forgeries() {
        long now = Instant.now().getEpochSecond();
        String token = maya.tokens().access();
        String[] parts = token.split("\\.", -1);
        var foreign = Forgery.of(arjun.tokens().access(), app.secret());
        Map<String, String> forgeries = new LinkedHashMap<>();
        forgeries.put("no signature", parts[0] + "." + parts[1] + ".");
        forgeries.put("two parts", parts[0] + "." + parts[1]);
        forgeries.put("four parts", token + ".e30");
        forgeries.put(
                "none",
                genuine().withHeader(h -> h.put("alg", "none")).signedBy("").token());
        forgeries.put(
                "none, but signed",
                genuine().withHeader(h -> h.put("alg", "none")).token());
        forgeries.put(
                "another algorithm",
                genuine()
                        .withHeader(h -> h.put("alg", "HS512"))
                        .signedBy("HmacSHA512")
                        .token());
        forgeries.put(
                "another key", genuine().signedWith(RunningApp.anotherSecret()).token());
        forgeries.put("no key id", genuine().withHeader(h -> h.remove("kid")).token());
        forgeries.put(
                "another key id",
                genuine().withHeader(h -> h.put("kid", "../../dev/null")).token());
        forgeries.put(
                "another type", genuine().withHeader(h -> h.put("typ", "JWT")).token());
        forgeries.put("an altered claim", parts[0] + "." + foreign.token().split("\\.", -1)[1] + "." + parts[2]);
        forgeries.put(
                "expired", genuine().withClaims(c -> c.put("exp", now - 1)).token());
        forgeries.put(
                "without an end", genuine().withClaims(c -> c.remove("exp")).token());
        forgeries.put(
                "not yet valid",
                genuine().withClaims(c -> c.put("nbf", now + 60)).token());
        forgeries.put(
                "from the future",
                genuine().withClaims(c -> c.put("iat", now + 60)).token());
        forgeries.put(
                "beyond time",
                genuine().withClaims(c -> c.put("exp", Long.MAX_VALUE)).token());
        forgeries.put(
                "another audience",
                genuine().withClaims(c -> c.put("aud", "datifyy-admin")).token());
        forgeries.put(
                "another issuer",
                genuine().withClaims(c -> c.put("iss", "somebody")).token());
        forgeries.put("nobody", genuine().withClaims(c -> c.remove("sub")).token());
        forgeries.put(
                "a person who is not there",
                genuine().withClaims(c -> c.put("sub", "2147483647")).token());
        forgeries.put(
                "somebody else in one's own session",
                genuine().withClaims(c -> c.put("sub", arjun.id())).token());
        forgeries.put(
                "oneself in somebody else's session",
                genuine()
                        .withClaims(c -> c.set("sid", foreign.claims().get("sid")))
                        .token());
        forgeries.put("a refresh token", maya.tokens().refresh());
        forgeries.put("a token of the former server", "access_token_" + maya.id() + "_" + now);
        forgeries.put("far too long", "a".repeat(4_000));
        forgeries.put("dots", "...");
        return forgeries;
    }

    private static Forgery genuine() {
        return Forgery.of(maya.tokens().access(), app.secret());
    }
}
