package com.datifyy.adapters.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.datifyy.application.shared.TestClock;
import com.datifyy.application.shared.port.CommonCount;
import com.datifyy.application.shared.port.CommonCountContract;
import com.datifyy.domain.shared.Refusal.Unavailable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
final class RedisRateLimiterTest extends RedisTest implements CommonCountContract {
    private static final byte[] SECRET = "a made-up secret for these tests".getBytes(StandardCharsets.UTF_8);

    private final TestClock clock = new TestClock();
    private final RedisRateLimiter limiter = new RedisRateLimiter(redis, clock, SECRET);

    @Override
    public CommonCount limiter() {
        return limiter;
    }

    @Override
    public void letPass(Duration time) {
        clock.advance(time);
    }

    @Test
    void instances_count_together() {
        var other = new RedisRateLimiter(redis, clock, SECRET);

        assertThat(limiter.take(THREE_A_MINUTE, "maya").remaining()).isEqualTo(2);
        assertThat(other.take(THREE_A_MINUTE, "maya").remaining()).isEqualTo(1);
        assertThat(limiter.take(THREE_A_MINUTE, "maya").remaining()).isZero();
        assertThat(other.take(THREE_A_MINUTE, "maya").granted()).isFalse();
    }

    @Test
    void an_instance_whose_clock_is_behind_makes_nobody_wait_longer_than_a_window() {
        var behind = new TestClock();
        behind.advance(Duration.ofHours(-5));
        for (int i = 0; i < 3; i++) {
            var _ = limiter.take(THREE_A_MINUTE, "maya");
        }

        var refused = new RedisRateLimiter(redis, behind, SECRET).take(THREE_A_MINUTE, "maya");

        assertThat(refused.granted()).isFalse();
        assertThat(refused.nextIn()).isEqualTo(Duration.ofSeconds(20));
        behind.advance(refused.nextIn());
        assertThat(new RedisRateLimiter(redis, behind, SECRET)
                        .take(THREE_A_MINUTE, "maya")
                        .granted())
                .isTrue();
    }

    @Test
    void each_use_is_one_command_of_the_allowed_ones() {
        var _ = limiter.take(THREE_A_MINUTE, "maya"); // so that the script is known
        var before = CommandStatistics.of(redis);

        for (int i = 0; i < 5; i++) {
            var _ = limiter.take(THREE_A_MINUTE, "maya");
        }

        assertThat(CommandStatistics.of(redis).since(before))
                .as("those that the script runs among them")
                .containsExactlyInAnyOrderEntriesOf(Map.of("evalsha", 5L, "get", 5L, "set", 5L, "info", 1L));
    }

    @Test
    void so_is_a_whole_block() {
        var _ = limiter.take(THREE_A_MINUTE, "maya"); // so that the script is known
        var before = CommandStatistics.of(redis);

        assertThat(limiter.takeUpTo(TEN_A_MINUTE, "maya", 1, 7).permits()).isEqualTo(7);

        assertThat(CommandStatistics.of(redis).since(before))
                .containsExactlyInAnyOrderEntriesOf(Map.of("evalsha", 1L, "get", 1L, "set", 1L, "info", 1L));
    }

    @Test
    void a_script_that_redis_has_forgotten_is_sent_again() {
        var _ = limiter.take(THREE_A_MINUTE, "maya");

        redis.ask(commands -> commands.scriptFlush());

        assertThat(limiter.take(THREE_A_MINUTE, "maya").remaining()).isEqualTo(1);
    }

    @Test
    void keys_name_the_limit_and_nobody_and_go_by_themselves() {
        var _ = limiter.take(THREE_A_MINUTE, "network 192.0.2.7");
        var _ = limiter.take(THREE_A_MINUTE, "network 192.0.2.7");
        var _ = limiter.take(THREE_A_MINUTE, "person 42");

        List<String> keys = keys();
        assertThat(keys).hasSize(2).allMatch(key -> key.matches("datifyy:limit:test:[A-Za-z0-9_-]{22}"));
        for (String key : keys) {
            assertThat(redis.<Long>ask(commands -> commands.pttl(key))).isBetween(1L, 120_000L);
        }
    }

    @Test
    void without_the_secret_the_same_somebody_has_another_key() {
        var stranger =
                new RedisRateLimiter(redis, clock, "another made-up secret, as long".getBytes(StandardCharsets.UTF_8));
        var _ = limiter.take(THREE_A_MINUTE, "maya");
        var _ = stranger.take(THREE_A_MINUTE, "maya");

        assertThat(keys()).hasSize(2);
        assertThatIllegalArgumentException().isThrownBy(() -> new RedisRateLimiter(redis, clock, new byte[15]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "nan", "-nan", "-inf", "-1e308", "", "0x10", "12 13"})
    void what_is_no_number_under_a_key_or_one_of_long_ago_is_as_good_as_nothing(String value) {
        var _ = limiter.take(THREE_A_MINUTE, "maya");
        String key = keys().getFirst();
        redis.ask(commands -> commands.set(key, value));

        assertThat(limiter.take(THREE_A_MINUTE, "maya").remaining()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"inf", "1e308", "9223372036854775807", "99999999999999999999999999"})
    void a_wild_number_under_a_key_makes_nobody_wait_longer_than_a_window(String value) {
        var _ = limiter.take(THREE_A_MINUTE, "maya");
        String key = keys().getFirst();
        redis.ask(commands -> commands.set(key, value));

        var refused = limiter.take(THREE_A_MINUTE, "maya");

        assertThat(refused.granted()).isFalse();
        assertThat(refused.fullIn()).isEqualTo(THREE_A_MINUTE.window());
        clock.advance(refused.nextIn());
        assertThat(limiter.take(THREE_A_MINUTE, "maya").granted()).isTrue();
    }

    @Test
    void what_is_not_even_text_under_a_key_is_as_good_as_nothing() {
        var _ = limiter.take(THREE_A_MINUTE, "maya");
        String key = keys().getFirst();
        redis.ask(commands -> commands.del(key));
        redis.ask(commands -> commands.lpush(key, "a list"));

        assertThat(limiter.take(THREE_A_MINUTE, "maya").remaining()).isEqualTo(2);
        assertThat(limiter.take(THREE_A_MINUTE, "maya").remaining()).isEqualTo(1);
        assertThat(redis.isWell()).contains(true);
    }

    @Test
    void h5_when_redis_refuses_to_write_it_counts_as_away() {
        var _ = limiter.take(THREE_A_MINUTE, "maya");
        redis.ask(commands -> commands.configSet("maxmemory", "1"));
        try {
            assertThatExceptionOfType(Unavailable.class)
                    .isThrownBy(() -> limiter.take(THREE_A_MINUTE, "maya"))
                    .withMessage("Redis is not available right now, please try again");
        } finally {
            redis.ask(commands -> commands.configSet("maxmemory", "0"));
        }
    }

    private static List<String> keys() {
        return redis.ask(commands -> commands.keys("*"));
    }
}
