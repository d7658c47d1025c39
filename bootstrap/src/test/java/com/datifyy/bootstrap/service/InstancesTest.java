package com.datifyy.bootstrap.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.redis.RedisServer;
import com.datifyy.bootstrap.journey.Journey.Member;
import com.datifyy.bootstrap.journey.Journey.Newcomer;
import com.datifyy.bootstrap.journey.Journey.Story;
import com.datifyy.bootstrap.journey.Refused;
import com.datifyy.domain.admin.AdminRole;
import com.datifyy.domain.availability.Slot;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Three processes on one PostgreSQL and one Redis: what one of them did holds on the others at the next
/// request, and what only one may do is done once.
@Timeout(300)
class InstancesTest {
    private static final int ENDED_BY_SIGTERM = 128 + 15;
    private static final String ME = "/api/v1/user/me";
    private static final String HOURS = "/api/v1/availability";

    private static final String PASSWORD = "a walk along the river at dusk";
    private static final LocalDate BORN = LocalDate.of(1994, 5, 6);

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
        settings.put("METRICS_TOKEN", AppProcess.METRICS_TOKEN);
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

    /// Ways out of the service, over either protocol.
    enum Ending {
        SIGN_OUT,
        SUSPENSION,
        BAN,
        CLOSING;

        void at(Door door, Member member) {
            switch (this) {
                case SIGN_OUT -> door.signOut(member);
                case SUSPENSION -> door.setStatus(colleagues.token(AdminRole.SUPER_ADMIN), member, "SUSPENDED");
                case BAN -> door.setStatus(colleagues.token(AdminRole.SUPER_ADMIN), member, "BANNED");
                case CLOSING -> door.close(member, PASSWORD);
            }
        }
    }

    /// Those who were let in before over both protocols of all instances.
    @ParameterizedTest
    @EnumSource
    void b3_b4_whoever_is_out_of_one_is_out_of_both_protocols_of_all(Ending ending) {
        for (int protocol = 0; protocol < 2; protocol++) {
            Member maya = newcomer();
            for (Door door : allDoors()) {
                assertThat(door.tellsAboutThemselves(maya)).as(door::toString).isEqualTo(Door.ANSWERED);
            }

            ending.at(instances.get(1).doors().get(protocol), maya);

            for (Door door : allDoors()) {
                assertThat(door.tellsAboutThemselves(maya)).as(door::toString).isEqualTo("UNAUTHENTICATED");
            }
        }
    }

