package com.datifyy.bootstrap.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.bootstrap.journey.Journey.Member;
import com.datifyy.bootstrap.journey.Journey.Newcomer;
import com.datifyy.bootstrap.settings.LogSettings;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// PostgreSQL answers and refuses what it is needed for: it can only be read from, has no room for another connection,
/// or none for another row.
@Timeout(120)
class DatabaseRefusesTest {
    /// What operators are told of a database that does all again.
    private static final Duration PROMISED = Duration.ofSeconds(2);

    /// For a connection that is waited for, 2 seconds, and a margin.
    private static final Duration TOLD_TO_COME_AGAIN = Duration.ofSeconds(2 + 1);

    /// The median of so many counts: a busy machine may hold up one.
    private static final int OUTAGES = 3;

    /// As whom the service connects: a superuser may have as many connections as it wants.
    private static final String ROLE = "who_has_so_many";

    private static LogCapture log;
    private static Database database;
    private static Database elsewhere;
    private static RunningApp app;
    private static Newcomer newcomer;
    private static Member maya;

    @BeforeAll
    static void start() {
        database = Databases.fresh();
        elsewhere = new Database("postgres", database.port());
        elsewhere.run("CREATE ROLE " + ROLE + " LOGIN BYPASSRLS");
        database.run("GRANT USAGE ON SCHEMA datifyy TO " + ROLE);
        database.run("GRANT ALL ON ALL TABLES IN SCHEMA datifyy TO " + ROLE);
        database.run("GRANT ALL ON ALL SEQUENCES IN SCHEMA datifyy TO " + ROLE);
        app = RunningApp.with(
                database,
                RunningApp.anotherSecret(),
                Map.of(
                        "DATABASE_URL",
                        database.url().replace("//postgres:", "//" + ROLE + ":"),
                        "RATE_LIMITS",
                        "default=100000/1m,login=100000/1m"));
        newcomer = Newcomer.named("Maya Kulkarni");
        maya = app.overRest().register(newcomer);
        log = LogCapture.of(LogSettings.Level.WARN);
    }

    @AfterAll
    static void stop() {
        app.close();
        log.close();
    }

    @AfterEach
    void allIsWellAgain() {
        canBeWrittenTo();
        hasRoomFor(-1);
        Eventually.is("all is well", DatabaseRefusesTest::allIsWell);
    }

    @Test
    void h8_a_database_that_can_only_be_read_answers_who_reads_and_nobody_else_is_sent_here() {
        int before = log.lines().size();
        canOnlyBeRead();

        Eventually.is("it is read from", () -> profile().status() == 200);
        for (int i = 0; i < 10; i++) {
            assertUnavailable(signIn());
        }
        assertThat(profile().status()).as("reading goes on").isEqualTo(200);
        assertThat(app.http().get("/readyz").status()).isEqualTo(503);
        assertThat(app.http().get("/health/db").status()).isEqualTo(503);
        assertThat(GrpcHealth.of(app)).isEqualTo(ServingStatus.NOT_SERVING);
        assertThat(app.http().get("/health").status()).isEqualTo(200);
        assertThat(app.http().get("/livez").status()).isEqualTo(200);
        assertToldWithoutRepeating(before, "25006");
    }

    /// Sessions that were made meanwhile can only read for as long as they last.
    @Test
    void h6_a_database_that_can_be_written_to_again_is_within_the_time_promised() {
        assertThat(Eventually.median(outages(
                        () -> {
                            canOnlyBeRead();
                            Eventually.is("it is read from", () -> profile().status() == 200);
                            assertUnavailable(signIn());
                            assertThat(app.http().get("/readyz").status()).isEqualTo(503);
                        },
                        DatabaseRefusesTest::canBeWrittenTo)))
                .isLessThan(PROMISED);
    }

    @Test
    void h6_without_a_connection_left_everybody_is_refused_and_all_is_well_within_the_time_promised_after_it() {
        int before = log.lines().size();
        assertThat(Eventually.median(outages(
                        () -> {
                            hasRoomFor(0);
                            List<Duration> refusals = new ArrayList<>();
                            while (refusals.size() < 3) {
                                var watch = Stopwatch.started();
                                assertUnavailable(refusals.size() == 1 ? signIn() : profile());
                                refusals.add(watch.soFar());
                            }
                            assertThat(Eventually.median(refusals)).isLessThan(TOLD_TO_COME_AGAIN);
                            assertThat(app.http().get("/readyz").status()).isEqualTo(503);
                            assertThat(app.http().get("/health/db").status()).isEqualTo(503);
                            assertThat(app.http().get("/health").status()).isEqualTo(200);
                            assertThat(app.http().get("/livez").status()).isEqualTo(200);
                        },
                        () -> hasRoomFor(-1))))
                .isLessThan(PROMISED);
        assertToldWithoutRepeating(before, "53300");
    }

