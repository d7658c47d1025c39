package com.datifyy.adapters.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.domain.shared.Refusal.Unavailable;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
final class RedisConnectionTest {
    private static final String HOST = "127.0.0.1";

    private final int port = RedisServer.freePort();

    @Test
    void it_answers_while_redis_runs() {
        try (var server = RedisServer.startAt(port);
                var redis = new RedisConnection(RedisAddress.plain(HOST, port))) {
            awaitPing(redis, true);
            assertThat(server).isNotNull();
        }
    }

    @Test
    void trying_it_out_leaves_something_for_ten_seconds() {
        try (var server = RedisServer.startAt(port);
                var redis = new RedisConnection(RedisAddress.plain(HOST, port))) {
            awaitPing(redis, true);

            var kept = redis.tryOut();

            String value = redis.ask(commands -> commands.get(kept.key()));
            assertThat(value).isEqualTo(kept.value());
            long seconds = redis.ask(commands -> commands.ttl(kept.key()));
            assertThat(seconds).isBetween(1L, 10L);
            assertThat(server).isNotNull();
        }
    }

    @Test
    void h6_it_cannot_be_tried_out_while_it_is_away() {
        try (var redis = new RedisConnection(RedisAddress.plain(HOST, port))) {
            assertThatThrownBy(redis::tryOut).isInstanceOf(Unavailable.class);
        }
    }

    @Test
    void h6_it_starts_without_redis_and_connects_once_there_is_one() {
        try (var redis = new RedisConnection(RedisAddress.plain(HOST, port))) {
            assertThat(redis.ping()).isFalse();

            try (var server = RedisServer.startAt(port)) {
                awaitPing(redis, true);
                assertThat(server).isNotNull();
            }
        }
    }

    @Test
    void h6_it_recovers_by_itself_after_redis_was_away() {
        try (var redis = new RedisConnection(RedisAddress.plain(HOST, port))) {
            try (var server = RedisServer.startAt(port)) {
                awaitPing(redis, true);
                assertThat(server).isNotNull();
            }
            awaitPing(redis, false);
            try (var again = RedisServer.startAt(port)) {
                awaitPing(redis, true);
                assertThat(again).isNotNull();
            }
        }
    }

    @Test
    @Timeout(30)
    void h6_a_server_that_stops_answering_is_given_up_within_a_bounded_time_and_found_again() {
        try (var server = RedisServer.startAt(port);
                var redis = new RedisConnection(RedisAddress.plain(HOST, port))) {
            awaitPing(redis, true);

            server.freeze();
            assertThat(redis.ping()).isFalse();
            server.thaw();

            awaitPing(redis, true);
        }
    }

    @Test
    @Timeout(30)
    void h6_a_port_that_accepts_and_says_nothing_is_given_up_within_a_bounded_time() throws Exception {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                var redis = new RedisConnection(RedisAddress.plain(HOST, silent.getLocalPort()))) {
            assertThat(redis.ping()).isFalse();
        }
    }

    @Test
    void a_password_is_used_and_a_wrong_one_is_no_connection() {
        try (var server = RedisServer.start("--port", Integer.toString(port), "--requirepass", "p@ss word");
                var right = new RedisConnection(new RedisAddress(HOST, port, false, null, "p@ss word", 0));
                var named = new RedisConnection(new RedisAddress(HOST, port, false, "default", "p@ss word", 3));
                var wrong = new RedisConnection(new RedisAddress(HOST, port, false, null, "other", 0));
                var none = new RedisConnection(RedisAddress.plain(HOST, port))) {
            awaitPing(right, true);
            awaitPing(named, true);
            assertThat(wrong.ping()).isFalse();
            assertThat(none.ping()).isFalse();
            assertThat(server).isNotNull();
        }
    }

    /// Those in docs/operations.md, but for `CLIENT SETINFO`: Redis 7.0 does not know it, and so does not count it.
    @Test
    void connecting_costs_a_few_commands_once() {
        try (var server = RedisServer.start("--port", Integer.toString(port), "--requirepass", "p@ss word");
                var watching = new RedisConnection(new RedisAddress(HOST, port, false, null, "p@ss word", 0));
                var redis = new RedisConnection(new RedisAddress(HOST, port, false, null, "p@ss word", 3))) {
            awaitPing(watching, true);
            var before = CommandStatistics.of(watching);

            while (!redis.isConnected()) {
                LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
            }

            assertThat(CommandStatistics.of(watching).since(before))
                    .containsExactlyInAnyOrderEntriesOf(Map.of("hello", 1L, "select", 1L, "info", 1L));
            assertThat(server).isNotNull();
        }
    }

    @Test
    void after_closing_it_says_no() {
        try (var server = RedisServer.startAt(port)) {
            var redis = new RedisConnection(RedisAddress.plain(HOST, port));
            awaitPing(redis, true);
            redis.close();

            assertThat(redis.ping()).isFalse();
            assertThat(server).isNotNull();
        }
    }

    @Test
    void h2_upstash_is_always_spoken_to_with_tls() {
        assertThat(RedisAddress.plain("eu1-good-cat-1.upstash.io", 6379).tls()).isTrue();
        assertThat(RedisAddress.plain("redis.example.org", 6379).tls()).isFalse();
    }

    @Test
    void h1_an_address_in_a_log_shows_neither_user_nor_password() {
        assertThat(new RedisAddress("redis.example.org", 6380, true, "somebody", "p@ss word", 2))
                .hasToString("rediss://redis.example.org:6380/2");
    }

    @Test
    void what_is_no_address_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> RedisAddress.plain(" ", 6379));
        assertThatIllegalArgumentException().isThrownBy(() -> RedisAddress.plain(HOST, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> RedisAddress.plain(HOST, 65_536));
    }

    /// Asks until the answer is as expected, for half a minute at most: on a busy machine the first
    /// connection alone can take longer than one question may.
    static void awaitPing(RedisConnection redis, boolean expected) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (redis.ping() != expected && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
        assertThat(redis.ping()).isEqualTo(expected);
    }
}