    /// Busy instances remember who is signed in.
    @ParameterizedTest
    @EnumSource
    void b3_b4_whoever_is_out_of_one_is_let_in_by_none_at_the_next_request_however_busy_they_are_with_them(
            Ending ending) throws InterruptedException {
        List<AppProcess> busy = List.of(instances.get(0), instances.get(2));
        for (int protocol = 0; protocol < 2; protocol++) {
            Member maya = newcomer();
            try (var _ = new Visits(maya, busy)) {
                for (AppProcess app : busy) {
                    awaitRemembering(app);
                }

                ending.at(instances.get(1).doors().get(protocol), maya);

                for (Door door : allDoors()) {
                    assertThat(door.tellsAboutThemselves(maya))
                            .as(door::toString)
                            .isEqualTo("UNAUTHENTICATED");
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

    /// Somebody whose apps ask for their profile all the time, half of them over gRPC, until it is closed.
    private record Visits(ExecutorService apps, AtomicBoolean over) implements AutoCloseable {
        private static final int APPS_AT_EACH_DOOR = 3;

        Visits(Member member, List<AppProcess> busy) {
            this(Executors.newVirtualThreadPerTaskExecutor(), new AtomicBoolean());
            for (Door door : doorsOf(busy)) {
                for (int i = 0; i < APPS_AT_EACH_DOOR; i++) {
                    apps.execute(() -> askAgainAndAgain(door, member));
                }
            }
        }

        private void askAgainAndAgain(Door door, Member member) {
            while (!over.get()) {
                String _ = door.tellsAboutThemselves(member);
            }
        }

        @Override
        public void close() {
            over.set(true);
            apps.close();
        }
    }

    @Test
    void d5_a_block_on_one_hides_the_two_from_each_other_on_both_protocols_of_all() {
        for (int protocol = 0; protocol < 2; protocol++) {
            People people = People.in(() -> instances.getFirst().overRest());
            showEachOther(people, Door.ANSWERED);

            instances.get(1).doors().get(protocol).block(people.owner(), people.other());

            showEachOther(people, "NOT_FOUND");
        }
    }

    private static void showEachOther(People people, String outcome) {
        for (Door door : allDoors()) {
            assertThat(door.shows(people.owner(), people.other()))
                    .as(door::toString)
                    .isEqualTo(outcome);
            assertThat(door.shows(people.other(), people.owner()))
                    .as(door::toString)
                    .isEqualTo(outcome);
        }
    }

    @Test
    void a_profile_changed_on_one_is_read_as_changed_on_both_protocols_of_all() {
        Member maya = newcomer();
        Story story = Story.somewhere("GENDER_FEMALE");
        for (Door writer : allDoors()) {
            Story told = story.saying("words told over " + writer);
            var _ = writer.as(maya).tell(told);
            for (Door reader : allDoors()) {
                assertThat(reader.as(maya).profile().story().bio())
                        .as(reader::toString)
                        .isEqualTo(told.bio());
            }
        }
    }

    /// What becomes of copies that one instance left in Redis, and what the next one that looks for them counts.
    enum Fate {
        NOTHING("hit") {
            @Override
            void befall() {}
        },
        ALTERED("unreadable") {
            @Override
            void befall() {
                assertThat(copies().replace("datifyy:copy:*", "bm90IGEgY29weQ=="))
                        .isGreaterThanOrEqualTo(2);
            }
        },
        FORGOTTEN("miss") {
            @Override
            void befall() {
                assertThat(copies().answer("FLUSHALL")).isEqualTo("+OK");
            }
        };

        private final String counted;

        Fate(String counted) {
            this.counted = counted;
        }

        abstract void befall();

        /// How often an instance counted so for a kind of copies.
        double countedBy(AppProcess app, String kind) {
            return app.metric("datifyy_cache_shared_total{cache=\"%s\",outcome=\"%s\"}".formatted(kind, counted));
        }
    }

    /// The others do not know the last state of profile and hours, so the first of them looks into Redis, unless it is
    /// just then not asked: then there is another state.
    @ParameterizedTest
    @EnumSource
    void whatever_becomes_of_copies_in_redis_everybody_reads_what_is_true(Fate fate) {
        for (int round = 0; round < instances.size(); round++) {
            AppProcess writer = instances.get(round);
            AppProcess first = instances.get((round + 1) % instances.size());
            AppProcess last = instances.get((round + 2) % instances.size());
            Member maya = newcomer();
            AtomicInteger states = new AtomicInteger();
            Eventually.is("the first one looked for both", () -> {
                State state = anotherState(writer, maya, states.incrementAndGet());
                if (!areLeftBy(writer, maya, state)) {
                    return false;
                }
                fate.befall();
                double people = fate.countedBy(first, "people");
                double hours = fate.countedBy(first, "hours");
                readBy(first, maya, state);
                readBy(last, maya, state);
                return fate.countedBy(first, "people") > people && fate.countedBy(first, "hours") > hours;
            });
        }
    }

    /// @param hours how many somebody offers
    private record State(String bio, int hours) {}

    private static State anotherState(AppProcess writer, Member member, int number) {
        var state = new State("words number " + number, number);
        setBio(writer, member, state.bio());
        Instant start = Instant.now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofDays(3));
        offer(writer, member, start.plus(Slot.LENGTH.multipliedBy(number)));
        return state;
    }

    /// Whether both copies are there once one instance has read: it does not always leave them.
    private static boolean areLeftBy(AppProcess writer, Member member, State state) {
        assertThat(copies().answer("FLUSHALL")).isEqualTo("+OK");
        readBy(writer, member, state);
        for (int i = 0; i < 50 && copies().keys("datifyy:copy:*") < 2; i++) {
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos()); // nobody waits for their arrival
        }
        return copies().keys("datifyy:copy:*") == 2;
    }

    @Test
    void a5_five_registrations_are_allowed_by_both_protocols_of_all_of_them_together() {
        List<Door> doors = allDoors();
        List<Http> counting = instances.stream().map(AppProcess::http).toList();
        List<String> told = RedisHeard.by(counting, () -> {
            String network = Networks.another();
            return Stream.concat(doors.stream().limit(5), doors.stream())
                    .map(door -> door.refusesToRegister(network))
                    .toList();
        });
        assertThat(told.subList(0, 5)).as("%s", doors).containsOnly("INVALID_INPUT");
        assertThat(told.subList(5, told.size())).as("%s", doors).containsOnly("TOO_MANY_REQUESTS");
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
    void b3_a_refresh_token_given_back_at_one_is_worth_nothing_at_both_protocols_of_all() {
        for (int protocol = 0; protocol < 2; protocol++) {
            var next = instances
                    .get(1)
                    .doors()
                    .get(protocol)
                    .visitor()
                    .refresh(newcomer().tokens().refresh());
            instances.get(2).doors().get(protocol).visitor().revoke(next.refresh());

            for (Door door : allDoors()) {
                Refused refused = Refused.in(() -> door.visitor().refresh(next.refresh()));
                assertThat(refused.code()).as(door::toString).isEqualTo("UNAUTHENTICATED");
            }
        }
    }

    private static List<Door> allDoors() {
        return doorsOf(instances);
    }

    private static List<Door> doorsOf(List<AppProcess> apps) {
        return apps.stream().flatMap(app -> app.doors().stream()).toList();
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

    private static void readBy(AppProcess app, Member member, State state) {
        Http http = app.http().as(member.tokens().access());
        assertThat(http.get(ME).text()).contains("\"" + state.bio() + "\"");
        assertThat(http.get(HOURS).at("/slots")).hasSize(state.hours());
    }

    private static Member newcomer() {
        return instances
                .getFirst()
                .overRest()
                .register(new Newcomer(Newcomer.named("Maya").email(), PASSWORD, "Maya Kulkarni", BORN));
    }

    private static double toldFromMemory(AppProcess app) {
        return app.metric("datifyy_cache_hits_total{cache=\"sessions\"}");
    }
}
