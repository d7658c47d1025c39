package com.datifyy.bootstrap.service;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import com.datifyy.bootstrap.log.Logging;
import com.datifyy.bootstrap.log.TestLogging;
import com.datifyy.bootstrap.settings.LogSettings;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the service would write to its log, set up as in production, kept here instead.
public final class LogCapture extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final LoggerContext logging;
    private final PatternLayout layout = new PatternLayout();

    private LogCapture(LoggerContext logging) {
        this.logging = logging;
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
        var capture = new LogCapture((LoggerContext) LoggerFactory.getILoggerFactory());
        var root = capture.logging.getLogger(Logger.ROOT_LOGGER_NAME);
        root.detachAndStopAllAppenders();
        root.addAppender(capture);
        return capture;
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    protected void append(ILoggingEvent event) {
        lines.add(layout.doLayout(event));
    }

    /// Sets logging up as the other tests have it.
    @Override
    public void close() {
        TestLogging.restore();
    }
}
