package com.datifyy.bootstrap.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.datifyy.bootstrap.settings.LogSettings;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LoggingTest {

    private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();

    @Test
    void a_json_line_carries_the_request_and_nothing_else_of_the_context() {
        var event = event("Hello {}", "Maya");
        event.setMDCPropertyMap(Map.of("requestId", "abc", "traceparent", "00-1-2-01", "email", "maya@example.com"));

        assertThat(line(event))
                .isEqualTo(
                        "{\"timestamp\":\"2026-11-20T09:30:00.123Z\",\"level\":\"INFO\",\"logger\":\"com.datifyy.Test\","
                                + "\"message\":\"Hello Maya\",\"requestId\":\"abc\",\"traceparent\":\"00-1-2-01\"}\n");
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
    void trace_level_makes_only_our_own_packages_talkative() {
        var running = (LoggerContext) LoggerFactory.getILoggerFactory();
        Logging.configure(new LogSettings(LogSettings.Level.TRACE, LogSettings.Format.READABLE));
        try {
            assertThat(running.getLogger("com.datifyy.application").isTraceEnabled())
                    .isTrue();
            assertThat(running.getLogger("org.jooq.tools").isInfoEnabled()).isFalse();
            assertThat(running.getLogger("some.library").isDebugEnabled()).isFalse();

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
