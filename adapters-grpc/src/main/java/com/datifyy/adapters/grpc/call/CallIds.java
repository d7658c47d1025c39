package com.datifyy.adapters.grpc.call;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/// Gives every call a request id, taken from the caller when it is a decent one, and puts it into answers and log
/// lines.
///
/// A W3C `traceparent` is passed along in the same way.
public final class CallIds implements ServerInterceptor {
    /// The id of a request, in requests and in answers.
    public static final Metadata.Key<String> REQUEST_ID =
            Metadata.Key.of("x-request-id", Metadata.ASCII_STRING_MARSHALLER);

    /// The W3C trace context of a request.
    public static final Metadata.Key<String> TRACE_PARENT =
            Metadata.Key.of("traceparent", Metadata.ASCII_STRING_MARSHALLER);

    static final Context.Key<String> CURRENT = Context.key("request id");

    private static final Pattern DECENT_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern DECENT_TRACE =
            Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    @Override
    public <Q, S> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, S> call, Metadata headers, ServerCallHandler<Q, S> next) {
        String sent = headers.get(REQUEST_ID);
        String id = sent != null && DECENT_ID.matcher(sent).matches()
                ? sent
                : UUID.randomUUID().toString();
        String sentTrace = headers.get(TRACE_PARENT);
        String trace = sentTrace != null && DECENT_TRACE.matcher(sentTrace).matches() ? sentTrace : null;

        var labelled = new LabelledCall<>(call, id, trace);
        try (var _ = new LogLabels(id, trace)) {
            return new LabelledListener<>(
                    Contexts.interceptCall(Context.current().withValue(CURRENT, id), labelled, headers, next),
                    id,
                    trace);
        }
    }

    /// The request id and the trace of whatever is logged until it is closed.
    private record LogLabels(String id, @Nullable String trace) implements AutoCloseable {
        private LogLabels {
            MDC.put("requestId", id);
            if (trace != null) {
                MDC.put("traceparent", trace);
            }
        }

        @Override
        public void close() {
            MDC.remove("requestId");
            MDC.remove("traceparent");
        }
    }

    private static final class LabelledCall<Q, S> extends SimpleForwardingServerCall<Q, S> {
        private final String id;
        private final @Nullable String trace;

        LabelledCall(ServerCall<Q, S> call, String id, @Nullable String trace) {
            super(call);
            this.id = id;
            this.trace = trace;
        }

        @Override
        public void sendHeaders(Metadata headers) {
            label(headers);
            super.sendHeaders(headers);
        }

        @Override
        public void close(Status status, Metadata trailers) {
            label(trailers);
            super.close(status, trailers);
        }

        private void label(Metadata metadata) {
            metadata.put(REQUEST_ID, id);
            if (trace != null) {
                metadata.put(TRACE_PARENT, trace);
            }
        }
    }

    private static final class LabelledListener<Q> extends SimpleForwardingServerCallListener<Q> {
        private final String id;
        private final @Nullable String trace;

        LabelledListener(ServerCall.Listener<Q> listener, String id, @Nullable String trace) {
            super(listener);
            this.id = id;
            this.trace = trace;
        }

        @Override
        public void onMessage(Q message) {
            try (var _ = new LogLabels(id, trace)) {
                super.onMessage(message);
            }
        }

        @Override
        public void onHalfClose() {
            try (var _ = new LogLabels(id, trace)) {
                super.onHalfClose();
            }
        }

        @Override
        public void onCancel() {
            try (var _ = new LogLabels(id, trace)) {
                super.onCancel();
            }
        }

        @Override
        public void onComplete() {
            try (var _ = new LogLabels(id, trace)) {
                super.onComplete();
            }
        }
    }
}
