package com.datifyy.bootstrap.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.adapters.redis.RedisServer;
import com.datifyy.bootstrap.journey.Journey.Member;
import com.datifyy.bootstrap.journey.Journey.Newcomer;
import com.datifyy.bootstrap.journey.Refused;
import com.datifyy.domain.admin.AdminRole;
import com.datifyy.domain.availability.Slot;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Three processes on one PostgreSQL and one Redis: what one of them did holds on the others at the next
/// request, and what only one may do is done once.
@Timeout(120)
class InstancesTest {
    private static final int ENDED_BY_SIGTERM = 128 + 15;
    private static final String ME = "/api/v1/user/me";
    private static final String OPERATOR = "not-a-real-metrics-token-0123456789abcdef";
    private static final String HOURS = "/api/v1/availability";

    private static int port;
    private static RedisServer redis;
    private static Database database;
    private static List<AppProcess> instances;
    private static Colleagues colleagues;

    @BeforeAll
    static void start() {
        port = RedisServer.freePort();
        redis = RedisServer.startAt(port);
        database = Databases.fresh();
        Map<String, String> settings = RunningApp.environment(database, RunningApp.anotherSecret());
        settings.put("REDIS_URL", "redis://127.0.0.1:" + port);
        settings.put("METRICS_TOKEN", OPERATOR);
        instances = Stream.generate(() -> AppProcess.start(settings)).limit(3).toList();
        colleagues = Colleagues.in(settings, instances.getFirst().http());
    }

    @AfterAll
    static void stop() {
        try {
            for (AppProcess app : instances) {
                assertThat(app.stop()).isEqualTo(ENDED_BY_SIGTERM);
            }
        } finally {
            instances.forEach(AppProcess::close);
            redis.close();
        }
    }

    @Test
    void b3_who_signs_out_of_one_is_signed_out_of_all() {
        Member maya = member();
        knowOnAll(maya);

        assertThat(instances
                        .get(1)
                        .http()
                        .as(maya.tokens().access())
                        .post("/api/v1/auth/logout", "{}")
                        .status())
                .isEqualTo(200);

        for (AppProcess app : instances) {
            assertThat(statusOf(maya, app)).isEqualTo(401);
        }
    }

    /// Busy instances remember who is signed in.
    @Test
    void b4_who_signs_out_of_one_is_let_in_by_none_at_the_next_request_however_busy_they_are_with_them()
            throws InterruptedException {
        List<AppProcess> busy = List.of(instances.get(0), instances.get(2));
        for (int round = 0; round < 3; round++) {
            Member maya = member();
            try (var _ = new Visits(maya, busy)) {
                for (AppProcess app : busy) {
                    awaitRemembering(app);
                }

                assertThat(instances
                                .get(1)
                                .http()
                                .as(maya.tokens().access())
                                .post("/api/v1/auth/logout", "{}")
                                .status())
                        .isEqualTo(200);

                for (AppProcess app : instances) {
                    assertThat(statusOf(maya, app)).isEqualTo(401);
                }
            }
        }
    }

    /// Returns once an instance tells sessions from memory.
    private static void awaitRemembering(AppProcess app) throws InterruptedException {
        double before = toldFromMemory(app);
        while (toldFromMemory(app) == before) {
            Thread.sleep(20);
        }
    }

    /// Somebody whose apps ask for their profile all the time, until it is closed.
    private record Visits(ExecutorService apps, AtomicBoolean over) implements AutoCloseable {
        private static final int APPS_AT_EACH = 6;

        Visits(Member member, List<AppProcess> busy) {
            this(Executors.newVirtualThreadPerTaskExecutor(), new AtomicBoolean());
            for (AppProcess app : busy) {
                Http client = app.http().as(member.tokens().access());
                for (int i = 0; i < APPS_AT_EACH; i++) {
                    apps.execute(() -> askAgainAndAgain(client));
                }
            }
        }

        private void askAgainAndAgain(Http client) {
            while (!over.get()) {
                client.get(ME);
            }
        }

        @Override
        public void close() {
            over.set(true);
            apps.close();
        }
    }

    @Test
    void b4_whoever_the_staff_suspends_or_bans_is_out_of_all_of_them() {
        for (String status : List.of("SUSPENDED", "BANNED")) {
            Member maya = member();
            knowOnAll(maya);

            Answer done = instances
                    .get(2)
                    .http()
                    .as(colleagues.token(AdminRole.SUPER_ADMIN))
                    .put(
                            "/api/v1/admin/users/" + maya.id() + "/status",
                            "{\"status\":\"%s\",\"reason\":\"a test\"}".formatted(status));
            assertThat(done.status()).as(done::text).isEqualTo(200);

            for (AppProcess app : instances) {
                assertThat(statusOf(maya, app)).as(status).isIn(401, 403);
            }
        }
    }

    @Test
    void d5_a_block_on_one_hides_the_two_from_each_other_on_all() {
        People people = People.in(() -> instances.getFirst().overRest());
        for (AppProcess app : instances) {
            assertThat(lookAt(app, people.owner(), people.other())).isEqualTo(200);
            assertThat(lookAt(app, people.other(), people.owner())).isEqualTo(200);
        }

        assertThat(instances
                        .get(1)
                        .http()
                        .as(people.owner().tokens().access())
                        .post("/api/v1/user/block/" + people.other().id(), "{\"reason\":\"a test\"}")
                        .status())
                .isEqualTo(200);

        for (AppProcess app : instances) {
            assertThat(lookAt(app, people.owner(), people.other())).isEqualTo(404);
            assertThat(lookAt(app, people.other(), people.owner())).isEqualTo(404);
        }
    }

