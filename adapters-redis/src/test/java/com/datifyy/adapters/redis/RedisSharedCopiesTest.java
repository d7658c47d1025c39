package com.datifyy.adapters.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.datifyy.application.shared.CommandBudget;
import com.datifyy.application.shared.SparingCopies;
import com.datifyy.application.shared.TestClock;
import com.datifyy.application.shared.port.CountingRateLimiter;
import com.datifyy.application.shared.port.SharedCopies;
import com.datifyy.application.shared.port.SharedCopies.Absence;
import com.datifyy.application.shared.port.SharedCopies.Copy;
import com.datifyy.application.shared.port.SharedCopiesContract;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
final class RedisSharedCopiesTest extends RedisTest implements SharedCopiesContract {
    private static final byte[] SECRET = "a made-up secret for these tests".getBytes(UTF_8);

    private final RedisSharedCopies copies = new RedisSharedCopies(redis, SECRET);

    /// Patient, since a machine with much to do may take longer than a copy is waited for.
    @Override
    public SharedCopies copies() {
        return new SharedCopies() {
            @Override
            public Found find(String name) {
                Found found = copies.find(name);
                while (found == Absence.NOT_ASKED) {
                    found = copies.find(name);
                }
                return found;
            }

            @Override
            public void keep(String name, Supplier<byte[]> copy, Duration life) {
                copies.keep(name, copy, life);
            }
        };
    }

    /// Real time goes by itself; the other copy of the test stays.
    @Override
    public void outlive(Duration life) {
        while (redis.<Long>ask(commands -> commands.dbsize()) > 1) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    private static List<String> keys() {
        return redis.ask(commands -> commands.keys("*"));
    }

    private void keep() {
        copies.keep(NAME, () -> "Maya".getBytes(UTF_8), LIFE);
        while (keys().isEmpty()) {
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }
    }

    @Test
    void each_question_is_one_getrange_and_each_copy_one_set() {
        var before = CommandStatistics.of(redis);

        for (int i = 0; i < 5; i++) {
            copies.find(NAME);
        }
        for (int i = 0; i < 3; i++) {
            copies.keep(NAME, () -> new byte[100], LIFE);
        }

        assertThat(CommandStatistics.of(redis).since(before))
                .containsExactlyInAnyOrderEntriesOf(Map.of("getrange", 5L, "set", 3L, "info", 1L));
    }

    /// What Redis itself counts of a day in which copies are wanted 86,400 times.
    @Test
    void a_day_of_an_instance_costs_no_more_commands_than_its_budget() {
        var clock = new TestClock();
        var sparing =
                new SparingCopies(copies, new CommandBudget("copies", 5_000, new CountingRateLimiter(clock)), clock);
        var before = CommandStatistics.of(redis);

        for (int second = 0; second < 86_400; second++) {
            sparing.find(NAME);
            clock.advance(Duration.ofSeconds(1));
        }

        assertThat(CommandStatistics.of(redis).since(before).getOrDefault("getrange", 0L))
                .isBetween(4_000L, 5_000L);
    }

    @Test
    void d12_keys_name_nobody_and_go_by_themselves() {
        keep();

        assertThat(keys()).singleElement().asString().matches("datifyy:copy:[A-Za-z0-9_-]{22}");
        String key = keys().getFirst();
        assertThat(redis.<Long>ask(commands -> commands.pttl(key))).isBetween(1L, LIFE.toMillis());
    }

    @Test
    void without_the_secret_nobody_finds_it() {
        keep();

        var stranger = new RedisSharedCopies(redis, "another made-up secret, as long".getBytes(UTF_8));

        assertThat(stranger.find(NAME)).isEqualTo(Absence.NOT_THERE);
        assertThatIllegalArgumentException().isThrownBy(() -> new RedisSharedCopies(redis, new byte[15]));
    }

    @Test
    void what_is_not_written_like_a_copy_is_none() {
        keep();
        String key = keys().getFirst();

        redis.ask(commands -> commands.set(key, "no base64!"));
        assertThat(copies().find(NAME)).isEqualTo(Absence.NOT_READABLE);

        redis.ask(commands -> commands.del(key));
        redis.ask(commands -> commands.lpush(key, "a list"));
        assertThat(copies().find(NAME)).as("an answer, and no outage").isEqualTo(Absence.NOT_READABLE);
        assertThat(redis.isWell()).contains(true);
    }

    @Test
    void of_what_is_far_too_long_for_a_copy_no_more_than_a_copy_is_fetched() {
        keep();
        String key = keys().getFirst();
        for (int length : List.of(RedisSharedCopies.LONGEST * 2, 100_000_000)) {
            redis.ask(commands -> commands.setrange(key, length - 1, "A"));
            String before = sent();

            assertThat(copies().find(NAME)).isEqualTo(Absence.NOT_READABLE);

            assertThat(Long.parseLong(sent()) - Long.parseLong(before)).isLessThan(10_000_000);
        }
        redis.ask(commands -> commands.del(key));
    }

    @Test
    void the_longest_copy_comes_back_whole() {
        byte[] longest = new byte[RedisSharedCopies.LONGEST];
        Arrays.fill(longest, (byte) 0xff);

        copies.keep(NAME, () -> longest, LIFE);
        while (keys().isEmpty()) {
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }

        assertThat(copies().find(NAME))
                .isInstanceOfSatisfying(
                        Copy.class, copy -> assertThat(copy.bytes()).isEqualTo(longest));
    }

    /// How many bytes Redis has sent to whoever asked.
    private static String sent() {
        String statistics = redis.ask(commands -> commands.info("stats"));
        return statistics
                .lines()
                .filter(line -> line.startsWith("total_net_output_bytes:"))
                .map(line -> line.substring(line.indexOf(':') + 1))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void what_is_too_long_is_not_sent() {
        var before = CommandStatistics.of(redis);

        copies.keep(NAME, () -> new byte[RedisSharedCopies.LONGEST + 1], LIFE);

        assertThat(CommandStatistics.of(redis).since(before)).doesNotContainKey("set");
    }

    @Test
    void a_redis_that_is_not_there_is_not_waited_for() {
        try (var nowhere = new RedisConnection(RedisAddress.plain("127.0.0.1", RedisServer.freePort()))) {
            var away = new RedisSharedCopies(nowhere, SECRET);

            away.keep(
                    NAME,
                    () -> {
                        throw new AssertionError("what nobody can be sent was written");
                    },
                    LIFE);

            assertThat(away.find(NAME)).isEqualTo(Absence.NOT_ASKED);
        }
    }

    @Test
    void h6_a_redis_that_hangs_is_waited_for_a_moment_and_found_again() {
        keep();
        server.freeze();
        try {
            copies.keep("another", () -> new byte[1], LIFE);
            assertThat(copies.find(NAME)).isEqualTo(Absence.NOT_ASKED);
        } finally {
            server.thaw();
        }

        assertThat(copies().find(NAME)).isInstanceOf(Copy.class);
    }
}
