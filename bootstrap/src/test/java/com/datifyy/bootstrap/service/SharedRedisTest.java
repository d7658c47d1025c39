package com.datifyy.bootstrap.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.redis.RedisServer;
import com.datifyy.bootstrap.journey.Journey.Hour;
import com.datifyy.bootstrap.journey.Journey.Member;
import com.datifyy.bootstrap.journey.Journey.Newcomer;
import com.datifyy.bootstrap.settings.LogSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Two instances on one Redis: what they count together, what that costs in commands, as Redis itself counts them,
/// and how it is when Redis falls silent, comes back, or holds what nobody left there.
@Timeout(120)
class SharedRedisTest {
    private static final String ME = "/api/v1/user/me";
    private static final String REGISTER = "/api/v1/auth/register/email";

    /// Silence is waited for 2 seconds; the rest is for a machine with much to do.
    private static final Duration ASKED_IN_VAIN = Duration.ofSeconds(6);

    /// Whoever asked Redis would take 2 seconds.
    private static final Duration NOT_ASKED = Duration.ofMillis(1_900);

    /// For how long nobody asks a Redis anew that did not answer, and a bit.
    private static final Duration LEFT_ALONE = Duration.ofMillis(2_100);

    /// In which whoever asks it once in 5 seconds asks twice.
    private static final Duration ASKED_TWICE = Duration.ofSeconds(6);

    /// Less than for how long Redis is left alone.
    private static final Duration A_WHILE = Duration.ofSeconds(1);

    /// A pause of 2 seconds, a second at most between attempts to connect; the rest is for a machine with much to do.
    private static final Duration BACK = Duration.ofSeconds(10);

    private static int port;
    private static RedisServer redis;
    private static Cable cable;
    private static Database database;
    private static String secret;
    private static RunningApp one;
    private static RunningApp other;

    @BeforeAll
    static void start() {
        port = RedisServer.freePort();
        redis = RedisServer.startAt(port);
        cable = new Cable(port);
        database = Databases.fresh();
        secret = RunningApp.anotherSecret();
        one = instance(Map.of());
        other = instance(Map.of());
    }

    private static RunningApp instance(Map<String, String> more) {
        var settings = new HashMap<>(Map.of(
                "REDIS_URL",
                "redis://127.0.0.1:" + cable.port(),
                "METRICS_TOKEN",
                AppProcess.METRICS_TOKEN,
                "REDIS_LIMITS_PER_DAY",
                "1000000",
                "RATE_LIMITS",
                "default=100000/1m,discover=100000/1m,token=100000/1m,login=100000/1m,"
                        + "refresh-session=100000/1m,people-looks=80/1d"));
        settings.putAll(more);
        return RunningApp.with(database, secret, settings);
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
        cable.close();
        redis.close();
    }

    @AfterEach
    void allIsWellAgain() {
        cable.speak();
        for (RunningApp app : List.of(one, other)) {
            Eventually.is("limits are counted in Redis", () -> {
                long before = commands("evalsha");
                refuseToRegister(app, Networks.another());
                return commands("evalsha") > before;
            });
        }
    }

    @Test
    void however_many_ask_how_it_is_redis_is_hardly_asked() {
        long begun = System.nanoTime();
        long before = commands("evalsha") + commands("ping") + commands("set");
        for (int i = 0; i < 500 || System.nanoTime() - begun < ASKED_TWICE.toNanos(); i++) {
            assertThat(one.http().get("/").at("/status/redis").asText()).isEqualTo("ok");
            assertThat(one.http().get("/health/redis").status()).isEqualTo(200);
            if (i % 20 == 0) {
                assertThat(up()).isEqualTo(1);
            }
        }

        long seconds = Duration.ofNanos(System.nanoTime() - begun).toSeconds();
        assertThat(commands("evalsha") + commands("ping") + commands("set") - before)
                .isLessThanOrEqualTo(2 + seconds / 5);
    }

    @Test
    void h6_a_redis_that_falls_silent_is_waited_for_once() {
        cable.goSilent();

        assertThat(timed(401, () -> signIn("nobody@example.org"))).isLessThan(ASKED_IN_VAIN);
        for (int i = 0; i < 2; i++) {
            assertThat(theShorterOfTwo()).isLessThan(NOT_ASKED);
            assertThat(timed(503, () -> one.http().get("/health/redis"))).isLessThan(ASKED_IN_VAIN);
        }
    }

