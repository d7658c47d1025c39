package com.datifyy.adapters.rest;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/// Listens to what is logged until it is closed.
final class LogLines extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();

    LogLines() {
        setContext(root.getLoggerContext());
        start();
        root.addAppender(this);
    }

    @Override
    protected void append(ILoggingEvent event) {
        event.getMDCPropertyMap(); // copied now: the thread's labels will be others later
        events.add(event);
    }

    List<ILoggingEvent> events() {
        return events;
    }

    /// Everything that was logged, with labels and stack traces.
    String all() {
        StringBuilder all = new StringBuilder();
        for (ILoggingEvent event : events) {
            all.append(event.getFormattedMessage()).append(event.getMDCPropertyMap());
            if (event.getKeyValuePairs() != null) {
                event.getKeyValuePairs().forEach(all::append);
            }
            for (var thrown = event.getThrowableProxy(); thrown != null; thrown = thrown.getCause()) {
                all.append(thrown.getMessage());
            }
            all.append('\n');
        }
        return all.toString();
    }

    @Override
    public void close() {
        root.detachAppender(this);
        stop();
    }
}
