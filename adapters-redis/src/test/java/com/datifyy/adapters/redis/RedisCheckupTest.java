package com.datifyy.adapters.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedisCheckupTest {
    private final int port = RedisServer.freePort();

    private RedisCheckup standing() {
        try (var redis = new RedisConnection(RedisAddress.plain("127.0.0.1", port))) {
            return RedisCheckup.of(redis);
        }
    }

    private RedisServer serverWith(String... options) {
        List<String> all = new ArrayList<>(List.of("--port", Integer.toString(port)));
        all.addAll(List.of(options));
        return RedisServer.start(all.toArray(String[]::new));
    }

    @Test
    void one_that_counts_and_keeps_is_well_and_nothing_of_the_trial_stays() {
        try (var _ = serverWith()) {
            assertThat(standing()).isEqualTo(RedisCheckup.WELL);
            try (var redis = new RedisConnection(RedisAddress.plain("127.0.0.1", port))) {
                List<String> keys = redis.ask(commands -> commands.keys("*"));
                assertThat(keys).hasSize(2);
                for (String key : keys) {
                    Long left = redis.ask(commands -> commands.pttl(key));
                    assertThat(left).isBetween(1L, 120_000L);
                }
            }
        }
    }

    @Test
    void one_that_is_full_answers_and_does_not_count() {
        try (var _ = serverWith("--maxmemory", "1", "--maxmemory-policy", "noeviction")) {
            assertThat(standing()).isEqualTo(RedisCheckup.DOES_NOT_COUNT);
        }
    }

    @Test
    void one_that_can_only_be_read_answers_and_does_not_count() {
        try (var _ = serverWith("--replicaof", "127.0.0.1 1")) {
            assertThat(standing()).isEqualTo(RedisCheckup.DOES_NOT_COUNT);
        }
    }

    @Test
    void one_that_allows_the_keys_of_limits_alone_counts_and_does_not_keep() {
        try (var _ = serverWith("--user", "default", "on", "nopass", "~datifyy:limit:*", "+@all")) {
            assertThat(standing()).isEqualTo(RedisCheckup.DOES_NOT_KEEP);
        }
    }

    @Test
    void one_that_forbids_the_command_that_copies_are_found_with_does_not_find() {
        try (var _ = serverWith("--user", "default", "on", "nopass", "~*", "+@all", "-getrange")) {
            assertThat(standing()).isEqualTo(RedisCheckup.DOES_NOT_FIND);
        }
    }

    @Test
    void one_that_is_not_there_is_away() {
        assertThat(standing()).isEqualTo(RedisCheckup.AWAY);
    }
}
