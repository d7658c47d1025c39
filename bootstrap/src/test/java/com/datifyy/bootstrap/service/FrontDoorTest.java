package com.datifyy.bootstrap.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status.Code;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What everybody meets before anybody asks who they are: health, unknown paths and methods, and web pages of
/// other origins.
class FrontDoorTest {
    private static RunningApp app;

    @BeforeAll
    static void start() {
        app = RunningApp.start();
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private final Http http = app.http();

    @Test
    void h8_health_tells_status_time_and_the_version_of_the_contract_and_the_release_to_nobody() {
        Answer health = http.get("/health");

        assertThat(health.status()).isEqualTo(200);
        assertThat(health.at("/status").asText()).isEqualTo("ok");
        assertThat(health.at("/version").asText()).isEqualTo("1.0.0");
        for (String path : List.of("/", "/health", "/livez", "/readyz", "/ready", "/health/db", "/health/redis")) {
            assertThat(http.get(path).text()).as(path).doesNotContain(RunningApp.VERSION);
        }
        assertThat(Instant.parse(health.at("/timestamp").asText()))
                .isBetween(Instant.now().minus(Duration.ofMinutes(1)), Instant.now());
    }

    @Test
    void times_are_told_as_they_are_read_later() {
        Answer joined = http.post("/api/v1/auth/register/email", """
                {"email": "punctual@example.org", "password": "seven lanterns by noon", "name": "Punctual"}""");
        Answer later = http.as(joined.at("/accessToken").asText()).get("/api/v1/user/me");

        assertThat(joined.status()).isEqualTo(201);
        assertThat(later.at("/profile/metadata/createdAt")).isNotEmpty().isEqualTo(joined.at("/user/createdAt"));
    }

    @Test
    void the_probes_tell_how_things_are() {
        assertThat(http.get("/livez").text()).isEqualTo("{\"status\":\"ok\"}");
        assertThat(http.get("/readyz").text()).isEqualTo("{\"status\":\"ready\"}");
        assertThat(http.get("/ready").text()).isEqualTo("{\"status\":\"ready\"}");
        assertThat(http.get("/health/db").text()).isEqualTo("{\"status\":\"ok\"}");
        assertThat(http.get("/health/redis").text()).isEqualTo("{\"status\":\"disabled\"}");
        assertThat(http.get("/").at("/service").asText()).isEqualTo("Datifyy Backend API");
        assertThat(http.get("/").at("/endpoints/grpc").asText()).isEqualTo(":" + app.grpcPort());
    }

    @Test
    void grpc_health_says_that_it_serves_as_a_whole_and_each_service() throws Exception {
        for (String service : List.of("", "datifyy.user.v1.UserService", "datifyy.auth.v1.AuthService")) {
            var outcome = app.grpc()
                    .call(
                            "grpc.health.v1.Health/Check",
                            HealthCheckRequest.newBuilder().setService(service).build());
            assertThat(HealthCheckResponse.parseFrom(outcome.answer()).getStatus())
                    .as(service)
                    .isEqualTo(ServingStatus.SERVING);
        }
        var unknown = app.grpc()
                .call(
                        "grpc.health.v1.Health/Check",
                        HealthCheckRequest.newBuilder().setService("nothing").build());
        assertThat(unknown.status()).isEqualTo(Code.NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/api/v1/user/me/too", "/api/v2/user/me", "/%2e%2e/etc/passwd", "//"})
    void an_unknown_path_is_a_404_in_json(String path) {
        Answer answer = http.get(path);

        assertThat(answer.status()).isIn(400, 404);
        assertProblem(answer);
    }

    @Test
    void a_wrong_method_is_a_405_that_names_the_right_ones() {
        Answer answer = http.delete("/api/v1/user/me");
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow").split(" *, *")).contains("GET", "PUT").doesNotContain("DELETE", "POST");
        assertThat(answer.code()).isEqualTo("METHOD_NOT_ALLOWED");
        assertProblem(answer);

        assertThat(http.post("/health", "{}").status()).isEqualTo(405);
        assertThat(http.send("PATCH", "/api/v1/user/me", "{}").status()).isEqualTo(405);
        assertThat(http.get("/api/v1/auth/login/email").header("Allow")).contains("POST");
    }

    @Test
    void e6_every_answer_says_how_it_is_to_be_treated() {
        for (Answer answer : List.of(http.get("/health"), http.get("/api/v1/user/me"), http.get("/nothing"))) {
            assertThat(answer.header("Content-Type")).matches("application/(problem\\+)?json; ?charset=utf-8");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("Cache-Control")).contains("no-store");
            assertThat(answer.header("Referrer-Policy")).isNotEmpty();
            assertThat(answer.header("X-Request-Id")).isNotEmpty();
            assertThat(answer.headers().map()).doesNotContainKeys("server", "x-powered-by");
        }
    }

    @Test
    void b6_no_answer_sets_a_cookie() {
        var credentials = "\"email\":\"cookies@example.org\",\"password\":\"seven lamps beside the lake\"";
        Answer registered = http.post(
                "/api/v1/auth/register/email",
                "{" + credentials + ",\"name\":\"Maya Kulkarni\",\"dateOfBirth\":\"1994-05-06\"}");
        Answer signedIn = http.post("/api/v1/auth/login/email", "{" + credentials + "}");
        Answer refreshed = http.post(
                "/api/v1/auth/token/refresh",
                "{\"refreshToken\":\""
                        + signedIn.at("/tokens/refreshToken/token").asText() + "\"}");
        Http member = http.as(refreshed.at("/tokens/accessToken/token").asText());
        Answer profile = member.get("/api/v1/user/me");
        Answer signedOut = member.post("/api/v1/auth/logout", "{}");
        List<Answer> welcome = List.of(registered, signedIn, refreshed, profile, signedOut, http.get("/docs"));
        List<Answer> refused = List.of(http.get("/api/v1/user/me"), http.get("/nothing"), http.delete("/health"));

        assertThat(welcome).allSatisfy(answer -> assertThat(answer.status()).isBetween(200, 399));
        assertThat(refused).allSatisfy(answer -> assertThat(answer.status()).isBetween(401, 405));
        assertThat(Stream.of(welcome, refused).flatMap(List::stream))
                .allSatisfy(
                        answer -> assertThat(answer.headers().map()).doesNotContainKeys("set-cookie", "set-cookie2"));
    }

    @Test
    void e5_a_listed_page_may_call_and_every_answer_varies_by_origin() {
        Answer asked = http.send(
                "OPTIONS",
                "/api/v1/user/me",
                null,
                "Origin",
                RunningApp.ORIGIN,
                "Access-Control-Request-Method",
                "PUT");
        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.header("Access-Control-Allow-Origin")).isEqualTo(RunningApp.ORIGIN);
        assertThat(asked.header("Access-Control-Allow-Methods")).contains("PUT");
        assertThat(asked.header("Access-Control-Max-Age")).isNotEmpty();

        Answer called = http.get("/api/v1/user/me", "Origin", RunningApp.ORIGIN);
        assertThat(called.status()).isEqualTo(401);
        assertThat(called.header("Access-Control-Allow-Origin")).isEqualTo(RunningApp.ORIGIN);
        for (Answer answer : List.of(asked, called, http.get("/health"))) {
            assertThat(answer.headers().allValues("Vary")).anyMatch(vary -> vary.contains("Origin"));
            assertThat(answer.headers().map()).doesNotContainKey("access-control-allow-credentials");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "https://app.example.org.evil.example",
                "http://app.example.org",
                "https://app.example.org:8443",
                "https://APP.example.org",
                "https://app.example.org/",
                "null",
                "*"
            })
    void e5_any_other_page_gets_no_permission_and_cannot_change_anything(String origin) {
        Answer asked =
                http.send("OPTIONS", "/api/v1/user/me", null, "Origin", origin, "Access-Control-Request-Method", "PUT");
        assertThat(asked.status()).isEqualTo(403);
        assertThat(asked.headers().map()).doesNotContainKey("access-control-allow-origin");

        assertThat(http.get("/health", "Origin", origin).headers().map())
                .doesNotContainKey("access-control-allow-origin");

        Answer posted = http.post("/api/v1/auth/login/email", "{}", "Origin", origin);
        assertThat(posted.status()).isEqualTo(403);
        assertProblem(posted);
    }

    @Test
    void requests_carry_their_id_and_trace_through() {
        String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        Answer answer = http.get("/nothing", "X-Request-Id", "abc-1", "traceparent", trace);

        assertThat(answer.header("X-Request-Id")).isEqualTo("abc-1");
        assertThat(answer.at("/requestId").asText()).isEqualTo("abc-1");
        assertThat(http.get("/nothing", "X-Request-Id", "a b<script>").text()).doesNotContain("script");
    }

    private static void assertProblem(Answer answer) {
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.at("/status").asInt()).isEqualTo(answer.status());
        assertThat(answer.code()).isNotEmpty();
        assertThat(answer.at("/message").asText()).isNotEmpty();
        assertThat(answer.at("/requestId").asText()).isNotEmpty();
        assertThat(answer.at("/details").isObject()).isTrue();
    }
}
