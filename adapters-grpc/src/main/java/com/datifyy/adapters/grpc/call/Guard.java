package com.datifyy.adapters.grpc.call;

import com.datifyy.domain.shared.Refusal;
import io.grpc.Context;
import io.grpc.Context.CancellableContext;
import io.grpc.Contexts;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Ends every call exactly once and in time: with its answer, with a rendered refusal, or with an opaque
/// internal error.
public final class Guard implements ServerInterceptor {
    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);

    private final Duration longestCall;
    private final ScheduledExecutorService timer;

    /// @param longestCall how long a call may take when its caller sets no earlier deadline
    /// @param timer runs the ends of overdue calls
    public Guard(Duration longestCall, ScheduledExecutorService timer) {
        this.longestCall = longestCall;
        this.timer = timer;
    }

    @Override
    public <Q, S> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, S> call, Metadata headers, ServerCallHandler<Q, S> next) {
        var once = new OnceClosedCall<>(call);
        CancellableContext time =
                Context.current().withDeadlineAfter(longestCall.toNanos(), TimeUnit.NANOSECONDS, timer);
        time.addListener(
                ended -> {
                    if (ended.cancellationCause() instanceof TimeoutException) {
                        once.close(Status.DEADLINE_EXCEEDED.withDescription("the call took too long"), new Metadata());
                    }
                },
                Runnable::run);
        try {
            return new GuardedListener<>(Contexts.interceptCall(time, once, headers, next), once, time);
        } catch (RuntimeException | Error thrown) { // whatever it is, the caller gets an answer
            end(once, thrown);
            time.cancel(null);
            return new ServerCall.Listener<>() {};
        }
    }

    private static void end(ServerCall<?, ?> call, Throwable thrown) {
        if (call.isCancelled()) {
            LOG.debug(
                    "{} was abandoned by its caller", call.getMethodDescriptor().getFullMethodName());
        }
        if (thrown instanceof Refusal.TooManyRequests refusal) {
            LimitLabels.note(refusal);
        }
        Refusals.Rendering rendering = thrown instanceof Refusal refusal
                ? Refusals.render(refusal)
                : Refusals.renderUndecodable(thrown).orElseGet(() -> {
                    if (!call.isCancelled()) {
                        LOG.atError()
                                .setCause(thrown)
                                .addKeyValue(
                                        "operation", call.getMethodDescriptor().getFullMethodName())
                                .log("unexpected failure");
                    }
                    return Refusals.unexpected();
                });
        call.close(rendering.status(), rendering.trailers());
    }

    private static final class GuardedListener<Q> extends SimpleForwardingServerCallListener<Q> {
        private final ServerCall<?, ?> call;
        private final CancellableContext time;

        GuardedListener(ServerCall.Listener<Q> listener, ServerCall<?, ?> call, CancellableContext time) {
            super(listener);
            this.call = call;
            this.time = time;
        }

        @Override
        public void onMessage(Q message) {
            guarded(() -> super.onMessage(message));
        }

        @Override
        public void onHalfClose() {
            guarded(super::onHalfClose);
        }

        @Override
        public void onReady() {
            guarded(super::onReady);
        }

        @Override
        public void onCancel() {
            try {
                super.onCancel();
            } finally {
                time.cancel(null);
            }
        }

        @Override
        public void onComplete() {
            try {
                super.onComplete();
            } finally {
                time.cancel(null);
            }
        }

        /// Nothing starts for a caller who has left or whose time is up.
        private void guarded(Runnable step) {
            if (time.isCancelled()) {
                return;
            }
            try {
                step.run();
            } catch (RuntimeException | Error thrown) { // whatever it is, the caller gets an answer
                end(call, thrown);
            }
        }
    }
}
