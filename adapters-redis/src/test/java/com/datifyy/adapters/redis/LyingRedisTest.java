package com.datifyy.adapters.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.datifyy.application.shared.TestClock;
import com.datifyy.application.shared.port.Limit;
import com.datifyy.application.shared.port.Limit.Counted;
import com.datifyy.application.shared.port.RateLimiter;
import com.datifyy.domain.shared.Refusal.Unavailable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Somebody who speaks like Redis and answers the script of the limits with whatever they like.
@Timeout(120)
final class LyingRedisTest {
    private static final byte[] SECRET = "a made-up secret for these tests".getBytes(StandardCharsets.UTF_8);
    private static final Limit THREE_A_MINUTE = new Limit("test", 3, Duration.ofMinutes(1), Counted.TOGETHER);

    private volatile String lie = "";
    private ServerSocket server;
    private RedisConnection redis;
    private RateLimiter limiter;

    @BeforeEach
    void start() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(this::listen);
        redis = new RedisConnection(RedisAddress.plain("127.0.0.1", server.getLocalPort()));
        RedisConnectionTest.awaitPing(redis, true);
        limiter = new RedisRateLimiter(redis, new TestClock(), SECRET);
    }

    @AfterEach
    void stop() throws IOException {
        redis.close();
        server.close();
    }

    private void listen() {
        try {
            while (true) {
                Socket client = server.accept();
                Thread.startVirtualThread(() -> talkTo(client));
            }
        } catch (IOException _) {
            // the test is over, and nobody is let in any more
        }
    }

    private void talkTo(Socket client) {
        try (client;
                var in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                int words = Integer.parseInt(line.substring(1));
                String command = "";
                for (int i = 0; i < words; i++) {
                    in.readLine(); // how long the word is
                    String word = in.readLine();
                    command = i == 0 ? word.toUpperCase(Locale.ROOT) : command;
                }
                client.getOutputStream().write(answer(command).getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException _) {
            // clients may go as they like
        }
    }

    private String answer(String command) {
        return switch (command) {
            case "HELLO" -> "-ERR unknown command 'HELLO'\r\n";
            case "PING" -> "+PONG\r\n";
            case "EVALSHA" -> lie;
            default -> "+OK\r\n";
        };
    }

    @Test
    void who_answers_as_the_script_does_is_believed() {
        lie = "*2\r\n:1\r\n:20000000\r\n";

        assertThat(limiter.take(THREE_A_MINUTE, "maya").remaining()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*0|",
                "*-1|",
                "$-1|",
                "+OK|",
                ":1|",
                "$5|hello|",
                "*1|:1|",
                "*3|:1|:20000000|:1|",
                "*2|$1|1|$8|20000000|",
                "*2|:1|$-1|",
                "*2|:1|*1|:20000000|",
                "*2|:2|:40000000|",
                "*2|:-1|:20000000|",
                "*2|:1|:0|",
                "*2|:1|:19999999|",
                "*2|:0|:-1|",
                "*2|:1|:60000001|",
                "*2|:1|:9223372036854775807|",
                "*2|:0|:-9223372036854775808|",
                "*2|:9223372036854775807|:9223372036854775807|",
                "-WRONGTYPE Operation against a key holding the wrong kind of value|",
                "-ERR max requests limit exceeded|"
            })
    void whatever_else_is_answered_counts_as_no_answer(String answer) {
        lie = answer.replace("|", "\r\n");

        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> limiter.take(THREE_A_MINUTE, "maya"))
                .withMessage("Redis is not available right now, please try again");
    }
}
