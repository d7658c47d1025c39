package com.datifyy.bootstrap.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.embedded.EmbeddedDatabase;
import com.datifyy.adapters.embedded.EmbeddedStandby;
import com.datifyy.bootstrap.doctor.Checkup;
import com.datifyy.bootstrap.doctor.Finding;
import com.datifyy.bootstrap.journey.Journey.Member;
import com.datifyy.bootstrap.settings.Environment;
import com.datifyy.bootstrap.settings.LogSettings;
import com.datifyy.migrations.Migrations;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The whole service with a replica that follows, is held up, stops and comes back.
@Timeout(90)
class ReadReplicaTest {
    private static final String TOKEN = "not-a-real-metrics-token-0123456789abcdef";

    private static EmbeddedDatabase primary;
    private static EmbeddedStandby standby;
    private static RunningApp app;

    @BeforeAll
    static void start() {
        primary = EmbeddedDatabase.temporary();
        String name = primary.createDatabase();
        new Migrations(primary.jdbcUrl(name), primary.user(), primary.password()).migrate();
        var database = new Database(name, primary.port());
        database.run("ALTER ROLE postgres SET synchronous_commit = on");
        standby = EmbeddedStandby.of(primary);
        app = RunningApp.with(
                database,
                RunningApp.anotherSecret(),
                Map.of(
                        "DATABASE_REPLICA_URL",
                        standby.jdbcUrl(name) + "?user=postgres&password=any",
                        "METRICS_TOKEN",
                        TOKEN));
    }

    @AfterAll
    static void stop() {
        app.close();
        standby.close();
        primary.close();
    }

    @Test
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

    private static List<String> foundBy(Member seeker) {
        return seeker.recommendations(20, null).ids();
    }

    private static double questions(String outcome) {
        String name = "datifyy_replica_questions_total{outcome=\"" + outcome + "\"} ";
        return app.http()
                .as(TOKEN)
                .get("/metrics")
                .text()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length())))
                .sum();
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
