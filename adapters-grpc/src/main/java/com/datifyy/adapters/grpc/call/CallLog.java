package com.datifyy.adapters.grpc.call;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes one line for every call that is over: which rpc, how it ended, and how long it took. The line carries the
/// call's labels, and says nothing about who called or what was sent.
public final class CallLog implements ServerInterceptor {
    private static final Logger LOG = LoggerFactory.getLogger("com.datifyy.access");

    @Override
    public <Q, S> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, S> call, Metadata headers, ServerCallHandler<Q, S> next) {
        var watched = new WatchedCall<>(call);
        return new WatchedListener<>(next.startCall(watched, headers), watched);
    }

    private static final class WatchedCall<Q, S> extends SimpleForwardingServerCall<Q, S> {
        private final long began = System.nanoTime();
        private volatile Status.Code end = Status.Code.CANCELLED;

        WatchedCall(ServerCall<Q, S> call) {
            super(call);
        }

        @Override
        public void close(Status status, Metadata trailers) {
            end = status.getCode();
            super.close(status, trailers);
        }

        void log() {
            LOG.info(
                    "{} answered {} in {} ms",
                    getMethodDescriptor().getFullMethodName(),
                    end,
                    Duration.ofNanos(System.nanoTime() - began).toMillis());
        }
    }

    private static final class WatchedListener<Q> extends SimpleForwardingServerCallListener<Q> {
        private final WatchedCall<?, ?> call;

        WatchedListener(ServerCall.Listener<Q> listener, WatchedCall<?, ?> call) {
            super(listener);
            this.call = call;
        }

        @Override
        public void onCancel() {
            try {
                super.onCancel();
            } finally {
                call.log();
            }
        }

        @Override
        public void onComplete() {
            try {
                super.onComplete();
            } finally {
                call.log();
            }
        }
    }
}