    /// Whoever comes when Redis was left alone for long enough finds out, and waits; nobody else does, unless the whole
    /// machine pauses for as long.
    private static Duration theShorterOfTwo() {
        for (int i = 0; i < 3; i++) {
            var watch = Stopwatch.started();
            Duration first = timed(401, () -> signIn("nobody@example.org"));
            Duration next = timed(401, () -> signIn("nobody@example.org"));
            if (watch.stoodStill().compareTo(A_WHILE) < 0) {
                return first.compareTo(next) < 0 ? first : next;
            }
        }
        throw new AssertionError("the machine pauses again and again");
    }

    /// Nobody else asks Redis for anything.
    @Test
    void h6_whoever_reads_metrics_learns_that_redis_is_away_and_that_it_is_back_and_does_not_wait_for_it() {
        assertThat(one.http().get("/health/redis").status()).isEqualTo(200);
        cable.goSilent();

        Eventually.is("it is missed", () -> up() == 0);
        List<Duration> took = IntStream.range(0, 3)
                .mapToObj(_ -> {
                    LockSupport.parkNanos(LEFT_ALONE.toNanos());
                    return timed(
                            200, () -> one.http().as(AppProcess.METRICS_TOKEN).get("/metrics"));
                })
                .toList();

        assertThat(Eventually.median(took))
                .as("reading when Redis is asked anew, in vain")
                .isLessThan(NOT_ASKED);
        assertThat(up()).isZero();
        cable.speak();
        Eventually.is("it is well again", () -> up() == 1);
    }

    private static double up() {
        return one.http().as(AppProcess.METRICS_TOKEN).metric("datifyy_redis_up");
    }

    @Test
    void h6_while_it_is_silent_hardly_anybody_waits_for_how_it_is() {
        assertThat(one.http().get("/health/redis").status()).isEqualTo(200);
        cable.goSilent();

        Eventually.is("it is missed", () -> one.http().get("/health/redis").status() == 503);

        Eventually.is("the pause is over", () -> {
            List<Duration> took = together(50, () -> one.http().get("/"));
            List<Duration> waited =
                    took.stream().filter(time -> time.compareTo(NOT_ASKED) >= 0).toList();
            assertThat(waited).hasSizeLessThanOrEqualTo(2);
            return !waited.isEmpty();
        });
    }

    @Test
    void h6_a_slow_redis_holds_up_neither_profiles_nor_free_hours() {
        Member maya = one.overRest().register(Newcomer.named("Maya Kulkarni"));
        Instant noon = Instant.now()
                .truncatedTo(ChronoUnit.DAYS)
                .plus(Duration.ofDays(3).plusHours(12));
        List<Hour> hours = maya.give(List.of(Hour.online(noon), Hour.online(noon.plus(Duration.ofHours(2)))))
                .created();
        cable.dribble(16, Duration.ofMillis(200));

        for (RunningApp app : List.of(one, other, one, other)) {
            Http http = app.http().as(maya.tokens().access());
            assertThat(timed(200, () -> http.get(ME))).isLessThan(NOT_ASKED);
            assertThat(timed(200, () -> http.get("/api/v1/availability"))).isLessThan(NOT_ASKED);
            assertThat(http.get("/api/v1/availability").at("/slots")).hasSize(hours.size());
        }
    }

    @Test
    void h6_when_redis_is_back_limits_are_counted_together_again_without_a_restart() {
        cable.cut();
        assertThat(countTogether()).isFalse();
        for (RunningApp app : List.of(one, other)) {
            Eventually.is("it is missed", () -> app.http().get("/health/redis").status() == 503);
        }

        cable.mend();
        Duration took = Eventually.took("limits are shared", SharedRedisTest::countTogether);

        assertThat(took).isLessThan(BACK);
        Eventually.is("it is seen", () -> one.http().get("/health/redis").status() == 200);
    }

    /// Whether five registrations on one instance leave none to the same network on the other.
    private static boolean countTogether() {
        String network = Networks.another();
        for (int i = 0; i < 5; i++) {
            refuseToRegister(one, network);
        }
        return from(other, network).post(REGISTER, "{}").status() == 429;
    }

