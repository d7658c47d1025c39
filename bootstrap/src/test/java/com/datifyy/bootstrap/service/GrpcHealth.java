package com.datifyy.bootstrap.service;

import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import java.io.IOException;

/// What the service says of itself over gRPC.
final class GrpcHealth {
    private GrpcHealth() {}

    static ServingStatus of(RunningApp app) {
        var outcome = app.grpc().call("grpc.health.v1.Health/Check", new byte[0]);
        try {
            return HealthCheckResponse.parseFrom(outcome.answer()).getStatus();
        } catch (IOException malformed) {
            throw new IllegalStateException(malformed);
        }
    }
}
