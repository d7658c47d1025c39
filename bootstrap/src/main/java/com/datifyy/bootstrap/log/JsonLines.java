package com.datifyy.bootstrap.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/// One JSON object per event and line: time, level, logger, message, the request it belongs to, the fields it was given
/// (a security event has some), and an exception's trace. Of the diagnostic context only the request id and the trace
/// parent are written.
final class JsonLines extends EncoderBase<ILoggingEvent> {

    static final String REQUEST_ID = "requestId";
    static final String TRACE_PARENT = "traceparent";

    private static final byte[] NOTHING = {};

    @Override
    public byte[] headerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] footerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        var json = new StringBuilder(256).append('{');
        member(json, "timestamp", DateTimeFormatter.ISO_INSTANT.format(event.getInstant()));
        member(json, "level", event.getLevel().toString());
        member(json, "logger", event.getLoggerName());
        member(json, "message", event.getFormattedMessage());
        member(json, REQUEST_ID, event.getMDCPropertyMap().get(REQUEST_ID));
        trace(json, event.getMDCPropertyMap().get(TRACE_PARENT));
        fields(json, event.getKeyValuePairs());
        IThrowableProxy thrown = event.getThrowableProxy();
        if (thrown != null) {
            member(json, "exception", ThrowableProxyUtil.asString(thrown));
        }
        return json.append("}\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    /// The parent as it was told, and its two ids by the names that collectors of logs look for.
    private static void trace(StringBuilder json, @Nullable String parent) {
        if (parent != null) {
            String[] parts = parent.split("-", -1);
            member(json, TRACE_PARENT, parent);
            if (parts.length == 4) {
                member(json, "trace_id", parts[1]);
                member(json, "span_id", parts[2]);
            }
        }
    }

    private static void fields(StringBuilder json, @Nullable List<KeyValuePair> pairs) {
        if (pairs == null || pairs.isEmpty()) {
            return;
        }
        var fields = new StringBuilder(128).append('{');
        for (KeyValuePair pair : pairs) {
            member(fields, pair.key, String.valueOf(pair.value));
        }
        json.append(",\"fields\":").append(fields).append('}');
    }

    private static void member(StringBuilder json, String name, @Nullable String value) {
        if (value == null) {
            return;
        }
        if (json.length() > 1) {
            json.append(',');
        }
        json.append('"').append(name).append("\":\"");
        for (var i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            switch (c) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> {
                    if (c < 0x20 || c == 0x7F || c == '\u2028' || c == '\u2029' || Character.isSurrogate(c)) {
                        json.append(String.format("\\u%04x", (int) c));
                    } else {
                        json.append(c);
                    }
                }
            }
        }
        json.append('"');
    }
}
