package com.datifyy.bootstrap.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.embedded.Ports;
import com.datifyy.bootstrap.service.Database;
import com.datifyy.bootstrap.service.Databases;
import com.datifyy.bootstrap.service.MainProcess;
import com.datifyy.bootstrap.service.RunningApp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// `serve`, as a process of its own, whose database is not there when it starts, or cannot be written to.
class ServeWithoutDatabaseTest {
    private static final int AWAY = 69;
    private static final String PASSWORD = "hunter2";

    /// A database that says nothing is waited for this long.
    private static final Duration WAIT = Duration.ofSeconds(8);

    /// For the process to end, on a machine that is busy.
    private static final Duration MARGIN = Duration.ofSeconds(10);

    /// So much sooner, at least, is one over that does not wait than one that does, also on a machine that is busy.
    private static final Duration SOONER = Duration.ofSeconds(1);

    /// @param said in its lines
    /// @param took with starting the process
    /// @param at of this machine's clock that counts nanoseconds
    private record Ended(List<String> said, Duration took, long at) {}

    @Test
    void a_port_that_refuses_ends_it_at_once_and_one_that_says_nothing_is_given_up() throws Exception {
        int port = Ports.free();
        List<Ended> refused = List.of(serve(port), serve(port));
        assertThat(refused)
                .allSatisfy(one -> assertThat(one.said())
                        .singleElement()
                        .asString()
                        .startsWith("datifyy: PostgreSQL at 127.0.0.1:" + port + ": "));

        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var met = new CompletableFuture<Long>();
            Thread.ofPlatform().daemon().start(() -> meet(silent, met));
            Ended givenUp = serve(silent.getLocalPort());
            assertThat(givenUp.said())
                    .singleElement()
                    .asString()
                    .startsWith("datifyy: PostgreSQL at 127.0.0.1:" + silent.getLocalPort() + ": ");
            assertThat(Duration.ofNanos(givenUp.at() - met.join())).isBetween(WAIT.minus(SOONER), WAIT.plus(MARGIN));
            assertThat(refused)
                    .as("at once")
                    .anySatisfy(one ->
                            assertThat(one.took()).isLessThan(givenUp.took().minus(SOONER)));
        }
    }

    /// Lets the first one come, says when, and says nothing to them.
    private static void meet(ServerSocket silent, CompletableFuture<Long> met) {
        try (var _ = silent.accept()) {
            met.complete(System.nanoTime());
            TimeUnit.MINUTES.sleep(2);
        } catch (IOException | InterruptedException over) {
            met.completeExceptionally(over);
        }
    }

    @Test
    void one_that_can_only_be_read_from_ends_it_with_the_reason() throws Exception {
        Database database = Databases.fresh();
        new Database("postgres", database.port())
                .run("ALTER DATABASE " + database.name() + " SET default_transaction_read_only = on");

        assertThat(serve(database.url()).said())
                .containsExactly("datifyy: PostgreSQL at 127.0.0.1:" + database.port()
                        + ": nothing can be written there: a replica, or default_transaction_read_only is on");
    }

    private static Ended serve(int port) throws IOException, InterruptedException {
        return serve("postgres://maya:" + PASSWORD + "@127.0.0.1:" + port + "/datifyy");
    }

    private static Ended serve(String databaseUrl) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        Process process = MainProcess.of(
                        Map.of(
                                "ENV", "development",
                                "LOG_LEVEL", "error",
                                "PORT", "0",
                                "GRPC_PORT", "0",
                                "JWT_SECRET", RunningApp.anotherSecret(),
                                "DATABASE_URL", databaseUrl),
                        "serve")
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ended").isTrue();
            long ended = System.nanoTime();
            String said = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(process.exitValue()).as(said).isEqualTo(AWAY);
            assertThat(said).doesNotContain(PASSWORD);
            return new Ended(said.lines().toList(), Duration.ofNanos(ended - begun), ended);
        } finally {
            process.destroyForcibly();
        }
    }
}
