package com.datifyy.bootstrap.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.adapters.redis.RedisServer;
import com.datifyy.bootstrap.journey.Journey.Member;
import com.datifyy.bootstrap.journey.Journey.Newcomer;
import com.datifyy.bootstrap.journey.Refused;
import com.datifyy.domain.admin.AdminRole;
import java.util.List;
import java.util.Map;
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

    private static RedisServer redis;
    private static Database database;
    private static List<AppProcess> instances;
    private static Colleagues colleagues;

    @BeforeAll
    static void start() {
        int port = RedisServer.freePort();
        redis = RedisServer.startAt(port);
        database = Databases.fresh();
        Map<String, String> settings = RunningApp.environment(database, RunningApp.anotherSecret());
        settings.put("REDIS_URL", "redis://127.0.0.1:" + port);
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
            AppProcess app = instances.get(i % instances.size());
            String bio = "words number " + i;
            assertThat(app.http()
                            .as(maya.tokens().access())
                            .put(ME, "{\"profileDetails\":{\"bio\":\"%s\"},\"updateFields\":[\"bio\"]}".formatted(bio))
                            .status())
                    .isEqualTo(200);
            for (AppProcess other : instances) {
                assertThat(other.http().as(maya.tokens().access()).get(ME).text())
                        .contains(bio);
            }
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

    private static int lookAt(AppProcess app, Member who, Member whom) {
        return app.http()
                .as(who.tokens().access())
                .get("/api/v1/user/profile/" + whom.id())
                .status();
    }
}