    @Test
    void a_profile_changed_on_one_is_read_as_changed_on_all() {
        Member maya = member();
        for (int i = 0; i < 6; i++) {
            String bio = "words number " + i;
            setBio(instances.get(i % instances.size()), maya, bio);
            for (AppProcess other : instances) {
                assertThat(other.http().as(maya.tokens().access()).get(ME).text())
                        .contains(bio);
            }
        }
    }

    /// Copies go from one to the other through Redis, where they are seen to be altered and forgotten.
    @Test
    void whatever_becomes_of_copies_in_redis_everybody_reads_what_is_true() {
        Member maya = member();
        Instant hour = Instant.now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofDays(3));
        for (int round = 0; round < 3; round++) {
            String bio = "words of round " + round;
            AppProcess writer = instances.get(round);
            setBio(writer, maya, bio);
            offer(writer, maya, hour.plus(Duration.ofHours(round)));
            readByAll(maya, bio, round + 1);
            Eventually.is("both are in Redis", () -> {
                setBio(writer, maya, bio); // a new version, in case the last one was not sent in time
                readByAll(maya, bio, 1);
                return copies().keys("datifyy:copy:*") >= 2;
            });

            assertThat(copies().replace("datifyy:copy:*", "bm90IGEgY29weQ==")).isGreaterThanOrEqualTo(2);
            readByAll(maya, bio, round + 1);
            assertThat(copies().answer("FLUSHALL")).isEqualTo("+OK");
            readByAll(maya, bio, round + 1);
        }
    }

    @Test
    void a5_five_registrations_are_allowed_by_all_of_them_together() {
        String network = Networks.another();
        List<Http> visitors = instances.stream()
                .map(app -> new Http(app.http().client(), app.http().port(), network, null))
                .toList();
        for (int i = 0; i < 5; i++) {
            assertThat(visitors.get(i % visitors.size())
                            .post("/api/v1/auth/register/email", "{}")
                            .status())
                    .isEqualTo(400);
        }
        for (Http visitor : visitors) {
            assertThat(visitor.post("/api/v1/auth/register/email", "{}").status())
                    .isEqualTo(429);
        }
    }

    @Test
    void a_message_is_sent_once_whichever_of_them_sends_it() {
        List<Newcomer> newcomers = IntStream.range(0, 9)
                .mapToObj(number -> Newcomer.named("Person " + number))
                .toList();
        for (int i = 0; i < newcomers.size(); i++) {
            instances.get(i % instances.size()).overRest().register(newcomers.get(i));
        }
        Eventually.is(
                "nothing waits",
                () -> database.texts("SELECT id::text FROM datifyy.outbox WHERE state = 'WAITING'")
                        .isEmpty());

        for (Newcomer newcomer : newcomers) {
            Eventually.is("it arrived", () -> sentTo(newcomer) > 0);
            assertThat(sentTo(newcomer)).as(newcomer.email()).isEqualTo(1);
        }
        assertThat(database.texts("SELECT id::text FROM datifyy.outbox WHERE attempts > 1"))
                .isEmpty();
    }

    @Test
    void b3_a_refresh_token_used_on_one_is_used_up_on_all() {
        Member maya = member();
        var next = instances.get(1).overRest().refresh(maya.tokens().refresh());
        instances.get(2).overRest().revoke(next.refresh());

        assertThatThrownBy(() -> instances.getFirst().overRest().refresh(next.refresh()))
                .isInstanceOf(Refused.class);
    }

    private static long sentTo(Newcomer newcomer) {
        return instances.stream().mapToLong(app -> app.sentTo(newcomer.email())).sum();
    }

    private static RedisTalk copies() {
        return new RedisTalk(port);
    }

    private static void setBio(AppProcess app, Member member, String bio) {
        assertThat(app.http()
                        .as(member.tokens().access())
                        .put(ME, "{\"profileDetails\":{\"bio\":\"%s\"},\"updateFields\":[\"bio\"]}".formatted(bio))
                        .status())
                .isEqualTo(200);
    }

    private static void offer(AppProcess app, Member member, Instant start) {
        Answer offered = app.http()
                .as(member.tokens().access())
                .post(
                        HOURS,
                        "{\"slots\":[{\"startTime\":%d,\"endTime\":%d,\"dateType\":\"ONLINE\"}]}"
                                .formatted(
                                        start.getEpochSecond(),
                                        start.plus(Slot.LENGTH).getEpochSecond()));
        assertThat(offered.status()).as(offered::text).isEqualTo(200);
    }

    private static void readByAll(Member member, String bio, int hours) {
        for (AppProcess app : instances) {
            Http http = app.http().as(member.tokens().access());
            assertThat(http.get(ME).text()).contains(bio);
            assertThat(http.get(HOURS).at("/slots")).hasSizeGreaterThanOrEqualTo(hours);
        }
    }

    private static Member member() {
        return People.in(() -> instances.getFirst().overRest()).owner();
    }

    /// Every instance has seen them, and may have kept what it saw.
    private static void knowOnAll(Member member) {
        for (AppProcess app : instances) {
            assertThat(statusOf(member, app)).isEqualTo(200);
        }
    }

    private static int statusOf(Member member, AppProcess app) {
        return app.http().as(member.tokens().access()).get(ME).status();
    }

    private static double toldFromMemory(AppProcess app) {
        String start = "datifyy_cache_hits_total{cache=\"sessions\"} ";
        return app.http()
                .as(OPERATOR)
                .get("/metrics")
                .text()
                .lines()
                .filter(line -> line.startsWith(start))
                .mapToDouble(line -> Double.parseDouble(line.substring(start.length())))
                .sum();
    }

    private static int lookAt(AppProcess app, Member who, Member whom) {
        return app.http()
                .as(who.tokens().access())
                .get("/api/v1/user/profile/" + whom.id())
                .status();
    }
}
