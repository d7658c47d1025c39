package com.datifyy.bootstrap.service;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import com.datifyy.bootstrap.log.Logging;
import com.datifyy.bootstrap.log.TestLogging;
import com.datifyy.bootstrap.settings.LogSettings;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the service would write to its log, set up as in production, kept here instead.
public final class LogCapture extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final PatternLayout layout = new PatternLayout();
    private final Queue<String> written = new ConcurrentLinkedQueue<>();
    private final Encoder<ILoggingEvent> encoder;

    private LogCapture(LoggerContext logging, Encoder<ILoggingEvent> encoder) {
        this.encoder = encoder;
        layout.setContext(logging);
        layout.setPattern("%level %logger %msg %mdc %kvp%n%ex{full}");
        layout.start();
        setContext(logging);
        setName("capture");
        start();
    }

    /// Captures from now on until it is closed.
    public static LogCapture of(LogSettings.Level level) {
        Logging.configure(new LogSettings(level, LogSettings.Format.JSON));
        var logging = (LoggerContext) LoggerFactory.getILoggerFactory();
        var root = logging.getLogger(Logger.ROOT_LOGGER_NAME);
        var toConsole = (ConsoleAppender<ILoggingEvent>) root.getAppender("stdout");
        var capture = new LogCapture(logging, toConsole.getEncoder());
        root.detachAndStopAllAppenders();
        root.addAppender(capture);
        return capture;
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }

    /// Each line as the service would write it, which is one JSON object.
    List<JsonNode> written() {
        return written.stream().map(Http::read).toList();
    }

    @Override
    protected void append(ILoggingEvent event) {
        written.add(new String(encoder.encode(event), StandardCharsets.UTF_8));
        lines.add(layout.doLayout(event));
    }

    /// Sets logging up as the other tests have it.
    @Override
    public void close() {
        TestLogging.restore();
    }
}
