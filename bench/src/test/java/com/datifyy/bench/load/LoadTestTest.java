package com.datifyy.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadTestTest {
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private final Set<Integer> clientPorts = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final StringWriter printed = new StringWriter();
    private HttpServer stub;

    @BeforeEach
    void start() throws IOException {
        stub = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        stub.setExecutor(threads);
        stub.createContext("/", this::answer);
        stub.start();
    }

    @AfterEach
    void stop() {
        stub.stop(0);
        threads.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        String token = exchange.getRequestHeaders().getFirst("Authorization");
        String path = exchange.getRequestURI().getPath();
        clientPorts.add(exchange.getRemoteAddress().getPort());
        asked.add(exchange.getRequestMethod() + " " + path + (token == null ? "" : " " + token)
                + (body.contains("password") ? " with a password" : ""));
        boolean session = path.contains("/auth/");
        byte[] answer = (session ? "{\"tokens\":{\"accessToken\":{\"token\":\"no\"}},\"accessToken\":\"tok\"}" : "{}")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        boolean lost = path.equals("/api/v1/partner-preferences") && "GET".equals(exchange.getRequestMethod());
        boolean chunked = path.equals("/api/v1/user/me");
        exchange.sendResponseHeaders(lost ? 404 : 200, chunked ? 0 : answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private int port() {
        return stub.getAddress().getPort();
    }

    private int loadTest(String... arguments) {
        PrintWriter out = new PrintWriter(printed, true);
        String[] all = new String[arguments.length + 2];
        all[0] = "--base-url";
        all[1] = "http://127.0.0.1:" + port();
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return LoadTest.run(out, out, all);
    }

    @Test
    void every_due_request_reaches_the_service_over_a_few_lasting_connections() throws InterruptedException {
        Plan plan =
                new Plan(3, new Plan.Arrival.Even(400), Duration.ZERO, Duration.ofMillis(250), Duration.ofSeconds(10));

        Outcome outcome = LoadRun.run(Target.onPort(port()), plan, Scenario.ME.by(List.of("t")));

        assertThat(outcome.answered()).isEqualTo(100);
        assertThat(outcome.failed()).isZero();
        assertThat(asked).hasSize(100).containsOnly("GET /api/v1/user/me Bearer t");
        assertThat(clientPorts).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void the_command_line_registers_people_and_reports() {
        int exitCode = loadTest("--scenario", "availability", "--rate", "50", "--seconds", "1", "--warmup", "0");

        assertThat(exitCode).isZero();
        assertThat(printed.toString())
                .contains("availability at http://127.0.0.1:")
                .contains("50 good answers, 50.0 per second, 0 errors")
                .contains("p99.9");
        assertThat(asked)
                .contains("POST /api/v1/auth/register/email with a password", "PUT /api/v1/user/me Bearer tok")
                .filteredOn("GET /api/v1/availability Bearer tok"::equals)
                .hasSize(50);
    }

    @Test
    void the_command_line_signs_in_and_fails_when_there_are_errors() {
        int exitCode = loadTest(
                "--scenario",
                "partner-preferences",
                "--rate",
                "20",
                "--seconds",
                "1",
                "--warmup",
                "0",
                "--email",
                "a@example.org",
                "--password",
                "secret");

        assertThat(exitCode).isEqualTo(1);
        assertThat(printed.toString()).contains("0 good answers").contains("20 errors {status 404=20}");
        assertThat(asked).contains("POST /api/v1/auth/login/email with a password");
    }

    @Test
    void mixed_load_asks_for_everything() throws InterruptedException {
        Plan plan = new Plan(
                2, new Plan.Arrival.Even(2_000), Duration.ZERO, Duration.ofMillis(500), Duration.ofSeconds(10));

        Outcome outcome = LoadRun.run(Target.onPort(port()), plan, Scenario.MIXED.by(List.of("t")));

        assertThat(outcome.answered() + outcome.failed()).isEqualTo(1_000);
        assertThat(Set.copyOf(asked))
                .containsExactlyInAnyOrder(
                        "GET /health",
                        "GET /api/v1/user/me Bearer t",
                        "PUT /api/v1/user/me Bearer t",
                        "GET /api/v1/partner-preferences Bearer t",
                        "GET /api/v1/availability Bearer t",
                        "GET /api/v1/user/recommendations Bearer t",
                        "GET /api/v1/user/search Bearer t");
    }

    @Test
    void a_stopped_service_is_reported_as_lost_connections() throws InterruptedException {
        int port = port();
        stub.stop(0);
        Plan plan =
                new Plan(1, new Plan.Arrival.Even(100), Duration.ZERO, Duration.ofMillis(100), Duration.ofSeconds(1));

        Outcome outcome = LoadRun.run(Target.onPort(port), plan, Scenario.HEALTH.by(List.of()));

        assertThat(outcome.errors()).containsOnlyKeys("connection lost").containsEntry("connection lost", 10L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://192.0.2.7:8080", "http://10.1.2.3", "https://127.0.0.1", "ftp://127.0.0.1", "8080"})
    void only_this_machine_may_be_put_under_load(String address) {
        assertThatThrownBy(() -> Target.of(URI.create(address))).isInstanceOf(IllegalArgumentException.class);
        assertThat(LoadTest.run(new PrintWriter(printed), new PrintWriter(printed), "--base-url", address))
                .isEqualTo(2);
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--rate=0", "--rate=-1", "--connections=0", "--seconds=0", "--seconds=90000", "--scenario=x"})
    void senseless_plans_are_refused(String argument) {
        assertThat(loadTest(argument)).isEqualTo(2);
        assertThat(asked).isEmpty();
    }
}
