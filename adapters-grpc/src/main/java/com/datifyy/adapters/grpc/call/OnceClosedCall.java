package com.datifyy.adapters.grpc.call;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import java.util.concurrent.locks.ReentrantLock;

/// A call that several threads may try to end: the first one does, and whatever comes later is dropped.
final class OnceClosedCall<Q, S> extends SimpleForwardingServerCall<Q, S> {
    private final ReentrantLock lock = new ReentrantLock();
    private boolean closed;

    OnceClosedCall(ServerCall<Q, S> call) {
        super(call);
    }

    @Override
    public void sendHeaders(Metadata headers) {
        ifOpen(() -> super.sendHeaders(headers));
    }

    @Override
    public void sendMessage(S message) {
        ifOpen(() -> super.sendMessage(message));
    }

    @Override
    public void close(Status status, Metadata trailers) {
        ifOpen(() -> {
            closed = true;
            if (!status.isOk() && !trailers.containsKey(Refusals.CODE)) {
                // No refusal stands behind it.
                trailers.put(Refusals.CODE, status.getCode().name());
            }
            super.close(status, trailers);
        });
    }

    private void ifOpen(Runnable action) {
        lock.lock();
        try {
            if (!closed) {
                action.run();
            }
        } finally {
            lock.unlock();
        }
    }
}
