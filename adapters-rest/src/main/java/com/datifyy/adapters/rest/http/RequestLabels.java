package com.datifyy.adapters.rest.http;

import com.datifyy.application.watching.Watch;
import com.datifyy.application.watching.Work;
import io.javalin.http.Context;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/// Gives every request an id, taken from the caller when it is a decent one, and puts it into the answer and
/// the log lines. A W3C `traceparent` is passed along in the same way.
public final class RequestLabels {
    static final String REQUEST_ID = "X-Request-Id";
    private static final String TRACE_PARENT = "traceparent";

    private static final String LOGGED_ID = "requestId";
    private static final Pattern DECENT_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern DECENT_TRACE =
            Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    private static final String STEP = "step";
    private static final String INSIDE = "inside";

    private RequestLabels() {}

    /// Labels a request that begins, and tells whoever watches.
    public static void attach(Context context, Watch watch) {
        String sent = context.header(REQUEST_ID);
        String id = sent != null && DECENT_ID.matcher(sent).matches() ? sent : newId();
        context.attribute(LOGGED_ID, id);
        context.header(REQUEST_ID, id);
        MDC.put(LOGGED_ID, id);
        String trace = begin(context, watch);
        if (trace != null) {
            context.header(TRACE_PARENT, trace);
            MDC.put(TRACE_PARENT, trace);
        }
    }

    /// The trace the request belongs to: one of ours that goes on from the caller's, or the caller's.
    private static @Nullable String begin(Context context, Watch watch) {
        String sent = context.header(TRACE_PARENT);
        String decent = sent != null && DECENT_TRACE.matcher(sent).matches() ? sent : null;
        Watch.Step step = watch.begin(Work.HTTP_REQUEST, () -> Gate.routeOf(context), decent);
        context.attribute(STEP, step);
        context.attribute(INSIDE, step.enter());
        String own = step.traceParent();
        return own != null ? own : decent;
    }

    /// Forgets the labels of a request that is over, and tells whoever watches.
    public static void detach(Context context) {
        Watch.Inside inside = context.attribute(INSIDE);
        Watch.Step step = context.attribute(STEP);
        if (inside != null && step != null) {
            inside.close();
            step.end(Integer.toString(context.statusCode()), context.statusCode() >= 500);
        }
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