    @Test
    void h6_with_a_few_connections_left_the_service_goes_on_by_those() {
        hasRoomFor(2);

        Eventually.is("it has them", DatabaseRefusesTest::allIsWell);
        for (int i = 0; i < 5; i++) {
            assertThat(profile().status()).isEqualTo(200);
            assertThat(signIn().status()).isEqualTo(200);
            assertThat(app.http().get("/readyz").status()).isEqualTo(200);
        }
    }

    /// A table says what the server does when its disk is full.
    @Test
    void h6_a_database_with_a_full_disk_answers_who_reads_and_is_of_use_as_soon_as_there_is_room() {
        int before = log.lines().size();
        database.run("CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION"
                + " 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$");
        database.run("CREATE TRIGGER full_disk BEFORE INSERT OR UPDATE ON datifyy.sessions"
                + " FOR EACH ROW EXECUTE FUNCTION full_disk()");
        List<String> sessions = sessions();
        try {
            for (int i = 0; i < 10; i++) {
                assertUnavailable(signIn());
            }
            assertThat(sessions()).as("nothing is half-written").isEqualTo(sessions);
            assertThat(profile().status()).as("reading goes on").isEqualTo(200);
            assertThat(app.http().get("/readyz").status()).isEqualTo(200);
            assertThat(app.http().get("/health").status()).isEqualTo(200);
            assertToldWithoutRepeating(before, "53100");
        } finally {
            database.run("DROP FUNCTION full_disk() CASCADE");
        }
        assertThat(signIn().status()).isEqualTo(200);
    }

    private static List<Duration> outages(Runnable begins, Runnable ends) {
        List<Duration> over = new ArrayList<>();
        while (over.size() < OUTAGES) {
            begins.run();
            ends.run();
            over.add(Eventually.took("all is well", DatabaseRefusesTest::allIsWell));
        }
        return over;
    }

    private static boolean allIsWell() {
        return app.http().get("/readyz").status() == 200
                && signIn().status() == 200
                && profile().status() == 200
                && GrpcHealth.of(app) == ServingStatus.SERVING;
    }

    /// As a host makes it where the disk is nearly full: with new sessions for everybody.
    private static void canOnlyBeRead() {
        elsewhere.run("ALTER DATABASE " + database.name() + " SET default_transaction_read_only = on");
        endSessions();
    }

    private static void canBeWrittenTo() {
        elsewhere.run("ALTER DATABASE " + database.name() + " RESET default_transaction_read_only");
    }

    private static void hasRoomFor(int connections) {
        elsewhere.run("ALTER ROLE " + ROLE + " CONNECTION LIMIT " + connections);
        if (connections >= 0) {
            endSessions();
        }
    }

    private static void endSessions() {
        elsewhere.run("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE usename = '" + ROLE + "'");
    }

    private static List<String> sessions() {
        return database.texts("SELECT id FROM datifyy.sessions ORDER BY 1");
    }

    private static Answer signIn() {
        return app.http()
                .post(
                        "/api/v1/auth/login/email",
                        "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(newcomer.email(), newcomer.password()));
    }

    private static Answer profile() {
        return app.http().as(maya.tokens().access()).get("/api/v1/user/me");
    }

    private static void assertUnavailable(Answer refused) {
        assertThat(refused.status()).as(refused::text).isEqualTo(503);
        assertThat(refused.code()).isEqualTo("UNAVAILABLE");
        assertThat(refused.header("Retry-After")).matches("[1-9][0-9]*");
        assertThat(refused.text())
                .contains("The database is not available right now, please try again")
                .doesNotContainIgnoringCase("postgres", "hikari", "exception", "read-only", "disk");
    }

    /// In one line in ten seconds, which whoever is refused would otherwise repeat.
    private static void assertToldWithoutRepeating(int before, String state) {
        Eventually.is("it is told", () -> {
            signIn();
            return told(before, state) > 0;
        });
        assertThat(told(before, state)).as("of many requests").isLessThan(5);
        assertThat(log.lines().subList(before, log.lines().size()))
                .as("stack traces")
                .noneMatch(line -> line.contains("\tat "));
    }

    private static long told(int before, String state) {
        return log.lines().stream()
                .skip(before)
                .filter(line -> line.contains("postgres.Failures") && line.contains(state))
                .count();
    }
}
