package com.datifyy.bootstrap.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.redis.RedisServer;
import com.datifyy.bootstrap.accounts.Doorway.SessionKey;
import com.datifyy.bootstrap.accounts.Doorway.SignIn;
import com.datifyy.bootstrap.journey.Refused;
import com.datifyy.bootstrap.service.Databases;
import com.datifyy.bootstrap.service.Eventually;
import com.datifyy.bootstrap.service.RedisTalk;
import com.datifyy.bootstrap.service.RunningApp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Members and people who guess their passwords, on both protocols of two instances, while the Redis between
/// the instances stops, starts and forgets.
@Timeout(60)
class RedisLoginRunTest {
    /// How often everybody comes while things are as they are; the first time may have begun before.
    private static final int ROUNDS = 2;

    private final int port = RedisServer.freePort();
    private RedisServer server = RedisServer.startAt(port);
    private final AtomicBoolean over = new AtomicBoolean();
    private final List<Guest> guests = new ArrayList<>();
    private RunningApp one;
    private RunningApp other;
    private List<Doorway> doorways;

    @BeforeEach
    void start() {
        var database = Databases.fresh();
        String secret = RunningApp.anotherSecret();
        Map<String, String> settings = Map.of(
                "REDIS_URL",
                "redis://127.0.0.1:" + port,
                "REDIS_LIMITS_PER_DAY",
                "10000000",
                "RATE_LIMITS",
                Stream.of("default", "login", "token", "refresh-session", "register", "register-network")
                        .map(limit -> limit + "=100000/1m")
                        .reduce((before, after) -> before + "," + after)
                        .orElseThrow());
        one = RunningApp.with(database, secret, settings);
        other = RunningApp.with(database, secret, settings);
        doorways = List.of(
                new RestDoorway(one.http()),
                new GrpcDoorway(other.grpc()),
                new RestDoorway(other.http()),
                new GrpcDoorway(one.grpc()));
        for (String name : List.of("Maya Kulkarni", "Arjun Rao")) {
            var member = new Member(Somebody.called(name), "192.0.2." + (guests.size() + 1));
            guests.add(member);
            guests.add(new Stranger(member.somebody));
        }
        database.run("UPDATE datifyy.users SET email_verified_at = now(), status = 'ACTIVE'");
    }

    @AfterEach
    void stop() {
        one.close();
        other.close();
        server.close();
    }

    @Test
    void h6_a5_redis_comes_and_goes_and_right_passwords_get_in_and_wrong_ones_do_not() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> visits = new ArrayList<>();
            try {
                guests.forEach(guest -> visits.add(threads.submit(guest)));
                bothSeeRedis(true);
                everybodyComesAgain("Redis is there");
                limitsAreCountedInRedis();

                assertThat(new RedisTalk(port).answer("FLUSHALL")).isEqualTo("+OK");
                everybodyComesAgain("Redis has forgotten everything");
                limitsAreCountedInRedis();

                server.close();
                everybodyComesAgain("Redis has stopped");
                bothSeeRedis(false);

                server = RedisServer.startAt(port);
                bothSeeRedis(true);
                limitsAreCountedInRedis();
                everybodyComesAgain("Redis is back, and was empty");
            } finally {
                over.set(true);
            }
            for (Future<?> visit : visits) {
                visit.get();
            }
        }
    }

    /// Somebody who comes again and again, each time through the next door.
    private abstract class Guest implements Runnable {
        private final AtomicInteger rounds = new AtomicInteger();
        private volatile boolean gone;

        abstract void comeThrough(Doorway door, Doorway nextDoor, int round);

        @Override
        public final void run() {
            try {
                for (int round = 0; !over.get(); round = rounds.incrementAndGet()) {
                    comeThrough(
                            doorways.get(round % doorways.size()), doorways.get((round + 1) % doorways.size()), round);
                }
            } finally {
                gone = true;
            }
        }
    }

    private final class Member extends Guest {
        private final Somebody somebody;
        private final String home;

        /// The session that lives from the beginning to the end.
        private SessionKey oldest;

        Member(Somebody somebody, String home) {
            this.somebody = somebody;
            this.home = home;
            this.oldest = doorways.getFirst().from(home).register(somebody);
        }

        @Override
        void comeThrough(Doorway door, Doorway nextDoor, int round) {
            SessionKey key = door.from(home).signIn(SignIn.of(somebody));
            assertThat(nextDoor.holding(key).name()).isEqualTo(somebody.name());
            oldest = nextDoor.from(home).refresh(oldest.refresh());
            assertThat(door.holding(oldest).name()).isEqualTo(somebody.name());
            nextDoor.from(home).revoke(key.refresh());
            assertThat(Refused.in(() -> door.holding(key).name()).code()).isEqualTo("UNAUTHENTICATED");
        }
    }

    /// Tries a wrong password of a member, who is not slowed down by it, and signs in as nobody.
    private final class Stranger extends Guest {
        private final Somebody victim;

        Stranger(Somebody victim) {
            this.victim = victim;
        }

        @Override
        void comeThrough(Doorway door, Doorway nextDoor, int round) {
            SignIn guess = SignIn.of(victim.with("a wrong guess, number " + round));
            assertThat(Refused.in(() -> door.signIn(guess)).code()).isIn("UNAUTHENTICATED", "TOO_MANY_REQUESTS");
            SignIn nobody = SignIn.of(Somebody.called("Nobody"));
            assertThat(Refused.in(() -> nextDoor.signIn(nobody)).code()).isEqualTo("UNAUTHENTICATED");
        }
    }

    private void everybodyComesAgain(String meanwhile) {
        List<Integer> wanted =
                guests.stream().map(guest -> guest.rounds.get() + ROUNDS).toList();
        for (int i = 0; i < guests.size(); i++) {
            Guest guest = guests.get(i);
            int rounds = wanted.get(i);
            Eventually.is("everybody has come, while " + meanwhile, () -> guest.gone || guest.rounds.get() >= rounds);
        }
    }

    private void bothSeeRedis(boolean there) {
        for (RunningApp app : List.of(one, other)) {
            Eventually.is(
                    there ? "Redis is seen" : "Redis is missed",
                    () -> app.http().get("/health/redis").status() == (there ? 200 : 503));
        }
    }

    /// Instances that missed it ask it again within two seconds.
    private void limitsAreCountedInRedis() {
        Eventually.is("limits are counted in Redis", () -> new RedisTalk(port).keys("datifyy:limit:*") > 0);
    }
}
