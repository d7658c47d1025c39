package com.datifyy.bootstrap.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.bootstrap.journey.Journey.Member;
import com.datifyy.bootstrap.journey.Journey.Newcomer;
import com.datifyy.bootstrap.journey.Journey.Visitor;
import com.datifyy.bootstrap.journey.Refused;
import com.datifyy.bootstrap.settings.LogSettings;
import io.grpc.Status.Code;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The database goes away under the running service, and comes back.
class DatabaseAwayTest {
    private static final Executor IN_BACKGROUND = Thread::startVirtualThread;

    /// What operators are told of a database that is away.
    private static final Duration PROMISED = Duration.ofSeconds(2);

    /// The same for each single answer; what it is longer is for a busy machine.
    private static final Duration WITHOUT_DATABASE = Duration.ofSeconds(5);

    /// For what tells whether the service is well while its database is silent: 3 seconds at most, and a margin. Later
    /// than that Render would have given up.
    private static final Duration HEALTH = Duration.ofSeconds(5);

    /// For a database that falls silent in the middle of a statement: 12 seconds, and a margin.
    private static final Duration SILENT_DATABASE = Duration.ofSeconds(15);

    /// Ten times as many as the pool has connections.
    private static final int MANY = 60;

    /// Words an answer must not let out.
    private static final String[] INSIDE = {"postgres", "jdbc", "hikari", "127.0.0.1", "exception"};

    private static LogCapture log;
    private static Database database;
    private static Cable cable;
    private static RunningApp app;
    private static Member maya;

    @BeforeAll
    static void start() {
        log = LogCapture.of(LogSettings.Level.WARN);
        database = Databases.fresh();
        cable = new Cable(database.port());
        app = RunningApp.over(database.through(cable));
        maya = People.in(app).owner();
    }

    @AfterAll
    static void stop() {
        app.close();
        cable.close();
        log.close();
    }

    private boolean isCut;

    @AfterEach
    void restore() {
        cable.speak();
        if (isCut) {
            cable.mend();
        }
        Eventually.is("ready again", () -> app.http().get("/readyz").status() == 200);
    }

    @Test
    void h6_without_a_database_everything_is_refused_in_time_and_the_process_stays_alive() {
        Http http = app.http().as(maya.tokens().access());
        Grpc grpc = app.grpc().as(maya.tokens().access());
        cut();

        List<CompletableFuture<Runnable>> checks = new ArrayList<>();
        for (String path : List.of("/health", "/livez", "/health/redis", "/")) {
            checks.add(checking(
                    () -> http.get(path),
                    answer -> assertThat(answer.status()).as(path).isEqualTo(200)));
        }
        for (String path : List.of("/health/db", "/readyz", "/ready")) {
            checks.add(checking(() -> http.get(path), answer -> {
                assertThat(answer.status()).as(path).isEqualTo(503);
                assertThat(answer.text()).as(path).isEqualTo("{\"status\":\"unavailable\"}");
            }));
        }
        for (String path : List.of("/api/v1/user/me", "/api/v1/user/recommendations", "/api/v1/availability")) {
            checks.add(checking(() -> http.get(path), answer -> {
                assertThat(answer.status()).as(path).isEqualTo(503);
                assertThat(answer.code()).as(path).isEqualTo("UNAVAILABLE");
                assertThat(answer.header("Retry-After")).as(path).matches("[1-9][0-9]*");
                assertThat(answer.text()).doesNotContainIgnoringCase(INSIDE);
            }));
        }
        checks.add(checking(() -> grpc.call("datifyy.user.v1.UserService/GetMyProfile", new byte[0]), outcome -> {
            assertThat(outcome.status()).isEqualTo(Code.UNAVAILABLE);
            assertThat(outcome.retryAfter()).matches("[1-9][0-9]*");
            assertThat(outcome.said()).doesNotContainIgnoringCase(INSIDE);
        }));
        checks.add(
                checking(() -> GrpcHealth.of(app), health -> assertThat(health).isEqualTo(ServingStatus.NOT_SERVING)));
        for (Visitor visitor : List.of(app.overRest(), app.overGrpc())) {
            Newcomer newcomer = Newcomer.named("Nobody");
            Consumer<Refused> unavailable =
                    refused -> assertThat(refused.code()).isEqualTo("UNAVAILABLE");
            checks.add(checking(() -> Refused.in(() -> visitor.register(newcomer)), unavailable));
            checks.add(checking(
                    () -> Refused.in(() -> visitor.signIn(newcomer.email(), newcomer.password())), unavailable));
            checks.add(checking(
                    () -> Refused.in(() -> visitor.refresh(maya.tokens().refresh())), unavailable));
        }
        checks.stream().map(CompletableFuture::join).forEach(Runnable::run);

        mend();

        Eventually.is("REST works again", () -> http.get("/api/v1/user/me").status() == 200);
        Eventually.is("gRPC works again", () -> GrpcHealth.of(app) == ServingStatus.SERVING);
        assertThat(grpc.call("datifyy.user.v1.UserService/GetMyProfile", new byte[0])
                        .status())
                .isEqualTo(Code.OK);
        assertThat(http.get("/health/db").status()).isEqualTo(200);
        assertThat(database.texts("SELECT name FROM datifyy.users")).doesNotContain("Nobody");
    }

