package com.datifyy.bootstrap.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.embedded.EmbeddedDatabase;
import com.datifyy.adapters.embedded.EmbeddedStandby;
import com.datifyy.adapters.embedded.ServerProcesses;
import com.datifyy.bootstrap.doctor.Checkup;
import com.datifyy.bootstrap.doctor.Finding;
import com.datifyy.bootstrap.journey.Journey.Member;
import com.datifyy.bootstrap.settings.Environment;
import com.datifyy.bootstrap.settings.LogSettings;
import com.datifyy.migrations.Migrations;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/// The whole service with a replica that follows, is held up, stops, falls silent and comes back.
@Timeout(90)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReadReplicaTest {
    private static final String TOKEN = "not-a-real-metrics-token-0123456789abcdef";

    /// 4 seconds in the middle of an answer, and a margin.
    private static final Duration SILENCE_GIVEN_UP = Duration.ofSeconds(4 + 2);

    /// Half a second to connect, for one question in a second, and a margin.
    private static final Duration WHILE_AWAY = Duration.ofSeconds(1);

    private static EmbeddedDatabase primary;
    private static EmbeddedStandby standby;
    private static Cable cable;
    private static Database database;
    private static Database copy;
    private static RunningApp app;

    @BeforeAll
    static void start() {
        primary = EmbeddedDatabase.temporary();
        String name = primary.createDatabase();
        new Migrations(primary.jdbcUrl(name), primary.user(), primary.password()).migrate();
        database = new Database(name, primary.port());
        database.run("ALTER ROLE postgres SET synchronous_commit = on");
        standby = EmbeddedStandby.of(primary);
        copy = new Database(name, standby.port());
        cable = new Cable(standby.port());
        app = RunningApp.with(
                database,
                RunningApp.anotherSecret(),
                Map.of("DATABASE_REPLICA_URL", copy.through(cable).url(), "METRICS_TOKEN", TOKEN));
    }

    @AfterAll
    static void stop() {
        app.close();
        cable.close();
        standby.close();
        primary.close();
    }

    @Test
    @Order(1)
    void people_are_found_whatever_becomes_of_the_replica() throws InterruptedException {
        People people = People.in(app);
        Member seeker = people.owner();
        String found = people.other().id();
        Eventually.is("found by the replica", () -> foundBy(seeker).contains(found) && questions("answered") > 0);
        assertThat(replicaLine()).startsWith("OK replica 127.0.0.1:").endsWith(" follows the database");

        standby.pause();
        Http hers = app.http().as(seeker.tokens().access());
        String block = "/api/v1/user/block/" + found;
        assertThat(hers.post(block, "{\"reason\":\"a test\"}").status()).isEqualTo(200);
        assertThat(foundBy(seeker)).doesNotContain(found);
        assertThat(hers.delete(block).status()).isEqualTo(200);
        assertThat(foundBy(seeker)).contains(found);
        standby.resume();

        try (var log = LogCapture.of(LogSettings.Level.INFO)) {
            standby.stop();
            for (int times = 0; times < 5; times++) {
                assertThat(foundBy(seeker)).contains(found);
            }
            assertThat(questions("away")).isGreaterThanOrEqualTo(5);
            assertThat(app.http().get("/health/db").status()).isEqualTo(200);
            assertThat(app.http().get("/readyz").status()).isEqualTo(200);
            assertThat(log.lines())
                    .filteredOn(line -> line.contains("The read replica"))
                    .singleElement()
                    .asString()
                    .startsWith("WARN");
        }
        assertThat(replicaLine()).startsWith("FAILURE replica 127.0.0.1:");

        standby.start();
        double before = questions("answered");
        Eventually.is("used again", () -> foundBy(seeker).contains(found) && questions("answered") > before);
    }

    /// After the other, which looks for what the log says of the first trouble in a minute.
    @Test
    @Order(2)
    void a_replica_that_falls_silent_in_the_middle_of_an_answer_is_given_up_in_time_and_nobody_else_waits()
            throws SQLException {
        People people = People.in(app);
        Member seeker = people.owner();
        String found = people.other().id();
        double answered = questions("answered");
        Eventually.is(
                "found by the replica", () -> foundBy(seeker).contains(found) && questions("answered") > answered);
        double away = questions("away");

        CompletableFuture<List<String>> inTheMiddle;
        Stopwatch silent;
        try (var operator = database.connect();
                var statement = operator.createStatement()) {
            operator.setAutoCommit(false);
            statement.execute("LOCK TABLE datifyy.blocks"); // which the replica is the first to be asked for
            Eventually.is("the replica locks it as well", () -> copy.texts("""
                    SELECT 1 FROM pg_locks WHERE granted AND mode = 'AccessExclusiveLock'
                    AND relation = 'datifyy.blocks'::regclass""").size() == 1);
            inTheMiddle = CompletableFuture.supplyAsync(() -> foundBy(seeker), Thread::startVirtualThread);
            Eventually.is("the replica is asked", () -> copy.waiting() == 1);
            cable.goSilent();
            silent = Stopwatch.started();
            operator.rollback();
        }
        assertThat(inTheMiddle.join()).contains(found);
        assertThat(silent.soFar()).isLessThan(SILENCE_GIVEN_UP);
        assertThat(questions("away")).isEqualTo(away + 1);

        List<Duration> others = timesOfFive(seeker, found);
        assertThat(others.get(2)).as("the median of " + others).isLessThan(WHILE_AWAY);
        assertThat(questions("away")).isEqualTo(away + 6);
        assertThat(app.http().get("/readyz").status()).isEqualTo(200);

        cable.speak();
        double before = questions("answered");
        Eventually.is("used again", () -> foundBy(seeker).contains(found) && questions("answered") > before);
    }

    /// Refused by a server that is gone, and waited for in vain where one has stopped in the middle of whatever it
    /// does.
    @Test
    @Order(3)
    void a_replica_whose_processes_are_killed_or_stopped_is_done_without_and_used_again() {
        People people = People.in(app);
        Member seeker = people.owner();
        String found = people.other().id();
        var processes = ServerProcesses.of(standby, primary);
        doneWithout(seeker, found, processes::kill, processes::start);
        doneWithout(seeker, found, processes::freeze, processes::thaw);
    }

    @Test
    @Order(4)
    void a_replica_far_away_or_in_small_pieces_is_of_use_and_one_whose_connections_were_reset_is_used_again() {
        People people = People.in(app);
        Member seeker = people.owner();
        String found = people.other().id();
        for (Runnable slow : List.<Runnable>of(
                () -> cable.delay(Duration.ofMillis(20)), () -> cable.dribble(64, Duration.ofMillis(1)))) {
            slow.run();
            double before = questions("answered");
            Eventually.is(
                    "found by the replica", () -> foundBy(seeker).contains(found) && questions("answered") > before);
            cable.speak();
        }
        for (int times = 0; times < 3; times++) {
            cable.reset();
            assertThat(foundBy(seeker)).contains(found);
            double before = questions("answered");
            Eventually.is("used again", () -> foundBy(seeker).contains(found) && questions("answered") > before);
        }
    }

    private static void doneWithout(Member seeker, String found, Runnable begins, Runnable ends) {
        double answered = questions("answered");
        Eventually.is(
                "found by the replica", () -> foundBy(seeker).contains(found) && questions("answered") > answered);
        double away = questions("away");
        begins.run();
        try {
            var watch = Stopwatch.started();
            assertThat(foundBy(seeker)).contains(found);
            assertThat(watch.soFar()).isLessThan(SILENCE_GIVEN_UP);
            List<Duration> others = timesOfFive(seeker, found);
            assertThat(others.get(2)).as("the median of " + others).isLessThan(WHILE_AWAY);
            assertThat(questions("away")).isEqualTo(away + 6);
            assertThat(app.http().get("/readyz").status()).isEqualTo(200);
        } finally {
            ends.run();
        }
        double before = questions("answered");
        Eventually.is("used again", () -> foundBy(seeker).contains(found) && questions("answered") > before);
    }

    /// The shortest first.
    private static List<Duration> timesOfFive(Member seeker, String found) {
        List<Duration> times = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            var watch = Stopwatch.started();
            assertThat(foundBy(seeker)).contains(found);
            times.add(watch.soFar());
        }
        return times.stream().sorted().toList();
    }

    private static List<String> foundBy(Member seeker) {
        return seeker.recommendations(20, null).ids();
    }

    private static double questions(String outcome) {
        return app.http().as(TOKEN).metric("datifyy_replica_questions_total{outcome=\"" + outcome + "\"}");
    }

    /// What the operator's list says about the replica.
    private static String replicaLine() throws InterruptedException {
        return new Checkup(Environment.of(app.environment()))
                .findings().stream()
                        .filter(finding -> finding.subject().equals("replica"))
                        .map(ReadReplicaTest::told)
                        .findFirst()
                        .orElse("nothing");
    }

    private static String told(Finding finding) {
        return finding.verdict() + " " + finding.subject() + " " + finding.sentence();
    }
}
