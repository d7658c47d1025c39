package com.datifyy.application.shared;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/// What is logged at WARN and above while it is open, stack traces included.
public final class LogLines extends Handler implements AutoCloseable {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final SimpleFormatter formatter = new SimpleFormatter();

    private LogLines() {}

    /// Looks at everything that is logged by any thread.
    public static LogLines listening() {
        var lines = new LogLines();
        Logger.getLogger("").addHandler(lines);
        return lines;
    }

    /// One element for each event, stack traces included.
    public List<String> all() {
        return List.copyOf(lines);
    }

    @Override
    public void publish(LogRecord event) {
        lines.add(formatter.format(event).strip());
    }

    @Override
    public void flush() {
        // nothing is kept back
    }

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(this);
    }
}
