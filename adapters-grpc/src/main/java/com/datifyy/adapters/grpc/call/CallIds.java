package com.datifyy.adapters.grpc.call;

import com.datifyy.application.watching.Watch;
import com.datifyy.application.watching.Watch.Inside;
import com.datifyy.application.watching.Watch.Step;
import com.datifyy.application.watching.Work;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/// Gives every call a request id, taken from the caller when it is a decent one, and puts it into answers and
/// log lines.
///
/// A W3C `traceparent` is passed along in the same way.
public final class CallIds implements ServerInterceptor {
    /// The id of a request, in requests and in answers.
    public static final Metadata.Key<String> REQUEST_ID =
            Metadata.Key.of("x-request-id", Metadata.ASCII_STRING_MARSHALLER);

    /// The W3C trace context of a request.
    public static final Metadata.Key<String> TRACE_PARENT =
            Metadata.Key.of("traceparent", Metadata.ASCII_STRING_MARSHALLER);

    /// What is our fault rather than an answer.
    private static final Set<Status.Code> FAULTS = EnumSet.of(
            Status.Code.UNKNOWN,
            Status.Code.DEADLINE_EXCEEDED,
            Status.Code.INTERNAL,
            Status.Code.UNAVAILABLE,
            Status.Code.DATA_LOSS);

    static final Context.Key<String> CURRENT = Context.key("request id");

    private static final Pattern DECENT_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern DECENT_TRACE =
            Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    private final Watch watch;

    /// @param watch who is told about calls
    public CallIds(Watch watch) {
        this.watch = watch;
    }

    @Override
    public <Q, S> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, S> call, Metadata headers, ServerCallHandler<Q, S> next) {
        String sent = headers.get(REQUEST_ID);
        String id = sent != null && DECENT_ID.matcher(sent).matches()
                ? sent
                : UUID.randomUUID().toString();
        String sentTrace = headers.get(TRACE_PARENT);
        String theirs = sentTrace != null && DECENT_TRACE.matcher(sentTrace).matches() ? sentTrace : null;
        Step step = watch.begin(Work.GRPC_CALL, call.getMethodDescriptor()::getFullMethodName, theirs);
        String ours = step.traceParent();
        var labels = new Labels(id, ours != null ? ours : theirs, step);

        var labelled = new KnownCall<>(call, labels);
        try (var _ = new Labelled(labels)) {
            return new LabelledListener<>(
                    Contexts.interceptCall(Context.current().withValue(CURRENT, id), labelled, headers, next),
                    labels,
                    labelled);
        }
    }

    /// What a call is known by.
    ///
    /// @param step the call to whoever watches
    private record Labels(String id, @Nullable String trace, Step step) {}

    /// The time in which whatever is logged and done belongs to a call.
    private static final class Labelled implements AutoCloseable {
        private final Inside inside;

        Labelled(Labels labels) {
            inside = labels.step().enter();
            MDC.put("requestId", labels.id());
            if (labels.trace() != null) {
                MDC.put("traceparent", labels.trace());
            }
        }

        @Override
        public void close() {
            inside.close();
            MDC.remove("requestId");
            MDC.remove("traceparent");
        }
    }

    private static final class KnownCall<Q, S> extends LabelledCall<Q, S> {
        private final Labels labels;
        private volatile Status.Code end = Status.Code.CANCELLED;

        KnownCall(ServerCall<Q, S> call, Labels labels) {
            super(call);
            this.labels = labels;
        }

        @Override
        public void close(Status status, Metadata trailers) {
            end = status.getCode();
            super.close(status, trailers);
        }

        void over() {
            labels.step().end(end.name(), FAULTS.contains(end));
        }

        @Override
        void label(Metadata metadata) {
            metadata.put(REQUEST_ID, labels.id());
            if (labels.trace() != null) {
                metadata.put(TRACE_PARENT, labels.trace());
            }
        }
    }

    private static final class LabelledListener<Q> extends SimpleForwardingServerCallListener<Q> {
        private final Labels labels;
        private final KnownCall<?, ?> call;

        LabelledListener(ServerCall.Listener<Q> listener, Labels labels, KnownCall<?, ?> call) {
            super(listener);
            this.labels = labels;
            this.call = call;
        }

        @Override
        public void onMessage(Q message) {
            try (var _ = new Labelled(labels)) {
                super.onMessage(message);
            }
        }

        @Override
        public void onHalfClose() {
            try (var _ = new Labelled(labels)) {
                super.onHalfClose();
            }
        }

        @Override
        public void onCancel() {
            try (var _ = new Labelled(labels)) {
                super.onCancel();
            } finally {
                call.over();
            }
        }

        @Override
        public void onComplete() {
            try (var _ = new Labelled(labels)) {
                super.onComplete();
            } finally {
                call.over();
            }
        }
    }
}
