package com.datifyy.migrations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// What takes connections and says nothing is given up. Each of these waits ten seconds and does nothing else,
/// so they wait beside one another and beside the other tests.
@Execution(ExecutionMode.CONCURRENT)
class SilentServerTest {

    @Test
    void a_server_that_takes_connections_and_says_nothing_is_given_up_by_who_migrates() throws Exception {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            assertGivenUp(migrationsOf(silent, "")::migrate);
        }
    }

    @Test
    void a_server_that_takes_connections_and_says_nothing_is_given_up_by_who_checks() throws Exception {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            assertGivenUp(migrationsOf(silent, "")::check);
        }
    }

    @Test
    void a_pooler_that_lets_in_and_then_says_nothing_is_given_up() throws Exception {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var asked = new CountDownLatch(1);
            Thread.startVirtualThread(() -> letInAndFallSilent(silent, asked));

            // With less to go by, the driver asks something before it says that it is logged in.
            assertGivenUp(
                    migrationsOf(silent, "?sslmode=disable&gssEncMode=disable&assumeMinServerVersion=12")::migrate);

            assertThat(asked.getCount()).isZero();
        }
    }

    private static Migrations migrationsOf(ServerSocket server, String parameters) {
        return new Migrations(
                "jdbc:postgresql://127.0.0.1:" + server.getLocalPort() + "/any" + parameters, "user", "password");
    }

    private static void assertGivenUp(ThrowingCallable asking) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(25), () -> assertThatThrownBy(asking).isInstanceOf(MigrationFailure.class));
    }

    /// Does as PostgreSQL does until somebody is logged in, then reads until there is nothing more to read.
    ///
    /// @param asked counted down when a question has come
    private static void letInAndFallSilent(ServerSocket server, CountDownLatch asked) {
        try (Socket socket = server.accept()) {
            var in = new DataInputStream(socket.getInputStream());
            var out = new DataOutputStream(socket.getOutputStream());
            in.skipNBytes(in.readInt() - Integer.BYTES);
            out.writeByte('R');
            out.writeInt(8);
            out.writeInt(0);
            for (String setting :
                    List.of("server_version\0" + "17.0", "client_encoding\0UTF8", "standard_conforming_strings\0on")) {
                byte[] told = (setting + "\0").getBytes(UTF_8);
                out.writeByte('S');
                out.writeInt(Integer.BYTES + told.length);
                out.write(told);
            }
            out.writeByte('Z');
            out.writeInt(5);
            out.writeByte('I');
            out.flush();
            while (in.read() >= 0) {
                asked.countDown();
            }
        } catch (IOException ended) {
            // whoever was let in has given up
        }
    }
}
