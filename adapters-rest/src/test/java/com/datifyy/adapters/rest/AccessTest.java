package com.datifyy.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.adapters.rest.health.Probe;
import com.datifyy.adapters.rest.http.Access;
import com.datifyy.adapters.rest.http.AccessTable;
import com.datifyy.adapters.rest.http.AccessTable.Route;
import com.datifyy.adapters.rest.http.AccessTable.Rule;
import com.datifyy.adapters.rest.http.Routes;
import com.datifyy.adapters.rest.json.Json;
import com.datifyy.application.InMemoryApplication;
import com.datifyy.application.shared.Tier;
import com.datifyy.domain.admin.AdminRole;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.UserId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class AccessTest {
    private static final Map<Route, Rule> RULES = AccessTable.STANDARD.rules();

    @AutoClose
    private final RestService service = new RestService();

    private final RestService.Member maya = service.join("Maya");

    @Test
    void c1_every_live_route_has_an_access_rule_and_every_rule_a_live_route() {
        Set<String> live = service.server().liveRoutes().stream()
                .filter(route -> !route.method().equals("HEAD"))
                .map(Route::toString)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(live).isEqualTo(names(RULES.keySet()));
    }

    @Test
    void c1_head_is_answered_where_get_is_and_nowhere_else() {
        Set<String> head = service.server().liveRoutes().stream()
                .filter(route -> route.method().equals("HEAD"))
                .map(Route::path)
                .collect(Collectors.toSet());

        assertThat(head)
                .isEqualTo(RULES.keySet().stream()
                        .filter(route -> route.method().equals("GET"))
                        .map(Route::path)
                        .collect(Collectors.toSet()));
        assertThat(service.send("HEAD", "/api/v1/user/me", null).status()).isEqualTo(401);
        assertThat(service.send("HEAD", "/health", null).status()).isEqualTo(200);
    }

    @Test
    void c1_the_description_has_exactly_the_live_routes() {
        assertThat(new OpenApi().operations()).isEqualTo(names(RULES.keySet()));
    }

    @Test
    void c1_the_table_has_all_95_numbered_routes_of_the_contract() {
        assertThat(RULES.values().stream()
                        .map(Rule::number)
                        .filter(number -> !number.equals("-"))
                        .map(Integer::valueOf)
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 95).boxed().toList());
    }

    @Test
    void c1_the_description_says_of_each_route_whether_it_needs_a_token() {
        var paths = new OpenApi().document().get("paths");
        RULES.forEach((route, rule) -> {
            var operation = paths.get(route.path()).get(route.method().toLowerCase(Locale.ROOT));
            boolean open =
                    operation.has("security") && operation.get("security").isEmpty();
            assertThat(open)
                    .as(route.toString())
                    .isEqualTo(rule.access() == Access.ANONYMOUS || rule.access() == Access.INTERNAL);
        });
    }

    @Test
    void c1_without_a_token_nothing_but_the_anonymous_routes_answers() {
        each(rule -> rule.access() == Access.USER || rule.access() == Access.STAFF, (route, path) -> {
            Answer answer = service.send(route.method(), path, bodyFor(route));
            assertThat(answer.status()).as(route.toString()).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
        });
    }

    @Test
    void a10_a_members_token_opens_no_staff_route() {
        each(
                rule -> rule.access() == Access.STAFF,
                (route, path) -> assertThat(
                                maya.call(route.method(), path, bodyFor(route)).status())
                        .as(route.toString())
                        .isEqualTo(403));
    }

    @ParameterizedTest
    @MethodSource("contract")
    void every_route_of_the_contract_does_something(String method, String path) {
        Rule rule = RULES.get(new Route(method, path.replaceAll("\\?.*", "")));
        String token = rule.access() == Access.STAFF
                ? InMemoryApplication.tokenOf(service.application.staff(AdminRole.SUPER_ADMIN))
                : service.join("Somebody").token();
        service.redis.set(Probe.Health.OK);

        Answer answer = service.send(
                method,
                path.replaceAll("\\{[^}]+}|(?<==)$", "7"),
                method.equals("POST") || method.equals("PUT") ? "{}" : null,
                "Authorization",
                "Bearer " + token);

        assertThat(answer.status()).as("%s", answer.text()).isNotIn(401, 403, 405, 500, 501, 503);
        assertThat(answer.text()).doesNotContain("There is nothing under this path");
    }

    /// The routes that the contract lists, by their aliases as well.
    static Stream<Arguments> contract() throws IOException {
        try (var list = AccessTest.class.getResourceAsStream("/routes.tsv")) {
            List<String[]> routes = new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .toList();
            assertThat(routes.stream().map(parts -> parts[0]).distinct()).hasSize(95);
            return routes.stream().map(parts -> Arguments.of(parts[1], parts[2]));
        }
    }

    @Test
    void c10_internal_routes_do_not_exist_in_production() {
        RestSettings development = RestSettings.onPort(0);
        RestSettings production =
                new RestSettings(0, true, development.crossOrigin(), 0, development.limits(), Duration.ofSeconds(1));
        try (RestService live = new RestService(production)) {
            assertThat(live.get("/api/test-db").status()).isEqualTo(404);
            assertThat(live.get("/api/test-redis").status()).isEqualTo(404);
            assertThat(live.get("/debug/vars").status()).isEqualTo(404);
        }
        assertThat(service.get("/api/test-db").status()).isEqualTo(200);
        assertThat(service.get("/debug/vars").status()).isEqualTo(200);
    }

    @Test
    void c1_a_route_without_a_rule_cannot_be_served() {
        Routes routes = new Routes(AccessTable.STANDARD);

        assertThatThrownBy(() -> routes.open("GET /secret", http -> http.answer(Json.object())))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> routes.open("GET /api/v1/user/me", http -> http.answer(Json.object())))
                .as("a route that needs a person")
                .isInstanceOf(IllegalStateException.class);
        routes.open("GET /health", http -> http.answer(Json.object()));
        assertThatThrownBy(() -> routes.open("GET /health", http -> http.answer(Json.object())))
                .as("a second answer")
                .isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = AccountStatus.class,
            names = {"SUSPENDED", "BANNED", "DELETED"})
    void c3_b4_who_does_not_take_part_any_more_is_nobody_on_every_route(AccountStatus status) {
        var users = service.application.users;
        var user = users.find(UserId.parse(maya.id())).orElseThrow();
        service.application.units.run(() -> users.save(user.withStatus(status)));

        each(
                rule -> rule.access() == Access.USER || rule.access() == Access.STAFF,
                (route, path) -> assertThat(
                                maya.call(route.method(), path, bodyFor(route)).status())
                        .as(route.toString())
                        .isEqualTo(401));
    }

    @Test
    void c3_a_member_may_call_every_route_for_members() {
        each(
                rule -> rule.access() == Access.USER,
                // a member for each, since some routes end the session
                (route, path) -> assertThat(service.join("Member")
                                .call(route.method(), path, bodyFor(route))
                                .status())
                        .as(route.toString())
                        .isNotIn(401, 403, 405, 500));
    }

    @Test
    void b1_a_token_that_does_not_hold_opens_nothing() {
        List<String> forged = List.of(
                "Bearer ",
                "Bearer nonsense",
                "Basic dXNlcjpwYXNz",
                "Bearer a b",
                "access_token_1_1700000000",
                "Bearer " + maya.token().replace("/1/", "/2/"),
                "Bearer " + "x".repeat(5_000));
        for (String header : forged) {
            Answer answer = service.get("/api/v1/user/me", "Authorization", header);
            assertThat(answer.status()).as(header).isEqualTo(401);
            assertThat(answer.text("/code")).isEqualTo("UNAUTHENTICATED");
        }
    }

    @Test
    void b2_an_access_token_stops_working_when_it_expires() {
        assertThat(maya.get("/api/v1/user/me").status()).isEqualTo(200);

        service.application.clock.advance(Duration.ofMinutes(15));

        assertThat(maya.get("/api/v1/user/me").status()).isEqualTo(401);
    }

    @Test
    void b7_a_token_in_the_address_is_not_looked_at() {
        assertThat(service.get("/api/v1/user/me?access_token=" + maya.token() + "&token=" + maya.token())
                        .status())
                .isEqualTo(401);
    }

    @Test
    void a_token_without_the_word_bearer_is_understood_and_two_tokens_are_not() {
        assertThat(service.get("/api/v1/user/me", "Authorization", maya.token()).status())
                .isEqualTo(200);
        assertThat(service.get("/api/v1/user/me", "Authorization", "bearer " + maya.token())
                        .status())
                .isEqualTo(200);
        assertThat(service.get(
                                "/api/v1/user/me",
                                "Authorization",
                                "Bearer " + maya.token(),
                                "Authorization",
                                "Bearer " + maya.token())
                        .status())
                .isEqualTo(401);
    }

    @Test
    void d14_looking_at_people_has_a_limit_of_its_own() {
        assertThat(RULES.entrySet().stream()
                        .filter(rule -> rule.getValue().tier() == Tier.DISCOVER)
                        .map(rule -> rule.getKey().toString()))
                .containsExactlyInAnyOrder(
                        "GET /api/v1/user/search",
                        "GET /api/v1/user/recommendations",
                        "GET /api/v1/user/recommendations/leeway",
                        "GET /api/v1/user/profile/{userId}");
    }

    @Test
    void a5_nothing_that_a_stranger_may_send_escapes_the_strict_limits() {
        Set<Tier> strict = Set.of(Tier.REGISTER, Tier.LOGIN, Tier.TOKEN, Tier.CODE, Tier.CODE_CHECK);
        RULES.forEach((route, rule) -> {
            if (rule.access() == Access.ANONYMOUS && route.method().equals("POST")) {
                assertThat(rule.tier()).as(route.toString()).isIn(strict);
            }
            if (rule.tier() == Tier.NONE) {
                assertThat(route.path()).doesNotStartWith("/api");
            }
        });
    }

    @Test
    void passwords_are_not_asked_for_where_a_limit_says_no() {
        String body = """
                {"email": "member1@example.org", "password": "%s"}""".formatted(InMemoryApplication.PASSWORD);
        assertThat(service.post("/api/v1/auth/login/email", body).status()).isEqualTo(200);
        service.application.exhaust();
        int checked = service.application.hasher.checked();

        Answer answer = service.post("/api/v1/auth/login/email", body);

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.text("/code")).isEqualTo("TOO_MANY_REQUESTS");
        assertThat(answer.header("Retry-After")).isEqualTo("90");
        assertThat(service.application.hasher.checked()).isEqualTo(checked);
    }

    private interface Visit {
        void to(Route route, String path);
    }

    private static void each(Predicate<Rule> wanted, Visit visit) {
        RULES.forEach((route, rule) -> {
            if (wanted.test(rule)) {
                visit.to(route, route.path().replaceAll("\\{[^}]+}", "7"));
            }
        });
    }

    private static String bodyFor(Route route) {
        return route.method().equals("POST") || route.method().equals("PUT") ? "{}" : null;
    }

    private static Set<String> names(Set<Route> routes) {
        return routes.stream().map(Route::toString).collect(Collectors.toCollection(TreeSet::new));
    }
}
