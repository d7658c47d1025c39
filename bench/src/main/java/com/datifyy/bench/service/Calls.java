package com.datifyy.bench.service;

import com.datifyy.bench.load.BareGrpc;
import com.datifyy.bench.load.BareGrpc.Header;
import com.datifyy.bench.load.BareGrpc.Method;
import com.datifyy.bench.service.Writes.Answer;
import com.datifyy.bench.survive.Fate;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Calls over gRPC to a service that may be somewhere else the next time.
final class Calls implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Metadata.Key<String> AGAIN =
            Metadata.Key.of("idempotency-replayed", Metadata.ASCII_STRING_MARSHALLER);

    private volatile BareGrpc service;

    Calls(int port) {
        service = new BareGrpc(port);
    }

    /// What an answer says of what was made.
    interface Made {
        /// @return its id, or nothing where it has none; null when not all of it was done
        @Nullable
        String in(byte[] message) throws InvalidProtocolBufferException;
    }

    /// Where the service is from now on.
    void turnTo(int port) {
        BareGrpc before = service;
        service = new BareGrpc(port);
        before.close();
    }

    /// Calls once.
    ///
    /// @param method with its package and service
    /// @param key under which it may be sent again
    /// @return refused also where not all of it was done
    Answer ask(String method, MessageLite request, String token, String key, Made made) {
        var heard = new AtomicReference<>(new Metadata());
        try {
            byte[] message = service.call(
                    Method.named(method),
                    request.toByteArray(),
                    List.of(new Header("authorization", "Bearer " + token), new Header("idempotency-key", key)),
                    heard,
                    PATIENCE);
            String id = made.in(message);
            boolean again = "true".equals(heard.get().get(AGAIN));
            return id == null
                    ? new Answer(Fate.REFUSED, "OK, but not all of it", "", again, null)
                    : new Answer(Fate.ACKNOWLEDGED, "OK", id, again, null);
        } catch (StatusRuntimeException refused) {
            Status status = refused.getStatus();
            return new Answer(fate(status.getCode()), status.getCode().name(), "", false, null);
        } catch (InvalidProtocolBufferException broken) {
            return new Answer(Fate.UNKNOWN, "an answer that cannot be read", "", false, null);
        }
    }

    private static Fate fate(Status.Code code) {
        return switch (code) {
            case OK -> Fate.ACKNOWLEDGED;
            case INVALID_ARGUMENT,
                    NOT_FOUND,
                    ALREADY_EXISTS,
                    FAILED_PRECONDITION,
                    OUT_OF_RANGE,
                    ABORTED,
                    UNAUTHENTICATED,
                    PERMISSION_DENIED,
                    RESOURCE_EXHAUSTED,
                    UNIMPLEMENTED -> Fate.REFUSED;
            case CANCELLED, UNKNOWN, DEADLINE_EXCEEDED, INTERNAL, UNAVAILABLE, DATA_LOSS -> Fate.UNKNOWN;
        };
    }

    @Override
    public void close() {
        service.close();
    }
}
