package com.datifyy.bootstrap.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.datifyy.adapters.rest.http.AccessTable;
import com.datifyy.adapters.rest.http.AccessTable.Route;
import com.datifyy.adapters.rest.http.AccessTable.Rule;
import com.datifyy.bootstrap.journey.Journey.Newcomer;
import com.datifyy.bootstrap.service.AuthorizationMatrix.Access;
import com.datifyy.bootstrap.service.AuthorizationMatrix.Asking;
import com.datifyy.bootstrap.service.AuthorizationMatrix.Heard;
import com.datifyy.bootstrap.service.AuthorizationMatrix.Line;
import com.datifyy.bootstrap.service.AuthorizationMatrix.Who;
import com.datifyy.bootstrap.service.Cast.Person;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every route, asked by everybody: nobody in particular, a member for their own things and for somebody
/// else's, and people who were members. Where a route may end a session, or more, whoever asks is a new
/// member.
class RestAccessTest implements AccessContract {
    private static final Newcomer NEWCOMER = Newcomer.named("Somebody");

    private static RunningApp app;
    private static Cast cast;
    private static Person known;
    private static Colleagues colleagues;
    private static AuthorizationMatrix matrix;

    @BeforeAll
    static void start() {
        app = RunningApp.unlimited();
        cast = Cast.in(app);
        colleagues = Colleagues.in(app);
        known = cast.newcomer();
        matrix = new AuthorizationMatrix(
                "401",
                "403",
                "404",
                AccessTable.STANDARD.rules().entrySet().stream()
                        .map(entry -> asked(entry.getKey(), entry.getValue()))
                        .toList());
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Override
    public String protocol() {
        return "REST";
    }

    @Override
    public Cast cast() {
        return cast;
    }

    @Override
    public AuthorizationMatrix matrix() {
        return matrix;
    }

    @TestFactory
    Stream<DynamicTest> c3_a_token_that_does_not_hold_is_as_good_as_none() {
        return AccessTable.STANDARD.rules().entrySet().stream()
                .filter(entry -> access(entry.getValue()) == Access.USER || access(entry.getValue()) == Access.STAFF)
                .map(entry -> dynamicTest(
                        entry.getKey().toString(),
                        () -> assertThat(ask(
                                                "not-a-token",
                                                entry.getKey(),
                                                cast.victim().things())
                                        .status())
                                .isEqualTo("401")));
    }

    @Test
    void a10_no_member_can_sign_in_as_staff() {
        assertThat(app.http()
                        .post(
                                "/api/v1/admin/login",
                                "{\"email\":\"%s\",\"password\":\"%s\"}"
                                        .formatted(known.newcomer().email(), Cast.PASSWORD))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void c1_whatever_is_not_in_the_table_is_not_there() {
        Http http = app.http().as(cast.victim().token());
        for (String path : Set.of("/api", "/api/v1", "/api/v1/user", "/api/v1/users", "/metrics", "/admin", "/.env")) {
            assertThat(http.get(path).status()).as(path).isEqualTo(404);
        }
    }

    private static Line asked(Route route, Rule rule) {
        var victims = cast.victim().things();
        var asking = new Asking()
                .heard(Who.NOBODY, ask(null, route, victims))
                .heard(
                        Who.SUSPENDED,
                        ask(cast.suspended().token(), route, cast.suspended().things()))
                .heard(
                        Who.BANNED,
                        ask(cast.banned().token(), route, cast.banned().things()))
                .heard(
                        Who.CLOSED,
                        ask(cast.closed().token(), route, cast.closed().things()));
        boolean harmless = access(rule) != Access.USER || route.method().equals("GET");
        Person member = harmless ? known : cast.newcomer();
        if (access(rule) == Access.USER && namesThings(route)) {
            asking.heardOfOthers(ask(member.token(), route, victims), ask(member.token(), route, Things.MISSING));
        }
        asking.heard(Who.MEMBER, ask(member.token(), route, member.things()));
        if (access(rule) == Access.USER || access(rule) == Access.STAFF) {
            Who.STAFF.forEach(admin -> asking.heard(admin, ask(tokenFor(admin, route), route, Things.MISSING)));
        }
        return asking.line(
                route.toString(), access(rule), rule.permission(), rule.tier().name());
    }

    /// Whoever signs out does so in a session of its own.
    private static String tokenFor(Who admin, Route route) {
        return route.path().endsWith("/logout")
                ? colleagues.anotherToken(admin.role())
                : colleagues.token(admin.role());
    }

    private static Access access(Rule rule) {
        return Access.valueOf(rule.access().name());
    }

    private static boolean namesThings(Route route) {
        var victims = cast.victim().things();
        return !path(route, victims).equals(path(route, Things.MISSING))
                || !body(route, victims).equals(body(route, Things.MISSING));
    }

    private static Heard ask(@Nullable String token, Route route, Things things) {
        var http = app.http().as(token);
        String path = path(route, things);
        Answer answer =
                route.method().equals("GET") ? http.get(path) : http.send(route.method(), path, body(route, things));
        return new Heard(Integer.toString(answer.status()), answer.textBesidesRequestId() + headersOfTheAnswer(answer));
    }

    private static String path(Route route, Things things) {
        String named = route.path()
                .replaceAll("/(profile|block|report)/\\{userId}", "/$1/" + things.shown())
                .replace("{userId}", things.owner())
                .replace("{sessionId}", things.session())
                .replace("{id}", things.slot())
                .replace("{provider}", "google")
                .replace("{photoId}", things.photo())
                .replaceAll("\\{.*}", "some");
        return named + (route.toString().equals("DELETE /api/v1/availability") ? "?slotId=" + things.slot() : "");
    }

    /// A body that is acceptable where there is something to accept.
    private static String body(Route route, Things things) {
        return switch (route.toString()) {
            case "POST /api/v1/auth/register/email" -> credentials(NEWCOMER);
            case "POST /api/v1/auth/login/email" -> credentials(known.newcomer());
            case "POST /api/v1/auth/token/refresh", "POST /api/v1/auth/token/revoke" ->
                "{\"refreshToken\":\"nobody-has-this-token\"}";
            case "POST /api/v1/auth/token/validate" -> "{\"accessToken\":\"not-a-token\"}";
            case "POST /api/v1/auth/password/change" ->
                "{\"currentPassword\":\"%s\",\"newPassword\":\"seven lanterns by noon\"}".formatted(Cast.PASSWORD);
            case "POST /api/v1/admin/password/change" ->
                "{\"currentPassword\":\"%s\",\"newPassword\":\"password\"}".formatted(Colleagues.PASSWORD);
            case "POST /api/v1/auth/session/revoke" -> "{\"sessionId\":\"" + things.session() + "\"}";
            case "POST /api/v1/auth/device/trust", "POST /api/v1/auth/device/revoke" ->
                "{\"deviceId\":\"" + things.device() + "\"}";
            case "POST /api/v1/auth/second-factor/confirm",
                    "POST /api/v1/auth/second-factor/recovery-codes",
                    "POST /api/v1/auth/second-factor/disable" ->
                "{\"code\":\"000000\",\"password\":\"" + Cast.PASSWORD + "\"}";
            case "POST /api/v1/auth/second-factor/enroll",
                    "DELETE /api/v1/auth/identities/{provider}",
                    "DELETE /api/v1/user/account" -> "{\"password\":\"" + Cast.PASSWORD + "\"}";
            case "PUT /api/v1/user/me", "PUT /api/v1/user/profile" ->
                "{\"profileDetails\":{\"bio\":\"hello\"},\"updateFields\":[\"bio\"]}";
            case "PUT /api/v1/partner-preferences", "PUT /api/v1/user/preferences/partner" ->
                "{\"preferences\":{\"minYearsExperience\":2}}";
            case "PUT /api/v1/user/preferences" -> "{\"preferences\":{\"theme\":\"dark\"}}";
            case "PUT /api/v1/user/photos/{photoId}" -> "{\"caption\":\"by the river\"}";
            case "POST /api/v1/user/suggestions/{id}/respond", "POST /api/v1/user/suggestions/{id}" ->
                "{\"accept\":true}";
            case "POST /api/v1/user/report/{userId}" -> "{\"reason\":\"REPORT_REASON_SPAM\"}";
            case "POST /api/v1/availability" -> "{\"slots\":[" + slot(2) + "]}";
            case "PUT /api/v1/availability/{id}" -> slot(4);
            default -> "{}";
        };
    }

    /// An hour of the day on which everybody has time.
    private static String slot(int hour) {
        long start = cast.day().getEpochSecond() + hour * 3_600L;
        return "{\"startTime\":%d,\"endTime\":%d}".formatted(start, start + 3_600);
    }

    private static String credentials(Newcomer newcomer) {
        return "{\"email\":\"%s\",\"password\":\"%s\",\"name\":\"%s\"}"
                .formatted(newcomer.email(), Cast.PASSWORD, newcomer.name());
    }

    /// Without what is about the connection and not about the answer: the server may close one at any time.
    private static Set<String> headersOfTheAnswer(Answer answer) {
        Set<String> names = new TreeSet<>(answer.headers().map().keySet());
        names.remove("connection");
        return names;
    }
}
