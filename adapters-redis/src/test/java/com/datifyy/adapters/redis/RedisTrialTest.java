package com.datifyy.adapters.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.application.shared.TestClock;
import com.datifyy.application.shared.port.Limit;
import com.datifyy.application.shared.port.Limit.Counted;
import com.datifyy.application.watching.Watch;
import com.datifyy.application.watching.Work;
import com.datifyy.domain.shared.Refusal.Unavailable;
import io.lettuce.core.AclSetuserArgs;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.protocol.CommandType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
final class RedisTrialTest extends RedisTest {
    private static final byte[] SECRET = "a made-up secret for these tests".getBytes(UTF_8);
    private static final Limit TEN = new Limit("login", 10, Duration.ofMinutes(15), Counted.TOGETHER);

    private final TestClock clock = new TestClock();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final RedisConnection watched = new RedisConnection(RedisAddress.plain("127.0.0.1", PORT), new Watch() {
        @Override
        public Step begin(Work work, Supplier<String> what, @Nullable String traceParent) {
            asked.add(what.get());
            return Step.UNSEEN;
        }

        @Override
        public Step current() {
            return Step.UNSEEN;
        }
    });

    /// How a Redis answers and does not do what it is asked for.
    enum Trouble {
        FULL {
            @Override
            CompletionStage<String> begin(RedisAsyncCommands<String, String> commands) {
                return commands.configSet("maxmemory", "1");
            }

            @Override
            CompletionStage<String> end(RedisAsyncCommands<String, String> commands) {
                return commands.configSet("maxmemory", "0");
            }
        },
        CAN_ONLY_BE_READ {
            @Override
            CompletionStage<String> begin(RedisAsyncCommands<String, String> commands) {
                return commands.replicaof("127.0.0.1", 1);
            }

            @Override
            CompletionStage<String> end(RedisAsyncCommands<String, String> commands) {
                return commands.replicaofNoOne();
            }
        },
        LETS_NOBODY_WRITE {
            @Override
            CompletionStage<String> begin(RedisAsyncCommands<String, String> commands) {
                return commands.aclSetuser("default", AclSetuserArgs.Builder.removeCommand(CommandType.SET));
            }

            @Override
            CompletionStage<String> end(RedisAsyncCommands<String, String> commands) {
                return commands.aclSetuser("default", AclSetuserArgs.Builder.addCommand(CommandType.SET));
            }
        };

        abstract CompletionStage<String> begin(RedisAsyncCommands<String, String> commands);

        abstract CompletionStage<String> end(RedisAsyncCommands<String, String> commands);
    }

    @BeforeEach
    void connect() {
        RedisConnectionTest.awaitPing(watched, true);
        asked.clear();
    }

    @AfterEach
    void allIsWellAgain() {
        watched.close();
        for (Trouble trouble : Trouble.values()) {
            told(trouble::end);
        }
    }

    private static void told(Function<RedisAsyncCommands<String, String>, CompletionStage<String>> order) {
        assertThat(redis.ask(order)).isEqualTo("OK");
    }

    @ParameterizedTest
    @EnumSource
    void h6_a_redis_that_answers_and_refuses_to_write_is_not_well_whatever_else_it_does(Trouble trouble) {
        var trial = new RedisTrial(watched, true, true, clock);
        assertThat(trial.succeeds()).isTrue();

        told(trouble::begin);

        assertThat(trial.succeeds()).isFalse();
        assertThat(watched.ping()).isTrue();
        assertThat(watched.isWell()).as("after a PING").contains(false);
        var _ = copies().find("maya");
        assertThat(watched.isWell()).as("after a GETRANGE").contains(false);
        assertThat(trial.succeeds()).isFalse();

        told(trouble::end);

        assertThat(trial.succeeds()).isTrue();
        assertThat(watched.isWell()).contains(true);
    }

    @ParameterizedTest
    @EnumSource
    void h6_what_somebody_else_was_refused_is_tried_out_until_it_is_done_again(Trouble trouble) {
        var trial = new RedisTrial(watched, true, true, clock);
        told(trouble::begin);
        copies().keep("maya", () -> new byte[1], Duration.ofSeconds(10));
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (watched.isWell().orElse(true)) { // nobody waits for it, but it is heard
            assertThat(System.nanoTime()).as("still well").isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
        assertThat(watched.refused()).containsExactly(RedisSharedCopies.KEEPING);
        assertThat(trial.succeeds()).isFalse();

        told(trouble::end);

        assertThat(trial.succeeds()).isTrue();
    }

    @Test
    void one_that_does_again_what_it_refused_is_well_without_having_been_tried_out() {
        told(Trouble.FULL::begin);
        var limiter = new RedisRateLimiter(watched, clock, SECRET);
        assertThat(refused(limiter)).isTrue();
        assertThat(watched.isWell()).contains(false);

        told(Trouble.FULL::end);

        assertThat(refused(limiter)).isFalse();
        assertThat(watched.isWell()).contains(true);
    }

    @Test
    void one_command_is_sent_each_time_whether_it_is_well_or_not() {
        assertThat(new RedisTrial(watched, true, true, clock).succeeds()).isTrue();
        assertThat(new RedisTrial(watched, false, true, clock).succeeds()).isTrue();
        assertThat(new RedisTrial(watched, false, false, clock).succeeds()).isTrue();
        assertThat(asked).containsExactly("evalsha", "set", "ping");
        var trial = new RedisTrial(watched, true, true, clock);
        var before = CommandStatistics.of(redis);
        for (int i = 0; i < 5; i++) {
            assertThat(trial.succeeds()).isTrue();
        }
        assertThat(CommandStatistics.of(redis).since(before).get("evalsha")).isEqualTo(5);

        asked.clear();
        told(Trouble.FULL::begin);
        copies().keep("maya", () -> new byte[1], Duration.ofSeconds(10));
        for (int i = 0; i < 5; i++) {
            assertThat(trial.succeeds()).isFalse();
        }
        assertThat(asked).as("the copy, and one each").hasSize(6);
    }

    @Test
    void what_is_refused_to_somebody_who_is_not_needed_says_nothing() {
        told(Trouble.FULL::begin);

        try {
            var _ = watched.tryOut();
        } catch (Unavailable refused) {
            assertThat(watched.isWell()).contains(true);
            return;
        }
        throw new AssertionError("it was not refused");
    }

    @Test
    void h6_one_that_is_away_is_not_well() {
        try (var nobody = new RedisConnection(RedisAddress.plain("127.0.0.1", RedisServer.freePort()))) {
            assertThat(new RedisTrial(nobody, true, true, clock).succeeds()).isFalse();
        }
    }

    private RedisSharedCopies copies() {
        return new RedisSharedCopies(watched, SECRET);
    }

    private static boolean refused(RedisRateLimiter limiter) {
        try {
            var _ = limiter.take(TEN, "maya", 1);
            return false;
        } catch (Unavailable refused) {
            return true;
        }
    }
}