    @Test
    void h6_many_callers_without_a_database_are_all_refused_in_time() {
        Http http = app.http().as(maya.tokens().access());
        // so that what is measured is not how long sixty connections take
        Stream.generate(() -> CompletableFuture.supplyAsync(() -> http.get("/livez"), IN_BACKGROUND))
                .limit(MANY)
                .toList()
                .forEach(alive -> assertThat(alive.join().status()).isEqualTo(200));
        cut();

        List<Duration> times = Collections.synchronizedList(new ArrayList<>());
        List<CompletableFuture<Runnable>> checks = IntStream.range(0, MANY)
                .mapToObj(_ -> checking(
                        () -> {
                            var watch = Stopwatch.started();
                            Answer answer = http.get("/api/v1/user/me");
                            times.add(watch.soFar());
                            return answer;
                        },
                        answer -> {
                            assertThat(answer.status()).isEqualTo(503);
                            assertThat(answer.header("Retry-After")).matches("[1-9][0-9]*");
                        }))
                .toList();

        checks.stream().map(CompletableFuture::join).forEach(Runnable::run);
        assertThat(Eventually.median(times)).as("the median of all of them").isLessThan(PROMISED);
        assertThat(within(WITHOUT_DATABASE, () -> http.get("/health")).status()).isEqualTo(200);
    }

    @Test
    void h6_while_the_database_is_away_the_log_says_so_without_repeating_itself() {
        Http http = app.http().as(maya.tokens().access());
        int before = log.lines().size();
        cut();

        List<CompletableFuture<Answer>> answers = IntStream.range(0, 12)
                .mapToObj(_ -> CompletableFuture.supplyAsync(() -> http.get("/api/v1/user/me"), IN_BACKGROUND))
                .toList();
        assertThat(answers).allMatch(answer -> answer.join().status() == 503);

        List<String> ids = answers.stream()
                .map(answer -> answer.join().header("X-Request-Id"))
                .toList();
        assertThat(ids).doesNotContain("").doesNotHaveDuplicates();
        List<String> lines = log.lines().subList(before, log.lines().size());
        assertThat(lines).as("stack traces").noneMatch(line -> line.contains("\tat "));
        assertThat(lines)
                .filteredOn(line -> line.contains("Slow statement, failed"))
                .as("statements that never began, which could only have failed; a job's may have")
                .noneMatch(line -> ids.stream().anyMatch(id -> line.contains("requestId=" + id)));
        assertThat(lines)
                .filteredOn(line -> line.contains("postgres.Failures"))
                .as("of a dozen requests and more")
                .hasSizeLessThan(5);
    }

    @Test
    void h6_once_the_database_is_back_a_few_requests_at_most_are_refused() {
        Http http = app.http().as(maya.tokens().access());
        cut();
        assertThat(http.get("/api/v1/user/me").status()).isEqualTo(503);

        mend();

        // A refusal takes as long as a connection is waited for, which is longer than the pool waits between two
        // attempts to make one.
        long refused = Stream.generate(() -> http.get("/api/v1/user/me").status())
                .takeWhile(status -> status == 503)
                .limit(10)
                .count();
        assertThat(refused).isLessThanOrEqualTo(3);
        assertThat(http.get("/api/v1/user/me").status()).isEqualTo(200);
    }

    /// What may become of the cable, and how that ends.
    enum Outage {
        CUT {
            @Override
            void begin() {
                cable.cut();
            }

            @Override
            void end() {
                cable.mend();
            }
        },
        SILENT {
            @Override
            void begin() {
                cable.goSilent();
            }

            @Override
            void end() {
                cable.speak();
            }
        },
        /// Over as soon as it happened.
        RESET {
            @Override
            void begin() {
                cable.reset();
            }

            @Override
            void end() {}
        };

        abstract void begin();

        abstract void end();
    }

