package com.datifyy.bootstrap.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.datifyy.bootstrap.settings.LogSettings;
import io.grpc.Status.Code;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

/// What becomes of requests that are on their way when the service is told to stop.
class StoppingTest {
    private static final Executor IN_BACKGROUND = Thread::startVirtualThread;

    private static final Duration LONGEST = Duration.ofSeconds(4);

    /// For a machine that has other things to do.
    private static final Duration SLACK = Duration.ofSeconds(2);

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
                        "both requests are in the middle",
                        () -> app.database().waitingFor("datifyy.partner_preferences") >= 2);

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

    /// Of four seconds requests have two, what was counted has four fifths of one, and the connections what is left:
    /// whoever took a share that is another's would push the end beyond them.
    @Test
    void whatever_hangs_everybody_has_a_share_of_the_time_and_postgresql_is_left_last() throws Exception {
        try (var log = LogCapture.of(LogSettings.Level.DEBUG);
                var app = RunningApp.with(
                        Databases.fresh(),
                        RunningApp.anotherSecret(),
                        Map.of("SHUTDOWN_SECONDS", Long.toString(LONGEST.toSeconds())))) {
            var people = People.in(app);
            var seeker = people.owner();
            assertThat(seeker.recommendations(5, null).ids())
                    .contains(people.other().id());
            var http = app.http().as(seeker.tokens().access());
            var grpc = app.grpc().as(seeker.tokens().access());

            try (var database = app.database().connect();
                    var statement = database.createStatement()) {
                database.setAutoCommit(false);
                statement.execute("LOCK TABLE datifyy.partner_preferences, datifyy.showings");
                var asked = Stopwatch.started();
                var overRest = CompletableFuture.supplyAsync(
                        () -> http.get("/api/v1/partner-preferences").status(), IN_BACKGROUND);
                var overGrpc = CompletableFuture.supplyAsync(
                        () -> grpc.call("datifyy.user.v1.UserService/GetPartnerPreferences", new byte[0])
                                .status(),
                        IN_BACKGROUND);
                Eventually.is(
                        "both requests are in the middle",
                        () -> app.database().waitingFor("datifyy.partner_preferences") >= 2);

                long begun = System.nanoTime();
                var watch = Stopwatch.started();
                app.stop();
                assertThat(watch.soFar()).isLessThanOrEqualTo(LONGEST.plus(SLACK));
                if (asked.stoodStill().isZero()) { // else the requests may have given up before their share was over
                    assertThat(Duration.ofNanos(System.nanoTime() - begun))
                            .isGreaterThanOrEqualTo(Duration.ofMillis(2_700));
                }
                assertThat(overRest.handle((status, cut) -> cut != null || status == 503)
                                .join())
                        .as("cut off")
                        .isTrue();
                assertThat(overGrpc.join()).isNotEqualTo(Code.OK);
                database.rollback();
            }

            assertThat(log.lines())
                    .as("neither a fault nor a stack trace, but where details are asked for")
                    .noneMatch(line ->
                            line.startsWith("ERROR ") || (!line.startsWith("DEBUG ") && line.contains("\n\tat ")));
            assertThat(log.lines())
                    .filteredOn(line -> line.matches("(?s)[A-Z]+ [a-z.]+\\.(Running|RestServer|KeptShowings) .*"))
                    .extracting(StoppingTest::told)
                    .containsSubsequence(
                            "Stopping: what is running is finished first",
                            "Connections that did not end in time were cut off",
                            "Interfaces and jobs stopped",
                            "gRPC stopped",
                            "Who was shown how often lately is not stored: there was no time left",
                            "Showings stopped",
                            "PostgreSQL connections stopped",
                            "Watching stopped",
                            "Stopped");
        }
    }

    /// What a line of the log says, without its level and its logger.
    private static String told(String line) {
        return line.split(" ", 3)[2].strip();
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
