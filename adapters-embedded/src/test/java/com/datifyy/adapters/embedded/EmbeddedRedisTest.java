package com.datifyy.adapters.embedded;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRedisTest {
    @TempDir
    private Path folder;

    private static String asked(EmbeddedRedis redis, String command) throws IOException {
        try (var socket = new Socket(
                        InetAddress.getLoopbackAddress(),
                        URI.create(redis.url()).getPort());
                var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII))) {
            socket.getOutputStream().write((command + "\r\n").getBytes(US_ASCII));
            return String.valueOf(answer.readLine());
        }
    }

    @Test
    void a_killed_one_comes_back_at_the_same_place_with_nothing_in_it() throws IOException {
        try (EmbeddedRedis redis = EmbeddedRedis.in(folder)) {
            assertThat(asked(redis, "SET word river")).isEqualTo("+OK");
            assertThat(asked(redis, "GET word")).isEqualTo("$5");

            redis.kill();

            assertThatThrownBy(() -> asked(redis, "GET word")).isInstanceOf(IOException.class);

            redis.startAgain();

            assertThat(asked(redis, "GET word")).isEqualTo("$-1");
        }
    }

    @Test
    void what_is_no_redis_is_not_waited_for() throws IOException {
        Path program = folder.resolve("redis-server");
        Files.writeString(program, "#!/bin/sh\nexit 3\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();

        assertThatThrownBy(() -> EmbeddedRedis.of(program, folder).close())
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(EmbeddedRedis.NoneForThisMachine.class)
                .hasMessageContaining("ended with 3");
    }

    @Test
    void where_there_is_none_for_a_machine_is_told_apart() {
        assertThatThrownBy(() -> EmbeddedRedis.unpacked(folder, "/redis-server-of-another-machine"))
                .isInstanceOf(EmbeddedRedis.NoneForThisMachine.class);
    }
}
