package com.datifyy.bootstrap.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.gemini.StubGemini;
import com.datifyy.adapters.grpc.wire.user.v1.GetMyProfileRequest;
import com.datifyy.adapters.redis.RedisServer;
import com.datifyy.bootstrap.journey.Journey.Newcomer;
import com.datifyy.bootstrap.journey.Journey.Story;
import com.datifyy.bootstrap.service.Spans.Kind;
import com.datifyy.bootstrap.service.Spans.Span;
import com.datifyy.bootstrap.settings.LogSettings;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.InvalidProtocolBufferException;
import com.sun.net.httpserver.HttpServer;
import io.grpc.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What a collector is sent of a whole service, over both protocols and down to Gemini, and the lines of its log that
/// go with it.
class TracesTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    /// The caller's numbers for what it asks for, which are its request ids as well.
    private static final String READING = "b7ad6b7169203331";

    private static final String CALLING = "c8be7c827a314442";
    private static final String SIGNING_IN = "00f067aa0ba902b7";
    private static final String ANALYSING = "53995c3f42cd8ad8";
    private static final String ANALYSING_TOO_MUCH = "64aa6d4053de9be9";
    private static final String LAST = "75bb7e5164ef0cfa";

    private static final String CALL = "datifyy.user.v1.UserService/GetMyProfile";

    private static final Queue<byte[]> BATCHES = new ConcurrentLinkedQueue<>();
    private static final Newcomer NEWCOMER = Newcomer.named("Traced");
    private static HttpServer collector;
    private static RedisServer redis;
    private static StubGemini gemini;
    private static LogCapture log;
    private static Answer read;
    private static Spans spans;

    /// Redis counts who signs in, and Gemini is asked for the staff: no request needs both.
    @BeforeAll
    static void everything_is_asked_once() throws IOException {
        collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", exchange -> {
            BATCHES.add(new GZIPInputStream(exchange.getRequestBody()).readAllBytes());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
        int redisPort = RedisServer.freePort();
        redis = RedisServer.startAt(redisPort);
        gemini = new StubGemini(StubGemini.commenting(), StubGemini.exhausted());
        try (var app = RunningApp.with(
                Databases.fresh(),
                RunningApp.anotherSecret(),
                Map.of(
                        "REDIS_URL",
                        "redis://127.0.0.1:" + redisPort,
                        "GEMINI_API_KEY",
                        "not-a-real-key",
                        "AI_BASE_URL",
                        gemini.address().toString(),
                        "OTEL_EXPORTER_OTLP_ENDPOINT",
                        endpoint(),
                        "OTEL_TRACES_SAMPLER_ARG",
                        "1"))) {
            Http staff = Colleagues.superAdmin(app); // by a command, which sets logging up
            log = LogCapture.of(LogSettings.Level.INFO);
            var member = app.overRest().register(NEWCOMER);
            String token = member.tokens().access();
            read = app.http().as(token).get("/api/v1/user/me", labels(READING));
            Grpc.Outcome called =
                    app.grpc().as(token).call(CALL, GetMyProfileRequest.getDefaultInstance(), labels(CALLING));
            assertThat(called.status()).isEqualTo(Status.Code.OK);
            Answer signedIn = app.http()
                    .post(
                            "/api/v1/auth/login/email",
                            "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(NEWCOMER.email(), NEWCOMER.password()),
                            labels(SIGNING_IN));
            assertThat(signedIn.status()).as(signedIn::text).isEqualTo(200);
            assertThat(analysed(app, staff, "DRINKING_NEVER", ANALYSING)).isEqualTo("gemini");
            assertThat(analysed(app, staff, "DRINKING_REGULARLY", ANALYSING_TOO_MUCH))
                    .isNotEqualTo("gemini");
            // Before it stops: what is left then has two seconds.
            Eventually.is(
                    "a message was handed over, and traces of it and of every request arrived",
                    () -> sent().all().stream().map(Span::name).toList().containsAll(List.of("mail", "relay outbox"))
                            && Stream.of(READING, CALLING, SIGNING_IN, ANALYSING, ANALYSING_TOO_MUCH)
                                    .noneMatch(asking ->
                                            sent().under(TRACE, asking).isEmpty()));
            app.stop();
        }
        spans = sent();
    }

    private static String endpoint() {
        return "http://127.0.0.1:" + collector.getAddress().getPort();
    }

    /// Who comments on two people.
    ///
    /// @param drinking a habit of both, by which another pair is another question
    private static String analysed(RunningApp app, Http staff, String drinking, String asking) {
        People pair =
                People.whoMayBeToldAbout(app, Story.somewhere("GENDER_FEMALE").drinking(drinking));
        Answer answer = staff.post(
                "/api/v1/admin/curation/analyze",
                "{\"userId\":\"%s\",\"candidateIds\":[\"%s\"]}"
                        .formatted(pair.owner().id(), pair.other().id()),
                labels(asking));
        assertThat(answer.status()).as(answer::text).isEqualTo(200);
        return answer.at("/matches/0/provider").asText();
    }

    /// What a caller sends along who does not wish the trace to be sent anywhere.
    private static String[] labels(String asking) {
        return new String[] {"traceparent", "00-" + TRACE + "-" + asking + "-00", "x-request-id", asking};
    }

    private static Spans sent() {
        try {
            return Spans.in(BATCHES);
        } catch (InvalidProtocolBufferException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @AfterAll
    static void stop() {
        log.close();
        gemini.close();
        redis.close();
        collector.stop(0);
    }

    @Test
    void a_request_goes_on_from_the_callers_trace_and_is_told_back() {
        Span reading = request(READING, "GET /api/v1/user/me");

        assertThat(read.header("traceparent")).isEqualTo("00-" + TRACE + "-" + reading.id() + "-01");
    }

    @Test
    void below_a_request_over_rest_or_grpc_is_the_application_and_below_that_what_it_reads() {
        for (Span request : List.of(request(READING, "GET /api/v1/user/me"), request(CALLING, CALL))) {
            assertThat(below(request))
                    .as("letting in, and the rest")
                    .extracting(Span::name)
                    .contains("SELECT", "application");
            assertThat(below(application(request)))
                    .anyMatch(
                            span -> span.name().equals("SELECT") && span.text().contains("postgresql"))
                    .allMatch(span -> span.kind() == Kind.CLIENT);
        }
    }

    @Test
    void redis_counts_below_the_request_and_what_is_written_is_below_the_units_of_work_of_the_application() {
        Span signingIn = request(SIGNING_IN, "POST /api/v1/auth/login/email");

        assertThat(below(signingIn))
                .as("commands to Redis")
                .anyMatch(span -> span.name().equals("evalsha") && span.text().contains("redis"));
        assertThat(below(application(signingIn)))
                .filteredOn(span -> span.name().equals("unit of work, committed"))
                .isNotEmpty()
                .allSatisfy(unit -> assertThat(unit.kind()).isEqualTo(Kind.INTERNAL))
                .flatMap(TracesTest::below)
                .as("statements in them")
                .anyMatch(span -> span.name().equals("INSERT") && span.text().contains("sessions"))
                .allMatch(span -> span.kind() == Kind.CLIENT);
    }

    @Test
    void gemini_is_asked_below_the_application_though_on_a_thread_of_its_own_and_told_the_trace() {
        Span application = application(request(ANALYSING, "POST /api/v1/admin/curation/analyze"));

        assertThat(below(application))
                .filteredOn(span -> span.name().equals("comment"))
                .singleElement()
                .satisfies(asking -> {
                    assertThat(asking.text()).contains("WRITTEN");
                    assertThat(gemini.received().getFirst().headers())
                            .containsEntry("Traceparent", List.of("00-" + TRACE + "-" + asking.id() + "-01"));
                });
        assertThat(below(application)).extracting(Span::name).contains("SELECT", "unit of work, committed");
    }

    @Test
    void runs_of_jobs_are_traces_of_their_own_and_so_are_messages() {
        List<Span> relaying = spans.all().stream()
                .filter(span -> span.name().equals("relay outbox"))
                .toList();
        List<Span> mails =
                spans.all().stream().filter(span -> span.name().equals("mail")).toList();

        assertThat(relaying)
                .isNotEmpty()
                .allMatch(span -> span.parent().isEmpty())
                .allMatch(span -> span.kind() == Kind.INTERNAL)
                .flatMap(TracesTest::below)
                .extracting(Span::name)
                .contains("unit of work, committed");
        assertThat(mails).isNotEmpty().allMatch(span -> span.parent().isEmpty());
    }

    @Test
    void lines_of_the_log_name_the_very_span_that_was_sent_over_rest_and_grpc() {
        for (Span span : List.of(
                request(READING, "GET /api/v1/user/me"),
                request(CALLING, CALL),
                request(SIGNING_IN, "POST /api/v1/auth/login/email"))) {
            List<JsonNode> lines = lines(span.parent());
            assertThat(lines)
                    .anyMatch(line -> line.at("/logger").asText().equals("com.datifyy.access")
                            && line.at("/message").asText().startsWith(span.name() + " answered "))
                    .allSatisfy(line -> assertBelongsTo(span, line));
        }
    }

    @Test
    void a_line_from_a_thread_that_asks_gemini_belongs_to_the_request() {
        Span analysing = request(ANALYSING_TOO_MUCH, "POST /api/v1/admin/curation/analyze");

        assertThat(lines(ANALYSING_TOO_MUCH))
                .filteredOn(line -> line.at("/message").asText().startsWith("Gemini is not asked until"))
                .singleElement()
                .satisfies(line -> assertBelongsTo(analysing, line));
    }

    @Test
    void no_span_holds_anybodys_data_and_each_batch_says_which_process_sent_it() {
        assertThat(spans.all())
                .noneMatch(span -> span.text().contains(NEWCOMER.email()))
                .noneMatch(span -> span.text().contains("127.0.0.1"));
        assertThat(BATCHES)
                .isNotEmpty()
                .allMatch(batch -> new String(batch, StandardCharsets.ISO_8859_1).contains("service.instance.id"));
    }

    /// Traces go out every five seconds. Whoever stops has two for what is left, which a machine that stands still may
    /// take away.
    @Test
    void what_is_left_is_sent_in_the_end() {
        assertThat(Stream.of("once", "again", "a last time").anyMatch(_ -> isSentInTheEnd()))
                .isTrue();
    }

    private static boolean isSentInTheEnd() {
        try (var app = RunningApp.with(
                Databases.fresh(),
                RunningApp.anotherSecret(),
                Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint(), "OTEL_TRACES_SAMPLER_ARG", "1"))) {
            assertThat(app.http().get("/api/v1/user/me", labels(LAST)).status()).isEqualTo(401);
            app.stop();
        }
        return !sent().under(TRACE, LAST).isEmpty();
    }

    private static void assertBelongsTo(Span span, JsonNode line) {
        assertThat(line.at("/trace_id").asText()).isEqualTo(TRACE);
        assertThat(line.at("/span_id").asText()).isEqualTo(span.id());
    }

    private static List<JsonNode> lines(String requestId) {
        return log.written().stream()
                .filter(line -> line.at("/requestId").asText().equals(requestId))
                .toList();
    }

    private static List<Span> below(Span span) {
        return spans.under(span.trace(), span.id());
    }

    private static Span application(Span request) {
        List<Span> found = below(request).stream()
                .filter(span -> span.name().equals("application"))
                .toList();
        assertThat(found)
                .as(request.name())
                .singleElement()
                .extracting(Span::kind)
                .isEqualTo(Kind.INTERNAL);
        return found.getFirst();
    }

    /// The one span that goes on from what a caller asked for.
    private static Span request(String asking, String name) {
        List<Span> found = spans.under(TRACE, asking);
        assertThat(found).as(name).singleElement().satisfies(span -> {
            assertThat(span.name()).isEqualTo(name);
            assertThat(span.kind()).isEqualTo(Kind.SERVER);
        });
        return found.getFirst();
    }
}
