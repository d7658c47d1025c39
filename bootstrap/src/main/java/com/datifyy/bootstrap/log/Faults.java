package com.datifyy.bootstrap.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import com.datifyy.adapters.telemetry.Fault;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/// Picks out of the log what should not have happened: errors with an exception.
final class Faults extends AppenderBase<ILoggingEvent> {
    /// The field by which an adapter names what was asked of it: a template of its own, nothing that a caller sent.
    private static final String OPERATION = "operation";

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
                    operationOf(event),
                    proxy.getThrowable(),
                    labels.get(JsonLines.REQUEST_ID),
                    labels.get(JsonLines.TRACE_PARENT)));
        }
    }

    private static @Nullable String operationOf(ILoggingEvent event) {
        List<KeyValuePair> fields = event.getKeyValuePairs();
        return fields == null
                ? null
                : fields.stream()
                        .filter(field -> field.key.equals(OPERATION))
                        .map(field -> String.valueOf(field.value))
                        .findFirst()
                        .orElse(null);
    }
}
