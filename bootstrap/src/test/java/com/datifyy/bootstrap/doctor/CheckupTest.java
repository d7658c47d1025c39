package com.datifyy.bootstrap.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.datifyy.adapters.gemini.StubGemini;
import com.datifyy.adapters.redis.RedisServer;
import com.datifyy.adapters.s3.StubS3;
import com.datifyy.bootstrap.doctor.Finding.Verdict;
import com.datifyy.bootstrap.service.Databases;
import com.datifyy.bootstrap.settings.Environment;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class CheckupTest {
    private static final String PASSWORD = "not-a-real-password";

    /// The server of these tests is quick and forgets everything when its machine fails.
    private static final Finding FORGETFUL = Finding.failure(
            "durability",
            "fsync is off: when the server's machine fails the whole database may be spoilt",
            "set fsync = on in the server's configuration");

    @Test
    void everything_that_is_set_up_is_found_well() throws Exception {
        int redisPort = RedisServer.freePort();
        try (var redis = RedisServer.startAt(redisPort);
                var mail = new WillingMailServer()) {
            var environment = complete();
            environment.put("REDIS_URL", "redis://127.0.0.1:" + redisPort);
            environment.put("SMTP_HOST", "127.0.0.1");
            environment.put("SMTP_PORT", Integer.toString(mail.port()));
            environment.put("SMTP_ENCRYPTION", "none");
            environment.put("SMTP_FROM", "hello@datifyy.example");

            List<Finding> findings = new Checkup(Environment.of(environment)).findings();

            assertThat(redis).isNotNull();
            assertThat(findings)
                    .filteredOn(finding -> finding.verdict() == Verdict.FAILURE)
                    .containsExactly(FORGETFUL);
            assertThat(ofVerdict(findings, Verdict.OK))
                    .contains(
                            "settings",
                            "secrets",
                            "origins",
                            "proxies",
                            "database",
                            "migrate",
                            "extensions",
                            "schema",
                            "pool mode",
                            "pool size",
                            "clock",
                            "redis",
                            "mail");
        }
    }

    @Test
    void what_is_away_is_named_with_its_mend_and_without_secrets_within_seconds() {
        var environment = complete();
        environment.put("DATABASE_URL", "postgres://maya:" + PASSWORD + "@127.0.0.1:1/datifyy");
        environment.put("REDIS_URL", "redis://:" + PASSWORD + "@127.0.0.1:1");
        environment.put("SMTP_HOST", "127.0.0.1");
        environment.put("SMTP_PORT", "1");
        environment.put("SMTP_ENCRYPTION", "none");
        environment.put("SMTP_USER", "maya");
        environment.put("SMTP_PASSWORD", PASSWORD);
        environment.put("SMTP_FROM", "hello@datifyy.example");
        environment.put("GEMINI_API_KEY", "not-a-real-key");
        environment.put("AI_BASE_URL", "https://127.0.0.1:1");

        List<Finding> findings =
                assertTimeout(Duration.ofSeconds(30), () -> new Checkup(Environment.of(environment)).findings());

        assertThat(ofVerdict(findings, Verdict.FAILURE)).contains("database", "redis", "mail", "gemini");
        assertThat(findings)
                .filteredOn(finding -> finding.verdict() == Verdict.FAILURE)
                .allSatisfy(finding -> assertThat(finding.mend()).isNotBlank());
        assertThat(findings.toString()).doesNotContain(PASSWORD, ExampleSettings.SECRET, ExampleSettings.DATA_KEY);
    }

    @Test
    void a_database_without_the_schema_is_told_to_be_migrated() throws Exception {
        var environment = complete();
        var database = Databases.fresh();
        database.run("DROP SCHEMA datifyy CASCADE");
        environment.put("DATABASE_URL", database.url());

        assertThat(new Checkup(Environment.of(environment)).findings())
                .contains(Finding.failure("schema", "the database is empty", "run `datifyy migrate` of this release"))
                .anyMatch(finding -> finding.subject().equals("staff") && finding.verdict() == Verdict.WARNING);
    }

    @Test
    void a_schema_made_by_hand_is_told_to_be_made_anew() throws Exception {
        var environment = complete();
        var database = Databases.fresh();
        database.run("DROP TABLE datifyy.flyway_schema_history");
        environment.put("DATABASE_URL", database.url());

        assertThat(new Checkup(Environment.of(environment)).findings())
                .contains(Finding.failure(
                        "schema",
                        "the schema datifyy has something in it and no record of its migrations, so `datifyy migrate` did"
                                + " not make it",
                        "let `datifyy migrate` make the schema in an empty database, and bring the rows there"));
    }

    @Test
    void wrong_settings_are_told_all_at_once_and_what_is_not_known_is_not_asked() throws Exception {
        List<Finding> findings =
                new Checkup(Environment.of(Map.of("PORT", "eighty", "JWT_SECRET", "short"))).findings();

        assertThat(ofVerdict(findings, Verdict.FAILURE)).containsOnly("settings");
        assertThat(findings)
                .last()
                .isEqualTo(Finding.warning("others", "not looked at", "mend the settings and ask again"));
        assertThat(findings.toString())
                .contains("PORT", "JWT_SECRET", "DATABASE_URL")
                .doesNotContain("eighty", "short,");
    }

    @Test
    void with_a_wrong_setting_the_database_is_asked_all_the_same_and_nobody_else() throws Exception {
        var environment = complete();
        environment.put("PORT", "eighty");
        environment.put("REDIS_URL", "redis://127.0.0.1:1");

        List<Finding> findings = new Checkup(Environment.of(environment)).findings();

        assertThat(ofVerdict(findings, Verdict.FAILURE)).containsExactly("settings", "durability");
        assertThat(ofVerdict(findings, Verdict.OK)).contains("database", "schema", "migrate", "extensions");
        assertThat(findings)
                .noneMatch(finding -> finding.subject().equals("redis"))
                .last()
                .isEqualTo(Finding.warning("others", "not looked at", "mend the settings and ask again"));
    }

    @Test
    void whoever_hangs_or_breaks_is_a_failure_among_what_the_others_found() throws Exception {
        var never = new CountDownLatch(1);
        try {
            assertThat(Checkup.together(
                            List.of(
                                    new Told("first", () -> List.of(Finding.ok("first", "is well"))),
                                    new Told("hanging", () -> {
                                        never.await();
                                        return List.of();
                                    }),
                                    new Told("broken", () -> {
                                        throw new IllegalStateException("with " + PASSWORD);
                                    })),
                            Duration.ofSeconds(1)))
                    .containsExactly(
                            Finding.ok("first", "is well"),
                            Finding.failure("hanging", "no answer within 1 s", "see why it is away"),
                            Finding.failure(
                                    "broken",
                                    "could not be looked at: IllegalStateException",
                                    "report this as a fault of the program"));
        } finally {
            never.countDown();
        }
    }

    private record Told(String subject, Callable<List<Finding>> looking) implements Checks {
        @Override
        public List<Finding> call() throws Exception {
            return looking.call();
        }
    }

    @Test
    void a_bucket_is_asked_and_one_that_refuses_is_a_failure() throws Exception {
        try (var bucket = new StubS3("", InstantSource.system())) {
            var environment = complete();
            environment.putAll(Map.of(
                    "ENV", "development",
                    "PHOTO_STORE", "s3",
                    "S3_ENDPOINT", bucket.endpoint(),
                    "S3_REGION", StubS3.REGION,
                    "S3_BUCKET", StubS3.BUCKET,
                    "S3_ACCESS_KEY_ID", StubS3.ACCESS_KEY_ID,
                    "S3_SECRET_ACCESS_KEY", StubS3.SECRET_ACCESS_KEY));
            assertThat(photosOf(environment)).containsExactly(Verdict.OK, Verdict.WARNING);

            bucket.openToAnybody();
            assertThat(photosOf(environment)).containsExactly(Verdict.FAILURE, Verdict.WARNING);

            environment.put("S3_SECRET_ACCESS_KEY", PASSWORD);
            assertThat(photosOf(environment)).containsExactly(Verdict.FAILURE, Verdict.WARNING);
            assertThat(new Checkup(Environment.of(environment)).findings().toString())
                    .contains("SignatureDoesNotMatch")
                    .doesNotContain(PASSWORD);
        }
    }

    @Test
    void gemini_is_asked_whether_it_takes_the_key_and_has_the_models() throws Exception {
        try (var gemini = new StubGemini(
                StubGemini.describing("gemini-example"),
                StubGemini.refusing(404, "NOT_FOUND"),
                StubGemini.keyRefused())) {
            var environment = complete();
            environment.putAll(Map.of(
                    "ENV", "development",
                    "GEMINI_API_KEY", PASSWORD,
                    "GEMINI_MODEL", "gemini-example",
                    "GEMINI_FALLBACK_MODELS", "gemini-gone",
                    "AI_BASE_URL", gemini.address().toString()));

            assertThat(geminiOf(environment))
                    .isEqualTo(Finding.warning(
                            "gemini",
                            "takes the key, and does not have gemini-gone",
                            "name others in GEMINI_MODEL and GEMINI_FALLBACK_MODELS"));
            Finding refused = geminiOf(environment);
            assertThat(refused.verdict()).isEqualTo(Verdict.FAILURE);
            assertThat(refused.toString()).contains("the key is refused").doesNotContain(PASSWORD);
        }
    }

    /// Nothing is sent to any of them, not even a question: whatever arrived would be in somebody's channel or account.
    @Test
    void who_only_takes_what_is_sent_is_looked_for_and_sent_nothing() throws Exception {
        var environment = complete();
        try (var listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String there = "127.0.0.1:" + listening.getLocalPort();
            environment.putAll(Map.of(
                    "SLACK_WEBHOOK_URL", "http://" + there + "/services/" + PASSWORD,
                    "OTEL_EXPORTER_OTLP_ENDPOINT", "http://" + there,
                    "OTEL_EXPORTER_OTLP_HEADERS", "Authorization=" + PASSWORD,
                    "SENTRY_DSN", "http://examplekey@" + there + "/42"));

            List<Finding> findings = new Checkup(Environment.of(environment)).findings();

            assertThat(ofVerdict(findings, Verdict.OK)).contains("slack", "traces", "faults");
            assertThat(findings.toString()).doesNotContain(PASSWORD, "examplekey");
            for (int connection = 0; connection < 3; connection++) {
                try (Socket taken = listening.accept()) {
                    assertThat(taken.getInputStream().readAllBytes()).isEmpty();
                }
            }
        }

        List<Finding> gone = new Checkup(Environment.of(environment)).findings();
        assertThat(ofVerdict(gone, Verdict.WARNING)).contains("slack", "traces", "faults");
        assertThat(gone.toString()).doesNotContain(PASSWORD, "examplekey");
    }

    @Test
    void the_account_for_text_messages_is_asked_about() throws Exception {
        var environment = complete();
        environment.putAll(Map.of(
                "SMS_ACCOUNT_SID", "AC00000000000000000000000000000000",
                "SMS_AUTH_TOKEN", PASSWORD,
                "SMS_FROM", "Datifyy",
                "SMS_BASE_URL", "http://127.0.0.1:1"));

        assertThat(new Checkup(Environment.of(environment)).findings())
                .contains(Finding.failure(
                        "sms",
                        "127.0.0.1 cannot be reached, or does not answer in time",
                        "check SMS_BASE_URL and whether this machine may connect to it"))
                .noneMatch(finding -> finding.toString().contains(PASSWORD));
    }

    private static Finding geminiOf(Map<String, String> environment) throws InterruptedException {
        return new Checkup(Environment.of(environment))
                .findings().stream()
                        .filter(finding -> finding.subject().equals("gemini"))
                        .reduce((_, _) -> {
                            throw new AssertionError("one line is enough");
                        })
                        .orElseThrow();
    }

    private static List<Verdict> photosOf(Map<String, String> environment) throws InterruptedException {
        return new Checkup(Environment.of(environment))
                .findings().stream()
                        .filter(finding -> finding.subject().equals("photos"))
                        .map(Finding::verdict)
                        .toList();
    }

    @Test
    void habits_that_are_allowed_but_unwise_are_warned_of() throws Exception {
        var environment = complete();
        environment.put("CORS_ALLOWED_ORIGINS", "http://app.example.com");
        environment.put("JWT_SECRET", "abcdefgabcdefg12345abcdefgabcdefg12345");
        environment.put("TRUSTED_PROXY_HOPS", "0");

        List<Finding> findings = new Checkup(Environment.of(environment)).findings();

        assertThat(ofVerdict(findings, Verdict.WARNING)).contains("origins", "secrets", "proxies", "gemini", "redis");
        assertThat(findings)
                .filteredOn(finding -> finding.verdict() == Verdict.FAILURE)
                .containsExactly(FORGETFUL);
    }

    @Test
    void on_render_trusting_no_proxy_and_one_secret_for_two_purposes_are_failures() throws Exception {
        var environment = complete();
        environment.put("RENDER", "true");
        environment.put("TRUSTED_PROXY_HOPS", "0");
        environment.put("JWT_SECRET", ExampleSettings.DATA_KEY.replace("MDEy", "MzEy"));
        environment.put("DATA_KEY", ExampleSettings.DATA_KEY.replace("MDEy", "MzEy"));

        assertThat(ofVerdict(new Checkup(Environment.of(environment)).findings(), Verdict.FAILURE))
                .contains("proxies", "secrets");
    }

    /// A production on this machine, with everything it must have.
    private static Map<String, String> complete() {
        return ExampleSettings.variables(Databases.fresh().url());
    }

    private static List<String> ofVerdict(List<Finding> findings, Verdict verdict) {
        return findings.stream()
                .filter(finding -> finding.verdict() == verdict)
                .map(Finding::subject)
                .distinct()
                .toList();
    }

    /// Says what a mail server says to somebody who only looks in.
    private static final class WillingMailServer implements AutoCloseable {
        private final ServerSocket server;

        WillingMailServer() throws IOException {
            server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
            Thread.ofPlatform().daemon().start(this::serve);
        }

        int port() {
            return server.getLocalPort();
        }

        private void serve() {
            try (Socket client = server.accept();
                    var in = new BufferedReader(
                            new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
                say(client, "220 ready");
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    say(client, line.startsWith("QUIT") ? "221 bye" : "250 fine");
                }
            } catch (IOException failure) {
                if (!server.isClosed()) {
                    throw new UncheckedIOException(failure);
                }
            }
        }

        private static void say(Socket client, String line) throws IOException {
            client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
