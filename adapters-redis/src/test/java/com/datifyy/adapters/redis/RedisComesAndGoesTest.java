package com.datifyy.adapters.redis;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.application.shared.CommandBudget;
import com.datifyy.application.shared.SharedRateLimiter;
import com.datifyy.application.shared.TestClock;
import com.datifyy.application.shared.port.CountingRateLimiter;
import com.datifyy.application.shared.port.Limit;
import com.datifyy.application.shared.port.Limit.Counted;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Limits of two instances, whatever happens to the Redis between them: nobody gets more than each
/// instance alone would allow, and nobody is locked out.
@Timeout(120)
final class RedisComesAndGoesTest {
    private static final byte[] SECRET = "a made-up secret for these tests".getBytes(StandardCharsets.UTF_8);
    private static final Limit TEN = new Limit("login", 10, Duration.ofMinutes(15), Counted.TOGETHER);
    private static final Limit LOOKS = new Limit("people-looks", 500, Duration.ofDays(1), Counted.IN_BLOCKS);
    private static final Duration ONE_PERMIT = Duration.ofSeconds(90);

    private final int port = RedisServer.freePort();
    private final TestClock clock = new TestClock();
    private final Instance one = new Instance();
    private final Instance other = new Instance();

    @AfterEach
    void disconnect() {
        one.redis.close();
        other.redis.close();
    }

    private final class Instance {
        private final RedisConnection redis = new RedisConnection(RedisAddress.plain("127.0.0.1", port));
        private final SharedRateLimiter limiter = new SharedRateLimiter(
                new CountingRateLimiter(clock),
                new RedisRateLimiter(redis, clock, SECRET),
                new CommandBudget("limits", 100_000, new CountingRateLimiter(clock)),
                clock);

        /// How many of so many uses are granted.
        int granted(int uses) {
            return granted(TEN, uses);
        }

        int granted(Limit limit, int uses) {
            int granted = 0;
            for (int i = 0; i < uses; i++) {
                granted += limiter.take(limit, "maya").granted() ? 1 : 0;
            }
            return granted;
        }
    }

    @Test
    void a5_two_instances_allow_together_what_one_would() {
        try (var _ = RedisServer.startAt(port)) {
            connected();

            assertThat(one.granted(6)).isEqualTo(6);
            assertThat(other.granted(20)).isEqualTo(4);
            assertThat(one.granted(20)).isZero();
            assertThat(one.granted(1)).isZero();

            clock.advance(ONE_PERMIT);
            assertThat(one.granted(20) + other.granted(20)).isEqualTo(1);
        }
    }

    @Test
    void a5_in_blocks_two_instances_allow_no_more_together_than_one_would_and_a_day_takes_few_commands() {
        try (var _ = RedisServer.startAt(port)) {
            connected();
            assertThat(one.granted(LOOKS, 1)).isEqualTo(1); // so that the script is known
            var before = CommandStatistics.of(one.redis);

            int granted = 1;
            for (int i = 0; i < 30; i++) {
                granted += one.granted(LOOKS, 20) + other.granted(LOOKS, 20);
            }

            assertThat(granted).isEqualTo(LOOKS.permits());
            assertThat(CommandStatistics.of(one.redis).since(before).get("evalsha"))
                    .as("19 blocks more, and each instance is refused once")
                    .isEqualTo(21);
        }
    }

    @Test
    void h6_blocks_are_spent_while_redis_is_away_and_nobody_gets_beyond_the_limit_of_an_instance() {
        try (var _ = RedisServer.startAt(port)) {
            connected();
            assertThat(one.granted(LOOKS, 1)).isEqualTo(1);
        }

        assertThat(one.granted(LOOKS, 1_000)).isEqualTo(LOOKS.permits() - 1);
        assertThat(other.granted(LOOKS, 1_000)).isEqualTo(LOOKS.permits());

        clock.advance(LOOKS.window());
        try (var _ = RedisServer.startAt(port)) {
            connected();
            assertThat(one.granted(LOOKS, 1_000) + other.granted(LOOKS, 1_000)).isEqualTo(LOOKS.permits());
        }
    }

    @Test
    void h6_without_redis_each_instance_limits_alone_and_together_again_once_it_is_there() {
        assertThat(one.granted(20)).isEqualTo(10);
        assertThat(other.granted(20)).isEqualTo(10);

        clock.advance(TEN.window());
        try (var _ = RedisServer.startAt(port)) {
            connected();
            assertThat(one.granted(20) + other.granted(20)).isEqualTo(10);
        }
    }

    @Test
    void h6_when_redis_stops_in_the_middle_nobody_gets_beyond_the_limit_of_an_instance() {
        try (var _ = RedisServer.startAt(port)) {
            connected();
            assertThat(one.granted(4)).isEqualTo(4);
        }

        assertThat(one.granted(20)).isEqualTo(6);
        assertThat(other.granted(20)).isEqualTo(10);
        clock.advance(ONE_PERMIT);
        assertThat(one.granted(20)).isEqualTo(1);

        try (var _ = RedisServer.startAt(port)) {
            connected();
            clock.advance(ONE_PERMIT);
            assertThat(one.granted(20)).as("an empty Redis gives nothing back").isEqualTo(1);
            clock.advance(TEN.window());
            assertThat(one.granted(20) + other.granted(20)).isEqualTo(10);
        }
    }

    @Test
    void a5_when_redis_is_flushed_in_the_middle_each_instance_goes_on_with_its_own_count() {
        try (var _ = RedisServer.startAt(port)) {
            connected();
            assertThat(one.granted(20)).isEqualTo(10);

            one.redis.ask(commands -> commands.flushall());

            assertThat(one.granted(20)).isZero();
            assertThat(other.granted(20)).isEqualTo(10);
            clock.advance(ONE_PERMIT);
            assertThat(one.granted(20) + other.granted(20))
                    .as("nobody is locked out")
                    .isEqualTo(1);
        }
    }

    @Test
    @Timeout(30)
    void h6_a_redis_that_hangs_delays_one_request_and_no_other() {
        try (var server = RedisServer.startAt(port)) {
            connected();
            server.freeze();

            assertThat(one.granted(20)).isEqualTo(10);

            server.thaw();
        }
    }

    private void connected() {
        RedisConnectionTest.awaitPing(one.redis, true);
        RedisConnectionTest.awaitPing(other.redis, true);
    }
}