    @Test
    void c10_what_a_person_may_do_in_a_day_is_counted_together_and_costs_few_commands() {
        Looks looks = RedisHeard.by(List.of(one.http(), other.http()), SharedRedisTest::lookOften);

        assertThat(looks.granted()).as("by both").isEqualTo(80);
        assertThat(looks.commands()).as("blocks of four").isLessThan(looks.granted() / 2);
    }

    /// @param commands what they cost
    private record Looks(int granted, long commands) {}

    private static Looks lookOften() {
        Member maya = one.overRest().register(Newcomer.named("Maya Kulkarni"));
        long before = commands("evalsha");
        int granted = 0;
        for (int i = 0; i < 100; i++) {
            granted += looked(one, maya) ? 1 : 0;
            granted += looked(other, maya) ? 1 : 0;
        }
        return new Looks(granted, commands("evalsha") - before);
    }

    /// Of others nothing is shown to whoever has not said who they are, but it counts as looking.
    private static boolean looked(RunningApp app, Member maya) {
        int status = app.http()
                .as(maya.tokens().access())
                .get("/api/v1/user/profile/123456789")
                .status();
        assertThat(status).isIn(404, 409, 412, 422, 428, 429);
        return status != 429;
    }

    /// The figures in docs/operations.md.
    @Test
    void an_app_that_is_always_on_costs_a_command_for_each_refresh_and_two_over_ipv6() {
        for (String network : List.of("192.0.2.77", "2001:db8:77::1")) {
            assertThat(RedisHeard.by(List.of(one.http()), () -> commandsInADay(network)))
                    .as("a day of an app at %s", network)
                    .isEqualTo(network.contains(":") ? 192 : 96);
        }
    }

    private static long commandsInADay(String network) {
        Member maya = one.overRest().register(Newcomer.named("Maya Kulkarni"));
        String refresh = maya.tokens().refresh();
        long before = commands("evalsha");
        for (int quarter = 0; quarter < 24 * 4; quarter++) {
            Answer answer = from(one, network)
                    .post("/api/v1/auth/token/refresh", "{\"refreshToken\":\"%s\"}".formatted(refresh));
            assertThat(answer.status()).isEqualTo(200);
            refresh = answer.at("/tokens/refreshToken/token").textValue();
        }
        return commands("evalsha") - before;
    }

    @Test
    void beyond_the_budget_an_instance_counts_alone_and_says_so_once() {
        Spent inAnHour = RedisHeard.byAnother(
                () -> instance(Map.of("REDIS_LIMITS_PER_DAY", "100")), SharedRedisTest::spendTheBudget);

        assertThat(inAnHour.commands()).isEqualTo(4);
        assertThat(inAnHour.told())
                .filteredOn(line -> line.contains("The budget of commands for limits is spent"))
                .hasSize(1);
    }

    /// What is spent of a budget.
    ///
    /// @param told the log
    private record Spent(long commands, List<String> told) {}

    private static Spent spendTheBudget(RunningApp sparing) {
        try (var log = LogCapture.of(LogSettings.Level.WARN)) {
            String network = Networks.another();
            long before = commands("evalsha");
            for (int i = 0; i < 5; i++) {
                refuseToRegister(sparing, network);
            }
            assertThat(from(sparing, network).post(REGISTER, "{}").status()).isEqualTo(429);
            refuseToRegister(sparing, Networks.another());
            return new Spent(commands("evalsha") - before, log.lines());
        }
    }

    @Test
    void with_a_budget_of_0_each_instance_counts_alone() {
        try (var alone = instance(Map.of("REDIS_LIMITS_PER_DAY", "0"))) {
            long before = commands("evalsha");

            refuseToRegister(alone, Networks.another());

            assertThat(commands("evalsha")).isEqualTo(before);
            assertThat(alone.http().get("/health/redis").status()).isEqualTo(200);
        }
    }

