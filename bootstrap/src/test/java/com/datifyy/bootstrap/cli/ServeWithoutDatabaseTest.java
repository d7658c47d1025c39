package com.datifyy.bootstrap.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.embedded.Ports;
import com.datifyy.bootstrap.service.MainProcess;
import com.datifyy.bootstrap.service.RunningApp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// `serve`, as a process of its own, whose database is not there when it starts.
class ServeWithoutDatabaseTest {
    private static final int AWAY = 69;
    private static final String PASSWORD = "hunter2";

    /// Waiting for a database that says nothing takes 8 seconds and a start: that would be longer than this.
    private static final Duration WITHIN_SECONDS = Duration.ofSeconds(9);

    @Test
    void a_port_that_refuses_ends_it_within_seconds() throws Exception {
        int port = Ports.free();

        assertThat(serve(port, WITHIN_SECONDS))
                .singleElement()
                .asString()
                .startsWith("datifyy: PostgreSQL at 127.0.0.1:" + port + ": ");
    }

    @Test
    void a_port_that_takes_connections_and_says_nothing_is_given_up() throws Exception {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            assertThat(serve(silent.getLocalPort(), Duration.ofSeconds(15)))
                    .singleElement()
                    .asString()
                    .startsWith("datifyy: PostgreSQL at 127.0.0.1:" + silent.getLocalPort() + ": ");
        }
    }

    /// @return what it said
    private static List<String> serve(int port, Duration longest) throws IOException, InterruptedException {
        Process process = MainProcess.of(
                        Map.of(
                                "ENV", "development",
                                "LOG_LEVEL", "error",
                                "PORT", "0",
                                "GRPC_PORT", "0",
                                "JWT_SECRET", RunningApp.anotherSecret(),
                                "DATABASE_URL", "postgres://maya:" + PASSWORD + "@127.0.0.1:" + port + "/datifyy"),
                        "serve")
                .start();
        try {
            assertThat(process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS))
                    .as("ended within " + longest)
                    .isTrue();
            String said = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(process.exitValue()).as(said).isEqualTo(AWAY);
            assertThat(said).doesNotContain(PASSWORD);
            return said.lines().toList();
        } finally {
            process.destroyForcibly();
        }
    }
}
