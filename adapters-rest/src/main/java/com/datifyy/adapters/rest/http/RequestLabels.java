package com.datifyy.adapters.rest.http;

import io.javalin.http.Context;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.MDC;

/// Gives every request an id, taken from the caller when it is a decent one, and puts it into the answer and the log
/// lines. A W3C `traceparent` is passed along in the same way.
public final class RequestLabels {
    static final String REQUEST_ID = "X-Request-Id";
    private static final String TRACE_PARENT = "traceparent";

    private static final String LOGGED_ID = "requestId";
    private static final Pattern DECENT_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern DECENT_TRACE =
            Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    private RequestLabels() {}

    /// Labels a request that begins.
    public static void attach(Context context) {
        String sent = context.header(REQUEST_ID);
        String id = sent != null && DECENT_ID.matcher(sent).matches() ? sent : newId();
        context.attribute(LOGGED_ID, id);
        context.header(REQUEST_ID, id);
        MDC.put(LOGGED_ID, id);
        String trace = context.header(TRACE_PARENT);
        if (trace != null && DECENT_TRACE.matcher(trace).matches()) {
            context.header(TRACE_PARENT, trace);
            MDC.put(TRACE_PARENT, trace);
        }
    }

    /// Forgets the labels of a request that is over.
    public static void detach() {
        MDC.remove(LOGGED_ID);
        MDC.remove(TRACE_PARENT);
    }

    static String idOf(Context context) {
        return String.valueOf(context.<String>attribute(LOGGED_ID));
    }

    static String newId() {
        return UUID.randomUUID().toString();
    }
}
