package com.datifyy.adapters.grpc.call;

import io.grpc.stub.StreamObserver;

/// The one message a unary call is answered with.
public final class Reply {
    private Reply() {}

    public static <M> void send(StreamObserver<M> reply, M message) {
        reply.onNext(message);
        reply.onCompleted();
    }
}
