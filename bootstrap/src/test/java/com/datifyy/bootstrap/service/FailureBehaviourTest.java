package com.datifyy.bootstrap.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.redis.RedisServer;
import com.datifyy.bootstrap.journey.Journey.Member;
import com.datifyy.bootstrap.journey.Journey.Newcomer;
import com.datifyy.bootstrap.settings.LogSettings;
import com.datifyy.domain.admin.AdminRole;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// PostgreSQL or Redis is there, but slow, cut off, or silent: what callers see meanwhile, and that all is well
/// afterwards without a restart. How it is without them altogether is in [DatabaseAwayTest] and, for Redis, in
/// `RedisLoginRunTest`.
@Timeout(60)
class FailureBehaviourTest {
    private static final Executor IN_BACKGROUND = Thread::startVirtualThread;
    private static final String ME = "/api/v1/user/me";

    /// As many as `RunningApp` gives the pool.
    private static final int CONNECTIONS = 6;

    /// For how long a connection that was used is not checked before it is used again: half a second, and a bit.
    private static final Duration UNCHECKED = Duration.ofMillis(600);

    /// 2 seconds, and a margin.
    private static final Duration TOLD_TO_COME_AGAIN = Duration.ofSeconds(2 + 1);

    private static LogCapture log;
    private static RedisServer redis;
    private static Cable toPostgres;
    private static Cable toRedis;
    private static Database database;
    private static RunningApp app;
    private static Newcomer newcomer;
    private static Member maya;
    private static Colleagues colleagues;

    @BeforeAll
    static void start() {
        int port = RedisServer.freePort();
        redis = RedisServer.startAt(port);
        toRedis = new Cable(port);
        database = Databases.fresh();
        toPostgres = new Cable(database.port());
        app = RunningApp.with(
                database.through(toPostgres),
                RunningApp.anotherSecret(),
                Map.of(
                        "REDIS_URL",
                        "redis://127.0.0.1:" + toRedis.port(),
                        "RATE_LIMITS",
                        Stream.of("default", "login", "register", "register-network")
                                .map(limit -> limit + "=100000/1m")
                                .reduce((before, after) -> before + "," + after)
                                .orElseThrow()));
        newcomer = Newcomer.named("Maya Kulkarni");
        maya = app.overRest().register(newcomer);
        colleagues = Colleagues.in(app);
        log = LogCapture.of(LogSettings.Level.WARN); // the command that makes the first of them sets it up anew
    }

    @AfterAll
    static void stop() {
        app.close();
        toPostgres.close();
        toRedis.close();
        redis.close();
        log.close();
    }

    @AfterEach
    void allIsWellAgain() {
        toPostgres.speak();
        toRedis.speak();
        Eventually.is("ready", () -> app.http().get("/readyz").status() == 200);
        Eventually.is("Redis is seen", () -> app.http().get("/health/redis").status() == 200);
        assertThat(signIn().status()).isEqualTo(200);
        assertThat(profile().status()).isEqualTo(200);
    }

    @Test
    void h6_a_postgresql_far_away_makes_answers_slow_and_nothing_else() {
        toPostgres.delay(Duration.ofMillis(20));

        assertThat(profile().status()).isEqualTo(200);
        assertThat(signIn().status()).isEqualTo(200);
        assertThat(app.http().get("/readyz").status()).isEqualTo(200);
    }

    @Test
    void h6_a_postgresql_that_answers_in_small_pieces_is_understood() {
        toPostgres.dribble(64, Duration.ofMillis(1));

        assertThat(profile().status()).isEqualTo(200);
        assertThat(app.http().get("/readyz").status()).isEqualTo(200);
    }

    /// A connection that was used less than half a second before is not checked, so the first may get a broken one.
    @Test
    void h6_connections_to_postgresql_that_were_reset_are_replaced_half_a_second_later_without_anybody_noticing() {
        for (int i = 0; i < 5; i++) {
            assertThat(profile().status()).isEqualTo(200);
            toPostgres.reset();
            assertThat(app.http().get("/livez").status()).isEqualTo(200);
            Answer first = profile();
            assertThat(first.status()).isIn(200, 503);
            if (first.status() == 503) {
                assertUnavailable(first);
            }
            LockSupport.parkNanos(UNCHECKED.toNanos());
            assertThat(profile().status()).isEqualTo(200);
        }
    }

    @Test
    void h6_a_statement_that_was_cut_off_is_refused_and_may_be_sent_again() throws Exception {
        CompletableFuture<Answer> cut;
        try (var operator = database.connect();
                var statement = operator.createStatement()) {
            operator.setAutoCommit(false);
            statement.execute("LOCK TABLE datifyy.partner_preferences");
            cut = asking(FailureBehaviourTest::preferences);
            Eventually.is("it is in the middle", () -> database.waiting() == 1);
            toPostgres.reset();
            assertUnavailable(cut.join());
            operator.rollback();
        }
        Eventually.is("works again", () -> preferences().status() == 200);
    }

