package com.datifyy.bootstrap.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.embedded.ServerProcesses;
import com.datifyy.bootstrap.journey.Journey.Member;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The processes of PostgreSQL are paused, or killed and started again, under the running service. What may happen on
/// the way to it is in [DatabaseAwayTest] and [FailureBehaviourTest].
@Timeout(120)
class DatabaseServerAwayTest {
    private static final Executor IN_BACKGROUND = Thread::startVirtualThread;

    /// The median of so many counts: a busy machine may hold up one.
    private static final int OUTAGES = 3;

    /// What operators are told of a server that is gone, and of any that is back.
    private static final Duration PROMISED = Duration.ofSeconds(2);

    /// For who is in the middle of a statement then; what it is longer is for a busy machine.
    private static final Duration GIVEN_UP = Duration.ofSeconds(5);

    /// What operators are told of one that is silent: 3 seconds, and a margin.
    private static final Duration SILENCE_NOTICED = Duration.ofSeconds(3 + 1);

    /// In the middle of a statement: 12 seconds, and a margin.
    private static final Duration SILENCE_GIVEN_UP = Duration.ofSeconds(12 + 3);

    private static final String ME = "/api/v1/user/me";
    private static final String PREFERENCES = "/api/v1/partner-preferences";

    private static ServerProcesses processes;
    private static Database database;
    private static RunningApp app;
    private static Member maya;

    @BeforeAll
    static void start() {
        processes = Databases.processes();
        database = Databases.fresh();
        app = RunningApp.over(database);
        maya = People.in(app).owner();
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    /// What becomes of the server, and how that ends.
    private record Trouble(Runnable begins, Runnable ends) {}

    /// How long it took to notice that the server was away, and that it was back.
    private record Outage(Duration noticed, Duration over) {}

    @Test
    void h6_a_server_that_is_paused_is_noticed_and_used_again_as_soon_as_it_goes_on() throws SQLException {
        var server = new Trouble(processes::freeze, processes::thaw);
        assertInTime(server, outageInTheMiddle(server, SILENCE_GIVEN_UP), SILENCE_NOTICED);
    }

    @Test
    void h6_a_server_that_is_killed_is_noticed_and_used_again_as_soon_as_it_is_back() throws SQLException {
        var server = new Trouble(processes::kill, processes::start);
        assertInTime(server, outageInTheMiddle(server, GIVEN_UP), PROMISED);
    }

    /// An outage while a request waits in the middle of a statement, for an operator's lock.
    private static Outage outageInTheMiddle(Trouble server, Duration givenUp) throws SQLException {
        try (var operator = database.connect();
                var statement = operator.createStatement()) {
            operator.setAutoCommit(false);
            statement.execute("LOCK TABLE datifyy.partner_preferences");
            CompletableFuture<Answer> inTheMiddle =
                    CompletableFuture.supplyAsync(() -> get(PREFERENCES), IN_BACKGROUND);
            Eventually.is("it is in the middle", () -> database.waiting() == 1);
            Outage outage = outage(server, () -> {
                var watch = Stopwatch.started();
                assertUnavailable(get(ME));
                assertUnavailable(inTheMiddle.join());
                assertThat(watch.soFar()).isLessThan(givenUp);
                abort(operator);
            });
            assertThat(get(PREFERENCES).status()).isEqualTo(200);
            return outage;
        }
    }

    private static Outage outage(Trouble server, Runnable meanwhile) {
        Duration noticed;
        server.begins().run();
        try {
            var watch = Stopwatch.started();
            assertThat(app.http().get("/readyz").status()).isEqualTo(503);
            noticed = watch.soFar();
            assertThat(app.http().get("/health").status()).isEqualTo(200);
            assertThat(app.http().get("/livez").status()).isEqualTo(200);
            meanwhile.run();
        } finally {
            server.ends().run();
        }
        return new Outage(
                noticed,
                Eventually.took(
                        "all is well", () -> app.http().get("/readyz").status() == 200 && get(ME).status() == 200));
    }

    private static void assertInTime(Trouble server, Outage first, Duration bound) {
        List<Outage> outages = new ArrayList<>(List.of(first));
        while (outages.size() < OUTAGES) {
            outages.add(outage(server, () -> {}));
        }
        assertThat(median(outages, Outage::noticed))
                .as("noticed, of %s", outages)
                .isLessThan(bound);
        assertThat(median(outages, Outage::over)).as("over, of %s", outages).isLessThan(PROMISED);
    }

    private static Duration median(List<Outage> outages, Function<Outage, Duration> part) {
        return Eventually.median(outages.stream().map(part).toList());
    }

    /// Lets go of the operator's lock, as soon as the server can hear of it.
    private static void abort(Connection operator) {
        try {
            operator.abort(Runnable::run);
        } catch (SQLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Answer get(String path) {
        return app.http().as(maya.tokens().access()).get(path);
    }

    private static void assertUnavailable(Answer refused) {
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.code()).isEqualTo("UNAVAILABLE");
        assertThat(refused.header("Retry-After")).matches("[1-9][0-9]*");
    }
}