    @Test
    void h5_a_value_of_any_size_in_place_of_a_copy_is_not_fetched() {
        Member maya = one.overRest().register(Newcomer.named("Maya Kulkarni"));
        long before = sentBytes();

        try (var fresh = instance(Map.of())) {
            Eventually.is("as much as a copy has was sent", () -> {
                leaveCopies(maya);
                number("for _,key in ipairs(redis.call('keys','datifyy:copy:*')) do "
                        + "redis.call('setrange',key,49999999,'A') end return 1");
                readMe(fresh, maya);
                return sentBytes() - before > 80_000;
            });

            readMe(fresh, maya);
            assertThat(sentBytes() - before).isLessThan(2_000_000);
            assertThat(fresh.http().get("/health/redis").status()).isEqualTo(200);
        }
        number("return redis.call('del',unpack(redis.call('keys','datifyy:copy:*')))");
    }

    /// Whoever has waited too long for a copy leaves none for a moment, and by then remembers what was read: each
    /// attempt is of another version.
    private static void leaveCopies(Member maya) {
        Eventually.is("copies are left", () -> {
            number("for _,key in ipairs(redis.call('keys','datifyy:copy:*')) do redis.call('del',key) end return 1");
            String bio = "words of " + System.nanoTime();
            assertThat(one.http()
                            .as(maya.tokens().access())
                            .put(ME, "{\"profileDetails\":{\"bio\":\"%s\"},\"updateFields\":[\"bio\"]}".formatted(bio))
                            .status())
                    .isEqualTo(200);
            readMe(one, maya);
            readMe(other, maya);
            return number("return #redis.call('keys','datifyy:copy:*')") > 0;
        });
    }

    @Test
    void h5_wild_values_in_place_of_counts_turn_nobody_away_for_longer_than_a_window_and_are_no_error() {
        for (String value : List.of("nonsense", "nan", "-1e308", "0")) {
            refuseToRegister(one, Networks.another());
            number("for _,key in ipairs(redis.call('keys','datifyy:limit:*')) do redis.call('set',key,'" + value
                    + "') end return 1");

            refuseToRegister(one, "192.0.2.78");
            assertThat(signInAs("nobody@example.org", from(one, "192.0.2.78")).status())
                    .isEqualTo(401);
        }
        number("for _,key in ipairs(redis.call('keys','datifyy:limit:*')) do redis.call('del',key) "
                + "redis.call('rpush',key,'a list') end return 1");

        assertThat(signInAs("nobody@example.org", from(one, "192.0.2.78")).status())
                .isEqualTo(401);
        assertThat(one.http().get("/health/redis").status()).isEqualTo(200);
        redisForgets();
    }

    private static void redisForgets() {
        assertThat(new RedisTalk(port).answer("FLUSHALL")).isEqualTo("+OK");
    }

    private static void readMe(RunningApp app, Member maya) {
        assertThat(app.http().as(maya.tokens().access()).get(ME).status()).isEqualTo(200);
    }

    private static Http from(RunningApp app, String network) {
        return new Http(app.http().client(), app.httpPort(), network, null);
    }

    /// Counts as registering, and is refused since it lacks everything.
    private static void refuseToRegister(RunningApp app, String network) {
        assertThat(from(app, network).post(REGISTER, "{}").status()).isEqualTo(400);
    }

    private static Answer signIn(String email) {
        return signInAs(email, one.http());
    }

    private static Answer signInAs(String email, Http http) {
        return http.post(
                "/api/v1/auth/login/email",
                "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, "a wrong password"));
    }

    private static Duration timed(int status, Supplier<Answer> question) {
        var watch = Stopwatch.started();
        assertThat(question.get().status()).isEqualTo(status);
        return watch.soFar();
    }

    /// How long each of several took who ask at the same time.
    private static List<Duration> together(int people, Supplier<Answer> question) {
        var asking = IntStream.range(0, people)
                .mapToObj(_ -> CompletableFuture.supplyAsync(() -> timed(200, question), Thread::startVirtualThread))
                .toList();
        return asking.stream().map(CompletableFuture::join).toList();
    }

    /// How often Redis says that it has run a command.
    private static long commands(String name) {
        return number("return tonumber(string.match(redis.call('info','commandstats'),'cmdstat_" + name
                + ":calls=(%d+)') or 0)");
    }

    private static long sentBytes() {
        return number("return tonumber(string.match(redis.call('info','stats'),'total_net_output_bytes:(%d+)'))");
    }

    private static long number(String script) {
        String answer = new RedisTalk(port).answer("EVAL \"" + script + "\" 0");
        assertThat(answer).startsWith(":");
        return Long.parseLong(answer.substring(1));
    }
}
