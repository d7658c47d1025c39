package com.datifyy.adapters.grpc.call;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.util.concurrent.atomic.AtomicBoolean;

/// Tells a caller when the answer is that of an earlier call with the same key.
public final class RepeatLabel implements ServerInterceptor {
    /// Says `true` with such an answer, and is not there with others.
    public static final Metadata.Key<String> AGAIN =
            Metadata.Key.of("idempotency-replayed", Metadata.ASCII_STRING_MARSHALLER);

    private static final Context.Key<AtomicBoolean> CURRENT = Context.key("repeat");

    /// Notes that the running call is answered as it was before.
    static void note() {
        AtomicBoolean current = CURRENT.get();
        if (current != null) {
            current.set(true);
        }
    }

    @Override
    public <Q, S> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, S> call, Metadata headers, ServerCallHandler<Q, S> next) {
        var again = new AtomicBoolean();
        return Contexts.interceptCall(
                Context.current().withValue(CURRENT, again), new LabelledCall<>(call, again), headers, next);
    }

    private static final class LabelledCall<Q, S> extends SimpleForwardingServerCall<Q, S> {
        private final AtomicBoolean again;

        LabelledCall(ServerCall<Q, S> call, AtomicBoolean again) {
            super(call);
            this.again = again;
        }

        @Override
        public void sendHeaders(Metadata headers) {
            if (again.get()) {
                headers.put(AGAIN, "true");
            }
            super.sendHeaders(headers);
        }
    }
}
