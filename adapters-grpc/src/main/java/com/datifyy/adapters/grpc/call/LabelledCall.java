package com.datifyy.adapters.grpc.call;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;

/// A call whose answer says something about it: in its headers, and in its trailers, which are all that a refusal has.
abstract class LabelledCall<Q, S> extends SimpleForwardingServerCall<Q, S> {
    LabelledCall(ServerCall<Q, S> call) {
        super(call);
    }

    /// Says it; asked for the headers, if there are any, and for the trailers.
    abstract void label(Metadata metadata);

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
}