    /// Of three outages the median counts: a busy machine may hold up one.
    @ParameterizedTest
    @EnumSource
    void h6_once_the_database_is_back_all_is_well_within_the_time_promised(Outage outage) {
        Http http = app.http().as(maya.tokens().access());
        List<Duration> recoveries = new ArrayList<>();
        while (recoveries.size() < 3) {
            outage.begin();
            try {
                if (outage != Outage.RESET) {
                    assertThat(http.get("/readyz").status()).isEqualTo(503);
                }
            } finally {
                outage.end();
            }
            recoveries.add(Eventually.took(
                    "REST and gRPC work again",
                    () -> http.get("/readyz").status() == 200
                            && http.get("/api/v1/user/me").status() == 200
                            && GrpcHealth.of(app) == ServingStatus.SERVING));
        }
        assertThat(Eventually.median(recoveries)).as("of %s", recoveries).isLessThan(PROMISED);
    }

    @Test
    void h6_a_database_that_falls_silent_is_given_up_in_time() {
        Http http = app.http().as(maya.tokens().access());
        Grpc grpc = app.grpc().as(maya.tokens().access());
        cable.goSilent();

        List<CompletableFuture<Runnable>> checks = List.of(
                checking(
                        SILENT_DATABASE,
                        () -> http.get("/api/v1/user/me"),
                        answer -> assertThat(answer.status()).isEqualTo(503)),
                checking(
                        SILENT_DATABASE,
                        () -> grpc.call("datifyy.user.v1.UserService/GetMyProfile", new byte[0]),
                        told -> {
                            assertThat(told.status()).isEqualTo(Code.UNAVAILABLE);
                            assertThat(told.retryAfter()).matches("[1-9][0-9]*");
                        }));
        assertThat(within(HEALTH, () -> http.get("/health")).status()).isEqualTo(200);
        assertThat(within(HEALTH, () -> http.get("/livez")).status()).isEqualTo(200);
        assertThat(within(HEALTH, () -> http.get("/health/db")).status()).isEqualTo(503);
        assertThat(within(HEALTH, () -> http.get("/readyz")).status()).isEqualTo(503);
        checks.stream().map(CompletableFuture::join).forEach(Runnable::run);

        cable.speak();

        Eventually.is("what was held up has arrived", () -> !cable.holdsSomethingUp());
        Eventually.is("REST works again", () -> http.get("/api/v1/user/me").status() == 200);
    }

    @Test
    void h6_a_registration_cut_off_in_the_middle_leaves_nothing_behind() throws Exception {
        for (Visitor visitor : List.of(app.overRest(), app.overGrpc())) {
            Newcomer newcomer = Newcomer.named("Halfway");
            List<String> before = database.everythingAtRest();
            CompletableFuture<Refused> registering;
            try (var operator = database.connect();
                    var statement = operator.createStatement()) {
                operator.setAutoCommit(false);
                statement.execute("LOCK TABLE datifyy.partner_preferences");
                registering = CompletableFuture.supplyAsync(
                        () -> Refused.in(() -> visitor.register(newcomer)), IN_BACKGROUND);
                Eventually.is("the registration is in the middle", () -> database.waiting() == 1);
                cut();
                assertThat(within(WITHOUT_DATABASE, registering::join).code()).isEqualTo("UNAVAILABLE");
                operator.rollback();
            }
            Eventually.is(
                    "the half that was written is gone",
                    () -> database.everythingAtRest().equals(before));

            mend();
            Eventually.is("ready again", () -> app.http().get("/readyz").status() == 200);
            assertThat(visitor.register(newcomer).profile().name()).isEqualTo("Halfway");
        }
    }

    private void cut() {
        cable.cut();
        isCut = true;
    }

    private void mend() {
        cable.mend();
        isCut = false;
    }

    /// Asks at once, and looks at the answer and at how long it took later.
    private static <T> CompletableFuture<Runnable> checking(Supplier<T> question, Consumer<T> check) {
        return checking(WITHOUT_DATABASE, question, check);
    }

    private static <T> CompletableFuture<Runnable> checking(Duration bound, Supplier<T> question, Consumer<T> check) {
        var watch = Stopwatch.started();
        return CompletableFuture.supplyAsync(question, IN_BACKGROUND).thenApply(answer -> {
            Duration took = watch.soFar();
            return () -> {
                check.accept(answer);
                assertThat(took).as("until " + answer).isLessThan(bound);
            };
        });
    }

    private static <T> T within(Duration bound, Supplier<T> call) {
        var watch = Stopwatch.started();
        T outcome = call.get();
        assertThat(watch.soFar()).as("until " + outcome).isLessThan(bound);
        return outcome;
    }
}
