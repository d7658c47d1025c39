package com.datifyy.bootstrap.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.gemini.StubGemini;
import com.datifyy.adapters.redis.RedisServer;
import com.datifyy.bootstrap.journey.Journey.Newcomer;
import com.datifyy.domain.notification.Notice;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.slf4j.LoggerFactory;

/// The whole service as whoever runs it watches it: metrics and reports of faults.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WatchingTest {
    private static final String TOKEN = "not-a-real-metrics-token-0123456789abcdef";

    private static final Pattern FIGURE = Pattern.compile("\\b(?:datifyy|jvm|process)_[a-z_]+\\b");
    private static final Pattern CHOICE = Pattern.compile("\\b((?:datifyy|jvm|process)_[a-z_]+)\\{([^}]*)\\}");
    private static final Pattern OTHERS_TOO = Pattern.compile("\\b(?:jvm|process)_[a-z_]+(?:\\{[^}]*\\})?");
    private static final Pattern LABEL = Pattern.compile("\\b([a-z_]+)(?:=|!=|=~|!~)\"([^\"]*)\"");
    private static final Pattern GROUPED = Pattern.compile("\\bby \\(([^)]*)\\)");

    private static final BlockingQueue<String> FAULTS = new LinkedBlockingQueue<>();

    /// How many milliseconds whoever is told of faults takes to answer.
    private static final AtomicInteger ANSWERED_AFTER = new AtomicInteger();

    private static HttpServer collector;
    private static RedisServer redis;
    private static StubGemini gemini;
    private static RunningApp app;

    @BeforeAll
    static void start() throws IOException {
        collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/api/42/envelope/", exchange -> {
            FAULTS.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(ANSWERED_AFTER.get()));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
        int redisPort = RedisServer.freePort();
        redis = RedisServer.startAt(redisPort);
        gemini = new StubGemini(StubGemini.commenting());
        String here = "127.0.0.1:" + collector.getAddress().getPort();
        app = RunningApp.with(
                Databases.fresh(),
                RunningApp.anotherSecret(),
                Map.of(
                        "METRICS_TOKEN",
                        TOKEN,
                        "DATABASE_REPLICA_URL",
                        "postgres://nobody:any@127.0.0.1:1/nothing",
                        "REDIS_URL",
                        "redis://127.0.0.1:" + redisPort,
                        "GEMINI_API_KEY",
                        "not-a-real-key",
                        "AI_BASE_URL",
                        gemini.address().toString(),
                        "SENTRY_DSN",
                        "http://examplekey@" + here + "/42"));
    }

    @AfterAll
    static void stop() {
        app.close();
        gemini.close();
        redis.close();
        collector.stop(0);
    }

    /// An alarm that waits for a figure to come into being misses what it came into being with. Commands to Redis are
    /// told apart by what is called, so their figures begin with the first; no alarm looks for them.
    @Test
    @Order(1)
    void a_fresh_service_has_what_alarms_and_dashboard_name_and_each_kind_of_message_at_0() throws IOException {
        System.gc();
        Set<String> named = new TreeSet<>(onTheDashboard());
        named.removeIf(name -> name.startsWith("datifyy_redis_command_seconds_"));
        alarms().findValuesAsText("expr").forEach(expression -> named.addAll(names(expression)));

        Eventually.is("all of them are there", () -> missing(named).isEmpty());

        String text = app.http().as(TOKEN).get("/metrics").text();
        for (Notice.Kind kind : Notice.Kind.values()) {
            assertThat(text)
                    .contains("\ndatifyy_outbox_given_up{kind=\"" + kind + "\"} 0")
                    .contains("\ndatifyy_outbox_waiting{kind=\"" + kind + "\"} 0");
        }
        assertThat(text)
                .contains("\ndatifyy_job_seconds_count{outcome=\"failed\",task=\"delete closed accounts\"} 0")
                .contains("\ndatifyy_message_seconds_count{channel=\"mail\",outcome=\"never\"} 0");
    }

    @Test
    @Order(2)
    void c10_metrics_are_for_whoever_has_the_operators_token() {
        Http http = app.http();

        assertThat(http.get("/metrics").status()).isEqualTo(401);
        assertThat(http.as("not-the-token").get("/metrics").status()).isEqualTo(401);
        assertThat(http.as(TOKEN).get("/metrics").status()).isEqualTo(200);
    }

    @Test
    @Order(3)
    void c10_a_members_token_opens_no_metrics_and_the_operators_token_nothing_else() {
        var member = app.overRest().register(Newcomer.named("Maya"));

        assertThat(app.http().as(member.tokens().access()).get("/metrics").status())
                .isEqualTo(401);
        assertThat(app.http().as(TOKEN).get("/api/v1/user/me").status()).isEqualTo(401);
    }

    @Test
    @Order(4)
    void d12_metrics_name_templates_and_nobody() {
        var newcomer = Newcomer.named("Nobodyinparticular");
        var member = app.overRest().register(newcomer);
        Http http = app.http().as(member.tokens().access());
        http.get("/api/v1/user/me");
        http.get("/api/v1/user/profile/123456789");
        http.get("/made/up/by-somebody");

        Answer metrics = app.http().as(TOKEN).get("/metrics");

        assertThat(metrics.header("Content-Type")).isEqualTo("text/plain; version=0.0.4; charset=utf-8");
        assertThat(metrics.text())
                .contains("datifyy_http_request_seconds_count{method=\"GET\",route=\"/api/v1/user/me\",status=\"2xx\"}")
                .contains("route=\"/api/v1/user/profile/{userId}\"")
                .contains("datifyy_db_statement_seconds_count{outcome=\"done\"}")
                .contains("datifyy_db_transaction_seconds_count{outcome=\"committed\"}")
                .contains("datifyy_db_connections{pool=\"primary\",state=\"idle\"}")
                .contains("datifyy_db_connections{pool=\"replica\",state=\"idle\"}")
                .contains("datifyy_cache_misses_total{cache=\"profiles\"}")
                .contains("datifyy_outbox_overdue_seconds ")
                .contains("datifyy_build{version=\"" + RunningApp.VERSION + "\"} 1")
                .doesNotContain("123456789")
                .doesNotContain("made/up")
                .doesNotContain(newcomer.email())
                .doesNotContain("127.0.0.1");
    }

    @Test
    @Order(5)
    void h1_figures_of_the_process_hold_no_secret() {
        Answer variables = app.http().get("/debug/vars");

        assertThat(variables.at("/version").asText()).isEqualTo(RunningApp.VERSION);
        for (String figure : List.of("/heapUsedBytes", "/loadedClasses", "/connections/most")) {
            assertThat(variables.at(figure).isIntegralNumber()).as(figure).isTrue();
            assertThat(variables.at(figure).asLong()).as(figure).isPositive();
        }
        assertThat(variables.at("/collections"))
                .isNotEmpty()
                .allSatisfy(
                        collector -> assertThat(collector.at("/milliseconds").isIntegralNumber())
                                .isTrue());
        for (String secret :
                List.of(TOKEN, app.secret(), "examplekey", app.database().url())) {
            assertThat(variables.text()).doesNotContain(secret);
        }
    }

    @Test
    @Order(6)
    void d12_a_fault_is_reported_without_what_it_was_about() throws InterruptedException {
        LoggerFactory.getLogger("com.datifyy.Anything")
                .atError()
                .setCause(new IllegalStateException("for maya@example.com"))
                .addKeyValue("operation", "GET /api/v1/user/me")
                .addKeyValue("account", "maya@example.com")
                .log("{} failed", "maya@example.com");
        LoggerFactory.getLogger("com.datifyy.Anything").error("an error without an exception is none");

        assertThat(FAULTS.poll(10, TimeUnit.SECONDS))
                .contains("IllegalStateException", "\"transaction\":\"GET /api/v1/user/me\"")
                .contains("\"release\":\"" + RunningApp.VERSION + "\"")
                .doesNotContain("maya@example.com");
        assertThat(FAULTS).isEmpty();
    }

    @Test
    @Order(7)
    void the_dashboard_and_the_alerts_name_figures_that_are_there() throws IOException {
        app.overGrpc().register(Newcomer.named("Caller"));
        System.gc();
        Set<String> named = new TreeSet<>(onTheDashboard());
        int onTheDashboard = named.size();
        JsonNode rules = alarms();
        rules.findValuesAsText("expr").forEach(expression -> named.addAll(names(expression)));

        assertThat(onTheDashboard).isGreaterThan(20);
        assertThat(rules.findValues("alert")).hasSizeGreaterThan(10);
        Eventually.is("all of them are there", () -> missing(named).isEmpty());
    }

    /// Prometheus calls a label of ours `exported_job` where it has a `job` of its own, and rules that name ours find
    /// nothing.
    @Test
    @Order(8)
    void no_label_has_a_name_that_prometheus_gives_and_alerts_and_dashboard_ask_for_labels_that_are_there()
            throws IOException {
        for (String probe : List.of("/health", "/health/db", "/health/redis", "/livez", "/ready", "/readyz")) {
            app.http().get(probe);
        }
        app.grpc().call("grpc.health.v1.Health/Check", new byte[0]);
        // the alarms about requests and calls name them
        List<String> expressions = new ArrayList<>(expressionsOfTheDashboard());
        expressions.addAll(alarms().findValuesAsText("expr"));
        List<String> figures =
                app.http().as(TOKEN).get("/metrics").text().lines().toList();
        Set<String> labels = figures.stream()
                .filter(figure -> !figure.startsWith("#"))
                .flatMap(figure -> LABEL.matcher(figure).results())
                .map(label -> label.group(1))
                .collect(Collectors.toSet());

        assertThat(labels).doesNotContain("job", "instance").contains("task", "status");
        for (String expression : expressions) {
            GROUPED.matcher(expression)
                    .results()
                    .flatMap(grouped -> Stream.of(grouped.group(1).split(", ", -1)))
                    .filter(label -> !label.equals("instance"))
                    .forEach(label -> assertThat(labels).as(expression).contains(label));
        }
        List<Chosen> chosen = expressions.stream().flatMap(WatchingTest::chosen).toList();
        assertThat(chosen).hasSizeGreaterThan(10);
        assertThat(chosen).allSatisfy(choice -> assertThat(figures).anyMatch(choice::isIn));
    }

    /// Prometheus itself has `process_` figures, and every service in Java `jvm_` ones.
    @Test
    @Order(9)
    void what_others_have_as_well_is_asked_of_this_service_alone() throws IOException {
        List<String> expressions = new ArrayList<>(expressionsOfTheDashboard());
        expressions.addAll(alarms().findValuesAsText("expr"));

        assertThat(expressions)
                .filteredOn(expression -> OTHERS_TOO.matcher(expression).find())
                .hasSizeGreaterThan(8)
                .allSatisfy(
                        expression -> assertThat(OTHERS_TOO.matcher(expression).results())
                                .allSatisfy(figure -> assertThat(figure.group()).contains("job=\"datifyy\"")));
    }

    @Test
    @Order(10)
    void d12_a_fault_that_ends_the_process_is_reported_before_it_is_over() {
        ANSWERED_AFTER.set(50);
        var log = LoggerFactory.getLogger("com.datifyy.Anything");
        log.error("one before it", new IllegalArgumentException());
        log.error("it ends here", new UnsupportedOperationException());

        app.stop();

        assertThat(FAULTS).last().asString().contains("UnsupportedOperationException");
    }

    /// A value of a label by which an expression chooses among the figures of a name.
    private record Chosen(String name, String label, String value) {
        boolean isIn(String figure) {
            return figure.startsWith(name + "{") && figure.contains(label + "=\"" + value + "\"");
        }
    }

    private static Stream<Chosen> chosen(String expression) {
        return CHOICE.matcher(expression)
                .results()
                .flatMap(choice -> LABEL.matcher(choice.group(2))
                        .results()
                        .filter(label -> !label.group(1).equals("job"))
                        .flatMap(label -> Stream.of(label.group(2).split("\\|", -1))
                                .map(value -> new Chosen(choice.group(1), label.group(1), value))));
    }

    private static Set<String> onTheDashboard() throws IOException {
        return expressionsOfTheDashboard().stream()
                .flatMap(expression -> names(expression).stream())
                .collect(Collectors.toSet());
    }

    private static List<String> expressionsOfTheDashboard() throws IOException {
        return JsonMapper.builder()
                .build()
                .readTree(Path.of("..", "ops", "grafana", "datifyy.json").toFile())
                .findValuesAsText("expr");
    }

    private static JsonNode alarms() throws IOException {
        return YAMLMapper.builder()
                .build()
                .readTree(Path.of("..", "ops", "prometheus", "alerts.yaml").toFile());
    }

    private static Set<String> missing(Set<String> named) {
        String text = app.http().as(TOKEN).get("/metrics").text();
        return named.stream()
                .filter(name -> !text.contains("\n" + name + " ") && !text.contains("\n" + name + "{"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> names(String expression) {
        return FIGURE.matcher(expression).results().map(MatchResult::group).collect(Collectors.toSet());
    }
}
