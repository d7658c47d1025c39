package com.datifyy.bootstrap.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.datifyy.bootstrap.settings.LogSettings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;

class LoggingTest {

    private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();

    @Test
    void a_json_line_carries_the_request_and_nothing_else_of_the_context() {
        var event = event("Hello {}", "Maya");
        event.setMDCPropertyMap(Map.of("requestId", "abc", "traceparent", "00-1-2-01", "email", "maya@example.com"));

        assertThat(line(event))
                .isEqualTo(
                        "{\"timestamp\":\"2026-11-20T09:30:00.123Z\",\"level\":\"INFO\",\"logger\":\"com.datifyy.Test\","
                                + "\"message\":\"Hello Maya\",\"requestId\":\"abc\",\"traceparent\":\"00-1-2-01\",\"trace_id\":\"1\",\"span_id\":\"2\"}\n");
    }

    @Test
    void e4_whatever_a_message_holds_it_stays_one_line_and_one_object() {
        var line = line(event("{}", "a\r\n{\"level\":\"ERROR\"}\u2028\u0000\\ \uD83D \uD83D\uDE00 é"));

        assertThat(line.strip()).doesNotContain("\n", "\r", "\u2028", "\u0000");
        assertThat(line)
                .contains(
                        "\"message\":\"a\\r\\n{\\\"level\\\":\\\"ERROR\\\"}\\u2028\\u0000\\\\ \\ud83d \\ud83d\\ude00 é\"");
    }

    @Test
    void an_exception_is_one_member() {
        var event = new LoggingEvent(
                "",
                context.getLogger("com.datifyy.Test"),
                Level.ERROR,
                "Failed",
                new IllegalStateException("why"),
                null);

        assertThat(line(event))
                .contains("\"exception\":\"java.lang.IllegalStateException: why\\n")
                .endsWith("\"}\n");
    }

    @Test
    void h4_the_fields_of_an_event_are_in_its_json_line() {
        var event = event("security event ACCESS_DENIED");
        event.addKeyValuePair(new KeyValuePair("event", "ACCESS_DENIED"));
        event.addKeyValuePair(new KeyValuePair("account", "42\n\""));

        assertThat(line(event))
                .endsWith("\"message\":\"security event ACCESS_DENIED\","
                        + "\"fields\":{\"event\":\"ACCESS_DENIED\",\"account\":\"42\\n\\\"\"}}\n");
    }

    @Test
    void h4_the_fields_of_an_event_are_in_its_readable_line() {
        var written = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
        try {
            Logging.configure(new LogSettings(LogSettings.Level.INFO, LogSettings.Format.READABLE));
            var log = LoggerFactory.getLogger("com.datifyy.security");
            log.atInfo()
                    .addKeyValue("event", "LIMIT_HIT")
                    .addKeyValue("account", "42")
                    .log("security event");
            log.info("nothing\r\nmore");
        } finally {
            System.setOut(before);
            Logging.configure(new LogSettings(LogSettings.Level.WARN, LogSettings.Format.READABLE));
        }

        assertThat(written.toString(StandardCharsets.UTF_8).lines())
                .satisfiesExactly(
                        line -> assertThat(line).endsWith("INFO  security - security event event=LIMIT_HIT account=42"),
                        line -> assertThat(line).endsWith("INFO  security - nothing more"));
    }

    @Test
    void trace_level_makes_only_our_own_packages_talkative() {
        var running = (LoggerContext) LoggerFactory.getILoggerFactory();
        Logging.configure(new LogSettings(LogSettings.Level.TRACE, LogSettings.Format.READABLE));
        try {
            assertThat(running.getLogger("com.datifyy.application").isTraceEnabled())
                    .isTrue();
            assertThat(running.getLogger("org.jooq.tools").isInfoEnabled()).isFalse();
            assertThat(running.getLogger("some.library").isDebugEnabled()).isFalse();
            assertThat(running.getLogger("io.zonky.test.db.postgres.embedded.EmbeddedPostgres")
                            .isErrorEnabled())
                    .as("what EmbeddedDatabase says itself")
                    .isFalse();
            assertThat(running.getLogger("org.flywaydb.core.internal.command.DbMigrate")
                            .isErrorEnabled())
                    .as("what Migrations says itself")
                    .isFalse();
            assertThat(running.getLogger("io.lettuce.core.protocol.ConnectionWatchdog")
                            .isWarnEnabled())
                    .as("what RedisConnection says itself")
                    .isFalse();
            assertThat(running.getLogger("io.lettuce.core.RedisClient").isWarnEnabled())
                    .isTrue();

            Logging.configure(new LogSettings(LogSettings.Level.ERROR, LogSettings.Format.JSON));
            assertThat(running.getLogger("io.netty").isWarnEnabled()).isFalse();
            assertThat(running.getLogger("com.datifyy.application").isWarnEnabled())
                    .isFalse();
        } finally {
            Logging.configure(new LogSettings(LogSettings.Level.WARN, LogSettings.Format.READABLE));
        }
    }

    private LoggingEvent event(String message, Object... arguments) {
        var event = new LoggingEvent("", context.getLogger("com.datifyy.Test"), Level.INFO, message, null, arguments);
        event.setInstant(Instant.parse("2026-11-20T09:30:00.123Z"));
        return event;
    }

    private static String line(LoggingEvent event) {
        return new String(new JsonLines().encode(event), StandardCharsets.UTF_8);
    }
}
