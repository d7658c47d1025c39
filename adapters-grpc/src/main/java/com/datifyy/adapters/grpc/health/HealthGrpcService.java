package com.datifyy.adapters.grpc.health;

import com.datifyy.adapters.grpc.call.Reply;
import com.datifyy.domain.shared.Refusal.NotFound;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.stub.StreamObserver;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// `grpc.health.v1`: whether the server as a whole, named by the empty string, and each of its services can do their
/// work.
///
/// Watching is left out on purpose: clients that find it missing are told by the protocol to poll.
public final class HealthGrpcService extends HealthGrpc.HealthImplBase {
    private final Set<String> services;
    private final BooleanSupplier ready;

    /// @param services the full names that may be asked about besides the empty one
    /// @param ready asked at every check; must answer quickly
    public HealthGrpcService(Set<String> services, BooleanSupplier ready) {
        this.services = services;
        this.ready = ready;
    }

    @Override
    public void check(HealthCheckRequest request, StreamObserver<HealthCheckResponse> reply) {
        String service = request.getService();
        if (!service.isEmpty() && !services.contains(service)) {
            throw new NotFound("the service");
        }
        Reply.send(reply, status());
    }

    private HealthCheckResponse status() {
        return HealthCheckResponse.newBuilder()
                .setStatus(ready.getAsBoolean() ? ServingStatus.SERVING : ServingStatus.NOT_SERVING)
                .build();
    }
}
