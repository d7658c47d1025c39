package com.datifyy.bootstrap.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.datifyy.adapters.rest.http.AccessTable;
import com.datifyy.adapters.rest.http.AccessTable.Route;
import com.datifyy.bootstrap.journey.Journey.Newcomer;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every route, asked by nobody in particular, by the person whose things they are, and by somebody else.
class RestAccessTest {
    private static final Newcomer KNOWN = Newcomer.named("Known");

    /// What the routes of this release answer: to anybody without a token, to the owner, to another member.
    private static final String ANSWERED = """
            GET     /                                     200 200 200
            GET     /health                               200 200 200
            GET     /ready                                200 200 200
            GET     /readyz                               200 200 200
            GET     /livez                                200 200 200
            GET     /health/db                            200 200 200
            GET     /health/redis                         200 200 200
            GET     /openapi.yaml                         200 200 200
            GET     /openapi.json                         200 200 200
            GET     /docs                                 200 200 200
            GET     /docs/{file}                          404 404 404

            POST    /api/v1/auth/register/email           201 201 201
            POST    /api/v1/auth/login/email              200 200 200
            POST    /api/v1/auth/token/refresh            401 401 401
            POST    /api/v1/auth/token/revoke             200 200 200

            GET     /api/v1/user/me                       401 200 200
            GET     /api/v1/user/profile                  401 200 200
            PUT     /api/v1/user/me                       401 200 200
            PUT     /api/v1/user/profile                  401 200 200
            GET     /api/v1/user/profile/{userId}         401 404 200
            GET     /api/v1/user/search                   401 200 200
            GET     /api/v1/user/recommendations          401 200 200
            GET     /api/v1/partner-preferences           401 200 200
            GET     /api/v1/user/preferences/partner      401 200 200
            PUT     /api/v1/partner-preferences           401 200 200
            PUT     /api/v1/user/preferences/partner      401 200 200
            GET     /api/v1/availability                  401 200 200
            POST    /api/v1/availability                  401 200 200
            DELETE  /api/v1/availability                  401 200 404
            DELETE  /api/v1/availability/{id}             401 200 404
            PUT     /api/v1/availability/{id}             401 200 404
            """;

    /// Routes that want a person, by the beginning of their path; the others of `/api/v1/auth` want nobody.
    private static final Pattern FOR_MEMBERS = Pattern.compile("/api/v1/(user|partner-preferences|availability)(/.*)?"
            + "|/api/v1/auth/(password/change|session/.*|sessions(/.*)?|devices|device/.*|logout(/.*)?)");

    private static final Pattern FOR_STAFF = Pattern.compile("/api/v1/(admin/(?!login$).*|slack/.*)");

    private static RunningApp app;
    private static People people;

    @BeforeAll
    static void start() {
        app = RunningApp.start();
        people = People.in(app);
        app.overRest().register(KNOWN);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    /// What somebody is answered, by who they are.
    private record Expected(int anybody, int owner, int other) {}

    @TestFactory
    Stream<DynamicTest> c3_every_route_answers_everybody_as_it_should() {
        return matrix().entrySet().stream()
                .map(line -> dynamicTest(line.getKey(), () -> {
                    var method = line.getKey().split(" ", 2)[0];
                    var path = line.getKey().split(" ", 2)[1];
                    var expected = line.getValue();
                    assertThat(ask(null, method, path)).as("anybody").isEqualTo(expected.anybody());
                    assertThat(ask(people.other().tokens().access(), method, path))
                            .as("another member")
                            .isEqualTo(expected.other());
                    assertThat(ask(people.owner().tokens().access(), method, path))
                            .as("the owner")
                            .isEqualTo(expected.owner());
                }));
    }

    @TestFactory
    Stream<DynamicTest> c3_a_token_that_does_not_hold_is_as_good_as_none() {
        return matrix().entrySet().stream()
                .filter(line -> line.getValue().anybody() == 401)
                .filter(line -> !line.getKey().startsWith("POST /api/v1/auth/token"))
                .map(line -> dynamicTest(line.getKey(), () -> {
                    var parts = line.getKey().split(" ", 2);
                    assertThat(ask("not-a-token", parts[0], parts[1])).isEqualTo(401);
                }));
    }

    @Test
    void c1_whatever_is_not_in_the_table_is_not_there() {
        for (String path : Set.of("/api", "/api/v1", "/api/v1/user", "/api/v1/users", "/metrics", "/admin", "/.env")) {
            assertThat(app.http().as(people.owner().tokens().access()).get(path).status())
                    .as(path)
                    .isEqualTo(404);
        }
    }

    private static Map<String, Expected> matrix() {
        Map<String, Expected> matrix = new TreeMap<>();
        AccessTable.STANDARD.routes().stream().map(Route::toString).forEach(route -> {
            String path = route.split(" ", 2)[1];
            matrix.put(
                    route,
                    FOR_STAFF.matcher(path).matches()
                            ? new Expected(401, 403, 403)
                            : FOR_MEMBERS.matcher(path).matches()
                                    ? new Expected(401, 501, 501)
                                    : new Expected(501, 501, 501));
        });
        ANSWERED.lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.split(" +", -1))
                .forEach(word -> {
                    var expected = new Expected(
                            Integer.parseInt(word[2]), Integer.parseInt(word[3]), Integer.parseInt(word[4]));
                    assertThat(matrix.replace(word[0] + " " + word[1], expected))
                            .as(word[1])
                            .isNotNull();
                });
        return matrix;
    }

    private static int ask(String token, String method, String path) {
        boolean needsSlot = path.startsWith("/api/v1/availability") && !method.equals("GET");
        String slot = needsSlot && token != null ? people.slot() : "b7e0c9d2-6b1f-4a54-9f6e-1f2c3d4e5f60";
        String real = path.replace("{userId}", people.owner().id())
                        .replace("{id}", slot)
                        .replaceAll("\\{.*}", "some")
                + (method.equals("DELETE") && path.endsWith("availability") ? "?slot_id=" + slot : "");
        var http = app.http().as(token);
        return (method.equals("GET") ? http.get(real) : http.send(method, real, body(method + " " + path))).status();
    }

    /// A body that is acceptable where there is something to accept.
    private static String body(String route) {
        Instant hour = People.anotherHour();
        String slot =
                "{\"startTime\":%d,\"endTime\":%d}".formatted(hour.getEpochSecond(), hour.getEpochSecond() + 3600);
        return switch (route) {
            case "POST /api/v1/auth/register/email" -> credentials(Newcomer.named("Somebody"));
            case "POST /api/v1/auth/login/email" -> credentials(KNOWN);
            case "POST /api/v1/auth/token/refresh", "POST /api/v1/auth/token/revoke" ->
                "{\"refreshToken\":\"nobody-has-this-token\"}";
            case "PUT /api/v1/user/me", "PUT /api/v1/user/profile" ->
                "{\"profileDetails\":{\"bio\":\"hello\"},\"updateFields\":[\"bio\"]}";
            case "PUT /api/v1/partner-preferences", "PUT /api/v1/user/preferences/partner" ->
                "{\"preferences\":{\"minYearsExperience\":2}}";
            case "POST /api/v1/availability" -> "{\"slots\":[" + slot + "]}";
            case "PUT /api/v1/availability/{id}" -> slot;
            default -> "{}";
        };
    }

    private static String credentials(Newcomer newcomer) {
        return "{\"email\":\"%s\",\"password\":\"%s\",\"name\":\"%s\"}"
                .formatted(newcomer.email(), newcomer.password(), newcomer.name());
    }
}