    /// Whoever holds a connection gives up after four seconds: where the machine pauses, the others may come too late
    /// to be refused.
    @Test
    void h6_when_every_connection_is_taken_people_get_in_and_the_others_are_told_to_come_again() throws Exception {
        List<Duration> refusals = List.of();
        for (int round = 0; round < 3 && refusals.isEmpty(); round++) {
            refusals = refusalsWhileEveryConnectionIsTaken();
        }
        assertThat(refusals).as("of the others").isNotEmpty();
        assertThat(Eventually.median(refusals)).as("of %s", refusals).isLessThan(TOLD_TO_COME_AGAIN);
    }

    /// How long each took of those who were told to come again.
    private static List<Duration> refusalsWhileEveryConnectionIsTaken() throws SQLException {
        List<CompletableFuture<Answer>> holding;
        List<Duration> refusals = Collections.synchronizedList(new ArrayList<>());
        try (var operator = database.connect();
                var statement = operator.createStatement()) {
            operator.setAutoCommit(false);
            statement.execute("LOCK TABLE datifyy.partner_preferences");
            holding = IntStream.range(0, CONNECTIONS)
                    .mapToObj(_ -> asking(FailureBehaviourTest::preferences))
                    .toList();
            Eventually.is("every connection is taken", () -> database.waiting() >= CONNECTIONS - 1);

            List<CompletableFuture<Answer>> others = Stream.generate(() -> asking(() -> {
                        var watch = Stopwatch.started();
                        Answer answer = profile();
                        if (answer.status() == 503) {
                            refusals.add(watch.soFar());
                        }
                        return answer;
                    }))
                    .limit(3)
                    .toList();
            for (String path : List.of("/livez", "/health", "/health/redis", "/health/db", "/readyz")) {
                assertThat(app.http().get(path).status()).as(path).isEqualTo(200);
            }
            assertThat(signIn().status()).isEqualTo(200);
            String refresh = maya.tokens().refresh();
            maya = app.overRest().holding(app.overRest().refresh(refresh));
            assertThat(app.overGrpc()
                            .signIn(newcomer.email(), newcomer.password())
                            .id())
                    .isEqualTo(maya.id());
            assertThat(colleagues.anotherToken(AdminRole.SUPER_ADMIN)).isNotEmpty();
            assertThat(GrpcHealth.of(app)).isEqualTo(ServingStatus.SERVING);
            for (CompletableFuture<Answer> other : others) {
                Answer answer = other.join();
                assertThat(answer.status()).isIn(200, 503);
                if (answer.status() == 503) {
                    assertUnavailable(answer);
                }
            }
            operator.rollback();
        }
        for (CompletableFuture<Answer> one : holding) {
            assertThat(one.join().status()).isIn(200, 503);
        }
        assertThat(preferences().status()).isEqualTo(200);
        return refusals;
    }

    @Test
    void h6_a_redis_far_away_or_in_small_pieces_makes_signing_in_slow_and_nothing_else() {
        toRedis.dribble(16, Duration.ofMillis(5));

        assertThat(signIn().status()).isEqualTo(200);
        assertThat(app.http().get("/health/redis").status()).isEqualTo(200);
    }

    @Test
    void h6_connections_to_redis_that_were_reset_turn_nobody_away() {
        for (int i = 0; i < 3; i++) {
            toRedis.reset();
            assertThat(signIn().status()).isEqualTo(200);
        }
    }

    @Test
    void h6_a_redis_that_falls_silent_turns_nobody_away_and_is_reported() {
        toRedis.goSilent();

        assertThat(signIn().status()).isEqualTo(200);
        assertThat(signIn().status()).isEqualTo(200);
        // Nobody asks again within five seconds, nor the sign-ins in two after one of the test before had no answer.
        Eventually.within(
                Duration.ofSeconds(10),
                "it is reported",
                () -> app.http().get("/health/redis").status() == 503);
        assertThat(app.http().get("/readyz").status()).isEqualTo(200);
    }

    @Test
    void h6_while_redis_is_silent_or_cut_off_ones_own_profile_is_read_and_changed_as_ever() {
        assertThat(profile().status()).isEqualTo(200);
        for (Runnable trouble : List.<Runnable>of(toRedis::goSilent, toRedis::reset)) {
            trouble.run();
            for (int i = 0; i < 3; i++) {
                String bio = "words number " + i;
                assertThat(app.http()
                                .as(maya.tokens().access())
                                .put(
                                        ME,
                                        "{\"profileDetails\":{\"bio\":\"%s\"},\"updateFields\":[\"bio\"]}"
                                                .formatted(bio))
                                .status())
                        .isEqualTo(200);
                assertThat(profile().text()).contains(bio);
            }
            toRedis.speak();
        }
    }

    private static Answer signIn() {
        return app.http()
                .post(
                        "/api/v1/auth/login/email",
                        "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(newcomer.email(), newcomer.password()));
    }

    private static Answer profile() {
        return app.http().as(maya.tokens().access()).get(ME);
    }

    private static Answer preferences() {
        return app.http().as(maya.tokens().access()).get("/api/v1/partner-preferences");
    }

    private static CompletableFuture<Answer> asking(Supplier<Answer> question) {
        return CompletableFuture.supplyAsync(question, IN_BACKGROUND);
    }

    private static void assertUnavailable(Answer answer) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("UNAVAILABLE");
        assertThat(answer.header("Retry-After")).matches("[1-9][0-9]*");
    }
}
