package com.datifyy.bootstrap.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import com.datifyy.adapters.telemetry.Fault;
import com.datifyy.bootstrap.settings.LogSettings;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// Sets logging up in code: there is no configuration file to find, and no second way to change it.
public final class Logging {

    /// Line breaks in a message could pass for lines of their own.
    private static final String READABLE =
            "%d{HH:mm:ss.SSS} %-5level %logger{0} - %replace(%msg){'[\\r\\n]+', ' '}%replace( %kvp{NONE}){'\\s+$|[\\r\\n]+', ''}"
                    + "%replace( [%X{requestId}]){' \\[\\]', ''}%n";

    /// Libraries that would say more at INFO than an operator wants to read.
    private static final Map<String, Level> QUIETER = Map.ofEntries(
            Map.entry("io.zonky", Level.WARN),
            // A stack trace when the server it is to stop has ended already; `EmbeddedDatabase` says so in a line.
            Map.entry("io.zonky.test.db.postgres.embedded.EmbeddedPostgres", Level.OFF),
            Map.entry("org.eclipse.jetty", Level.WARN),
            Map.entry("io.javalin", Level.WARN),
            Map.entry("io.netty", Level.WARN),
            Map.entry("io.lettuce", Level.WARN),
            // A stack trace for each attempt to connect that comes to nothing: when Redis is away, `RedisConnection`
            // says
            // so.
            Map.entry("io.lettuce.core.protocol.ConnectionWatchdog", Level.ERROR),
            Map.entry("io.grpc", Level.WARN),
            Map.entry("com.zaxxer.hikari", Level.WARN),
            // A stack trace for each connection that breaks, and advice that misleads for each that is found broken:
            // when PostgreSQL is away, `Failures` says so.
            Map.entry("com.zaxxer.hikari.pool.ProxyConnection", Level.ERROR),
            Map.entry("com.zaxxer.hikari.pool.PoolBase", Level.ERROR),
            Map.entry("org.flywaydb", Level.WARN),
            // An error for each time a migration gives way to whoever uses its table. `Migrations` says that it
            // waits, and what fails for good is told by the exception.
            Map.entry("org.flywaydb.core.internal.command.DbMigrate", Level.OFF),
            Map.entry("org.jooq", Level.WARN),
            // That PostgreSQL is older than the newest that jOOQ knows, at the first statement of every command: which
            // versions do is for the doctor to say.
            Map.entry("org.jooq.impl.DefaultExecuteContext.logVersionSupport", Level.ERROR),
            Map.entry("com.github.kagkarlsson", Level.WARN),
            // Its look-out for jobs whose instance died: while the database is away, a stack trace twice a minute. What
            // else could go wrong with its statement goes wrong with the one that looks for work too, and that is
            // logged.
            Map.entry("com.github.kagkarlsson.scheduler.RunAndLogErrors", Level.OFF));

    /// It logs past our set-up what clients do wrong, each with a stack trace: whoever sends nonsense must not
    /// fill the log.
    private static final java.util.logging.Logger GRPC = java.util.logging.Logger.getLogger("io.grpc.netty");

    /// It says past our set-up, again and again, that traces do not arrive; whoever sends them says so once.
    private static final java.util.logging.Logger OPEN_TELEMETRY =
            java.util.logging.Logger.getLogger("io.opentelemetry");

    private Logging() {}

    /// Replaces whatever logging was set up before. At DEBUG and TRACE only our own packages say more:
    /// libraries would write request bodies and SQL values.
    public static void configure(LogSettings settings) {
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        var appender = new ConsoleAppender<ILoggingEvent>();
        appender.setContext(context);
        appender.setName("stdout");
        appender.setEncoder(encoder(context, settings.format()));
        appender.start();
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.addAppender(appender);
        var level = Level.valueOf(settings.level().name());
        root.setLevel(level.isGreaterOrEqual(Level.INFO) ? level : Level.INFO);
        QUIETER.forEach((name, most) -> context.getLogger(name).setLevel(level.isGreaterOrEqual(most) ? level : most));
        context.getLogger("com.datifyy").setLevel(level);
        GRPC.setLevel(java.util.logging.Level.SEVERE);
        OPEN_TELEMETRY.setLevel(java.util.logging.Level.OFF);
    }

    /// Has somebody told of whatever is logged as an error with an exception, until what is given back runs
    /// or logging is set up anew.
    public static Runnable tellFaultsTo(Consumer<Fault> listener) {
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        var faults = new Faults(listener);
        faults.setContext(context);
        faults.setName("faults");
        faults.start();
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.addAppender(faults);
        return () -> {
            root.detachAppender(faults);
            faults.stop();
        };
    }

    /// Makes threads whose lines belong to what the thread that makes them is busy with: they have its request id and
    /// its trace.
    public static ThreadFactory carrying(ThreadFactory threads) {
        return work -> {
            Map<String, String> labels = MDC.getCopyOfContextMap();
            return labels == null
                    ? threads.newThread(work)
                    : threads.newThread(() -> {
                        MDC.setContextMap(labels);
                        work.run();
                    });
        };
    }

    private static Encoder<ILoggingEvent> encoder(LoggerContext context, LogSettings.Format format) {
        return switch (format) {
            case JSON -> {
                var encoder = new JsonLines();
                encoder.setContext(context);
                encoder.start();
                yield encoder;
            }
            case READABLE -> {
                var encoder = new PatternLayoutEncoder();
                encoder.setContext(context);
                encoder.setPattern(READABLE);
                encoder.setCharset(StandardCharsets.UTF_8);
                encoder.start();
                yield encoder;
            }
        };
    }
}
