package com.datifyy.bootstrap.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import com.datifyy.adapters.telemetry.Fault;
import java.util.function.Consumer;

/// Picks out of the log what should not have happened: errors with an exception.
final class Faults extends AppenderBase<ILoggingEvent> {
    private final Consumer<Fault> listener;

    Faults(Consumer<Fault> listener) {
        this.listener = listener;
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (event.getLevel().isGreaterOrEqual(Level.ERROR)
                && event.getThrowableProxy() instanceof ThrowableProxy proxy) {
            var labels = event.getMDCPropertyMap();
            listener.accept(new Fault(
                    event.getLoggerName(),
                    event.getMessage(),
                    proxy.getThrowable(),
                    labels.get(JsonLines.REQUEST_ID),
                    labels.get(JsonLines.TRACE_PARENT)));
        }
    }
}
