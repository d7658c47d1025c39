package com.datifyy.bootstrap.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.grpc.Status.Code;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

/// What becomes of requests that are on their way when the service is told to stop.
class StoppingTest {
    private static final Executor IN_BACKGROUND = Thread::startVirtualThread;

    @Test
    void whatever_has_begun_is_finished_and_nothing_new_begins() throws Exception {
        try (var app = RunningApp.start()) {
            var maya = People.in(app).owner();
            var http = app.http().as(maya.tokens().access());
            var grpc = app.grpc().as(maya.tokens().access());

            CompletableFuture<Answer> overRest;
            CompletableFuture<Grpc.Outcome> overGrpc;
            CompletableFuture<Void> stopping;
            try (var database = app.database().connect();
                    var statement = database.createStatement()) {
                database.setAutoCommit(false);
                statement.execute("LOCK TABLE datifyy.partner_preferences");
                overRest = CompletableFuture.supplyAsync(() -> http.get("/api/v1/partner-preferences"), IN_BACKGROUND);
                overGrpc = CompletableFuture.supplyAsync(
                        () -> grpc.call("datifyy.user.v1.UserService/GetPartnerPreferences", new byte[0]),
                        IN_BACKGROUND);
                Eventually.is(
                        "both requests are in the middle", () -> app.database().waiting() == 2);

                stopping = CompletableFuture.runAsync(app::stop, IN_BACKGROUND);
                Eventually.is("no new connection over HTTP", () -> isClosed(app.httpPort()));
                Eventually.is("no new connection over gRPC", () -> isClosed(app.grpcPort()));
                assertThat(overRest).isNotDone();
                assertThat(overGrpc).isNotDone();
                database.rollback();
            }

            assertThat(overRest.get().status()).isEqualTo(200);
            assertThat(overGrpc.get().status()).isEqualTo(Code.OK);
            assertEnds(stopping);
        }
    }

    private static void assertEnds(CompletableFuture<Void> stopping) {
        assertTimeout(Duration.ofSeconds(15), () -> stopping.get());
    }

    private static boolean isClosed(int port) {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return false;
        } catch (IOException refused) {
            return true;
        }
    }
}
