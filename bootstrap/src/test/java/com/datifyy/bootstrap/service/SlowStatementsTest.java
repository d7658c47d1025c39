package com.datifyy.bootstrap.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.bootstrap.journey.Journey.Member;
import com.datifyy.bootstrap.journey.Journey.Newcomer;
import com.datifyy.bootstrap.settings.LogSettings;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Statements that take long, or wait for somebody else's lock: they are given up in time, and the log has them without
/// what they are about.
@Timeout(60)
class SlowStatementsTest {
    private static final String PREFERENCES = "/api/v1/partner-preferences";

    /// What operators are told: four seconds for a lock, eight for a statement.
    private static final Duration LOCK_LIMIT = Duration.ofSeconds(4);

    private static final Duration STATEMENT_LIMIT = Duration.ofSeconds(8);

    /// Clocks differ.
    private static final Duration TOO_EARLY = Duration.ofMillis(500);

    /// For a machine that has other things to do.
    private static final Duration MARGIN = Duration.ofSeconds(3);

    /// As the settings have it here, and how long a statement is held up that is to be slow.
    private static final Duration SLOW = Duration.ofMillis(700);

    private static final Duration HELD_UP = Duration.ofSeconds(1);

    private static LogCapture log;
    private static Database database;
    private static RunningApp app;
    private static Member maya;

    @BeforeAll
    static void start() {
        log = LogCapture.of(LogSettings.Level.WARN);
        database = Databases.fresh();
        app = RunningApp.with(
                database, RunningApp.anotherSecret(), Map.of("SLOW_QUERY_MS", Long.toString(SLOW.toMillis())));
        maya = app.overRest().register(Newcomer.named("Maya Kulkarni"));
    }

    @AfterAll
    static void stop() {
        app.close();
        log.close();
    }

    private static Http hers() {
        return app.http().as(maya.tokens().access());
    }

    @Test
    void h6_a_statement_that_waits_for_a_lock_is_given_up_after_four_seconds() throws SQLException {
        try (var operator = database.connect();
                var statement = operator.createStatement()) {
            operator.setAutoCommit(false);
            statement.execute("LOCK TABLE datifyy.partner_preferences");
            assertGivenUpAfter(LOCK_LIMIT);
            operator.rollback();
        }
        assertThat(hers().get(PREFERENCES).status()).isEqualTo(200);
    }

    @Test
    void h6_a_statement_that_goes_on_for_long_is_given_up_after_eight_seconds() {
        database.run("ALTER TABLE datifyy.partner_preferences RENAME TO those_of_partners");
        database.run("CREATE VIEW datifyy.partner_preferences AS SELECT * FROM datifyy.those_of_partners"
                + " WHERE (SELECT pg_sleep(30)::text) = ''");
        try {
            assertGivenUpAfter(STATEMENT_LIMIT);
        } finally {
            database.run("DROP VIEW datifyy.partner_preferences;"
                    + " ALTER TABLE datifyy.those_of_partners RENAME TO partner_preferences");
        }
        assertThat(hers().get(PREFERENCES).status()).isEqualTo(200);
    }

    private static void assertGivenUpAfter(Duration limit) {
        long begun = System.nanoTime();
        Answer refused = hers().get(PREFERENCES);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isBetween(limit.minus(TOO_EARLY), limit.plus(MARGIN));
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.code()).isEqualTo("UNAVAILABLE");
        assertThat(refused.header("Retry-After")).matches("[1-9][0-9]*");
        assertThat(loggedOf(refused, "partner_preferences"))
                .as("the log")
                .singleElement()
                .asString()
                .startsWith("WARN ")
                .contains("Slow statement, failed after ");
    }

    @Test
    void a_slow_statement_is_in_the_log_once_with_its_request_and_without_what_it_is_about() throws SQLException {
        String bio = "a word that nobody else says";
        CompletableFuture<Answer> asked;
        try (var operator = database.connect();
                var statement = operator.createStatement()) {
            operator.setAutoCommit(false);
            statement.execute("LOCK TABLE datifyy.profiles IN EXCLUSIVE MODE"); // reading goes on
            asked = CompletableFuture.supplyAsync(
                    () -> hers().put(
                                    "/api/v1/user/me",
                                    "{\"profileDetails\":{\"bio\":\"%s\"},\"updateFields\":[\"bio\"]}".formatted(bio)),
                    Thread::startVirtualThread);
            Eventually.is("it waits for the lock", () -> database.waiting() == 1);
            LockSupport.parkNanos(HELD_UP.toNanos());
            operator.rollback();
        }
        Answer changed = asked.join();
        assertThat(changed.status()).as(changed::text).isEqualTo(200);
        assertThat(hers().get("/api/v1/user/me").text()).contains(bio);

        assertThat(loggedOf(changed, "update \"datifyy\".\"profiles\""))
                .singleElement()
                .asString()
                .startsWith("WARN ")
                .containsPattern("Slow statement, done after (7[0-9]{2}|[89][0-9]{2}|[0-9]{4,}) ms: ")
                .contains("?");
        assertThat(log.lines()).noneMatch(line -> line.contains(bio));
    }

    /// What is said of a statement of a request. Where the machine stands still for so long, others are slow as well.
    private static List<String> loggedOf(Answer answer, String statement) {
        String request = answer.header("X-Request-Id");
        assertThat(request).isNotEmpty();
        return log.lines().stream()
                .filter(line -> line.contains("Slow statement") && line.contains("requestId=" + request))
                .filter(line -> line.contains(statement))
                .toList();
    }
}
