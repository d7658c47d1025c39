package com.datifyy.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.rest.http.Routes;
import com.datifyy.adapters.rest.json.Names;
import com.datifyy.application.InMemoryApplication;
import com.datifyy.domain.shared.Refusal;
import com.datifyy.domain.shared.Refusal.AccountClosed;
import com.datifyy.domain.shared.Refusal.Conflict;
import com.datifyy.domain.shared.Refusal.Forbidden;
import com.datifyy.domain.shared.Refusal.Incomplete;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Refusal.KeyReused;
import com.datifyy.domain.shared.Refusal.NotConfigured;
import com.datifyy.domain.shared.Refusal.NotFound;
import com.datifyy.domain.shared.Refusal.ProviderTakenOff;
import com.datifyy.domain.shared.Refusal.SecondFactorRequired;
import com.datifyy.domain.shared.Refusal.Stale;
import com.datifyy.domain.shared.Refusal.TooManyRequests;
import com.datifyy.domain.shared.Refusal.Unauthenticated;
import com.datifyy.domain.shared.Refusal.Unavailable;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RefusalRenderingTest {
    private final AtomicReference<RuntimeException> thrown = new AtomicReference<>();
    private final AtomicReference<Error> error = new AtomicReference<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private RestServer server;

    /// What a refusal has to look like.
    record Expected(Refusal refusal, int status, String code, Map<String, String> headers, String field) {}

    static List<Expected> refusals() {
        return List.of(
                new Expected(new InvalidInput("email", "is no good"), 400, "INVALID_INPUT", Map.of(), "email"),
                new Expected(
                        new Unauthenticated("Who are you"),
                        401,
                        "UNAUTHENTICATED",
                        Map.of("WWW-Authenticate", "Bearer"),
                        ""),
                new Expected(new Forbidden("No"), 403, "FORBIDDEN", Map.of(), ""),
                new Expected(new NotFound("This person"), 404, "NOT_FOUND", Map.of(), ""),
                new Expected(new Conflict("Taken"), 409, "CONFLICT", Map.of(), ""),
                new Expected(new Incomplete("gender", "Tell us"), 409, "INCOMPLETE", Map.of(), "gender"),
                new Expected(new Stale("The profile"), 412, "STALE", Map.of(), ""),
                new Expected(new KeyReused("Idempotency-Key"), 422, "IDEMPOTENCY_KEY_REUSED", Map.of(), ""),
                new Expected(
                        new TooManyRequests("Slow down", Duration.ofMillis(1_200)),
                        429,
                        "TOO_MANY_REQUESTS",
                        Map.of("Retry-After", "1"),
                        ""),
                new Expected(
                        new SecondFactorRequired("A code is required"), 401, "SECOND_FACTOR_REQUIRED", Map.of(), ""),
                new Expected(
                        new AccountClosed(Instant.parse("2026-12-26T10:00:00Z")), 401, "ACCOUNT_CLOSED", Map.of(), ""),
                new Expected(new ProviderTakenOff("Google"), 403, "PROVIDER_TAKEN_OFF", Map.of(), ""),
                new Expected(new NotConfigured("Flying"), 501, "NOT_CONFIGURED", Map.of(), ""),
                new Expected(new Unavailable("The database"), 503, "UNAVAILABLE", Map.of("Retry-After", "5"), ""));
    }

    @BeforeEach
    void start() {
        InMemoryApplication application = new InMemoryApplication();
        Routes.Part failing = routes -> routes.open("GET /health", _ -> {
            if (error.get() != null) {
                throw error.get();
            }
            throw thrown.get();
        });
        server = new RestServer(
                        RestSettings.onPort(0),
                        application.accessTokens,
                        application.office.access(),
                        application.limits,
                        application.idempotency,
                        application.clock,
                        List.of(failing))
                .start();
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void e7_a_refusal_is_a_problem_document(Expected expected) throws Exception {
        thrown.set(expected.refusal());

        HttpResponse<String> response = ask();

        JsonNode body = new JsonMapper().readTree(response.body());
        assertThat(response.statusCode()).isEqualTo(expected.status());
        assertThat(response.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/problem+json")
                .contains("charset=utf-8");
        assertThat(body.get("status").intValue()).isEqualTo(expected.status());
        assertThat(body.get("code").textValue()).isEqualTo(expected.code());
        assertThat(body.get("message").textValue()).isEqualTo(expected.refusal().getMessage());
        assertThat(body.get("detail").textValue()).isEqualTo(expected.refusal().getMessage());
        assertThat(body.get("title").textValue()).isNotBlank();
        assertThat(body.get("type").textValue()).isEqualTo("about:blank");
        assertThat(body.get("requestId").textValue())
                .isEqualTo(response.headers().firstValue("X-Request-Id").orElse("none"));
        if (expected.field().isEmpty()) {
            assertThat(body.get("errors")).isEmpty();
            assertThat(body.get("details")).isEmpty();
        } else {
            assertThat(body.at("/errors/0/field").textValue()).isEqualTo(expected.field());
            assertThat(body.get("details").has(Names.camel(expected.field()))).isTrue();
        }
        expected.headers()
                .forEach((name, value) ->
                        assertThat(response.headers().firstValue(name)).contains(value));
    }

    @Test
    void nobody_is_asked_to_try_again_what_is_not_set_up() throws Exception {
        thrown.set(Unavailable.notSetUp("Slack"));

        HttpResponse<String> response = ask();

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).isEmpty();
    }

    @Test
    void e7_no_refusal_is_forgotten_here() {
        assertThat(refusals().stream()
                        .map(expected -> expected.refusal().getClass().getName()))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Refusal.class.getPermittedSubclasses())
                        .map(Class::getName)
                        .toList());
    }

    static Stream<Throwable> bugs() {
        return Stream.of(
                new IllegalStateException("SELECT * FROM users at /srv/secret.sql"),
                new NullPointerException("com.datifyy.Secret"),
                new UnsupportedOperationException("jdbc:postgresql://db.internal/users"),
                new StackOverflowError("secret depth"));
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void e7_a_bug_is_answered_without_detail_and_logged_with_the_request_id(Throwable bug) throws Exception {
        switch (bug) {
            case RuntimeException exception -> thrown.set(exception);
            case Error serious -> error.set(serious);
            default -> throw new IllegalArgumentException(bug);
        }
        try (LogLines log = new LogLines()) {
            HttpResponse<String> response = ask("X-Request-Id", "find-me");

            assertThat(response.statusCode()).isEqualTo(500);
            JsonNode body = new JsonMapper().readTree(response.body());
            assertThat(body.get("code").textValue()).isEqualTo("INTERNAL");
            assertThat(body.get("requestId").textValue()).isEqualTo("find-me");
            assertThat(response.body())
                    .doesNotContain("SELECT", "secret", "Secret", "jdbc", "Exception", "StackOverflow");
            assertThat(log.events())
                    .anyMatch(event -> event.getThrowableProxy() != null
                            && event.getThrowableProxy().getMessage().equals(bug.getMessage())
                            && "find-me".equals(event.getMDCPropertyMap().get("requestId")));
        }
    }

    private HttpResponse<String> ask(String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + "/health"));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
