package com.datifyy.bootstrap.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.datifyy.adapters.redis.RedisAddress;
import com.datifyy.adapters.redis.RedisConnection;
import com.datifyy.adapters.redis.RedisRateLimiter;
import com.datifyy.adapters.redis.RedisServer;
import com.datifyy.application.shared.port.Limit;
import com.datifyy.bootstrap.settings.LogSettings;
import com.datifyy.domain.shared.Refusal.Unavailable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What the log tells of a Redis that goes from one trouble into another, or that refuses what only an operator asks
/// for.
@Timeout(120)
class RedisInTheLogTest {
    private static final byte[] SECRET = "a made-up secret for these tests".getBytes(StandardCharsets.UTF_8);
    private static final Limit MANY = new Limit("test", 100_000, Duration.ofDays(1), Limit.Counted.TOGETHER);

    private final int port = RedisServer.freePort();
    private final LogCapture log = LogCapture.of(LogSettings.Level.INFO);
    private final RedisConnection redis = new RedisConnection(RedisAddress.plain("127.0.0.1", port));
    private final RedisRateLimiter limiter = new RedisRateLimiter(redis, InstantSource.system(), SECRET);

    @AfterEach
    void close() {
        redis.close();
        log.close();
    }

    @Test
    void h6_each_trouble_is_told_once_when_it_takes_the_place_of_another() {
        assertThat(counts()).isFalse();
        assertThat(counts()).isFalse();

        try (var onlyRead = RedisServer.start("--port", Integer.toString(port), "--replicaof", "127.0.0.1", "1")) {
            Eventually.is("the next trouble is told", () -> !counts() && told().size() == 2);
            assertThat(counts()).isFalse();
            assertThat(onlyRead).isNotNull();
        }
        Eventually.is("the one before is told again", () -> !counts() && told().size() == 3);

        try (var well = RedisServer.startAt(port)) {
            Eventually.is("it counts", this::counts);
            assertThat(well).isNotNull();
        }
        assertThat(told())
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("WARN").contains("does not answer: "),
                        then -> assertThat(then)
                                .startsWith("WARN")
                                .contains("refuses evalsha: ")
                                .contains("READONLY"),
                        again -> assertThat(again).startsWith("WARN").contains("does not answer: "),
                        last -> assertThat(last).startsWith("INFO").contains("does all it is asked for again"));
    }

    @Test
    void h6_what_an_operator_tries_and_redis_refuses_is_told_each_time_and_redis_is_well_all_the_same() {
        try (var server = RedisServer.startAt(port)) {
            Eventually.is("it counts", this::counts);
            assertThat(new RedisTalk(port).answer("ACL SETUSER default -set")).isEqualTo("+OK");
            int before = told().size();

            assertThatExceptionOfType(Unavailable.class).isThrownBy(redis::tryOut);
            assertThatExceptionOfType(Unavailable.class).isThrownBy(redis::tryOut);

            List<String> lines = told();
            assertThat(lines.subList(before, lines.size()))
                    .hasSize(2)
                    .allSatisfy(line -> assertThat(line)
                            .startsWith("WARN")
                            .contains("refuses what was tried: ")
                            .contains("NOPERM"));
            assertThat(redis.isWell()).contains(true);
            assertThat(server).isNotNull();
        }
    }

    private boolean counts() {
        try {
            var _ = limiter.takeUpTo(MANY, "maya", 1, 1);
            return true;
        } catch (Unavailable _) {
            return false;
        }
    }

    private List<String> told() {
        return log.lines().stream().filter(line -> line.contains("Redis at ")).toList();
    }
}
