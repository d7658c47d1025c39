package com.datifyy.adapters.grpc;

import com.datifyy.adapters.grpc.admin.AdminGrpcService;
import com.datifyy.adapters.grpc.auth.AuthGrpcService;
import com.datifyy.adapters.grpc.availability.AvailabilityGrpcService;
import com.datifyy.adapters.grpc.call.Repeats;
import com.datifyy.adapters.grpc.user.UserGrpcService;
import com.datifyy.application.membership.Membership;
import com.datifyy.application.office.StaffOffice;
import com.datifyy.application.shared.Idempotency;
import com.datifyy.application.shared.RequestLimits;
import io.grpc.BindableService;
import java.time.InstantSource;
import java.util.List;

/// Everything the gRPC services offer.
public record GrpcApi(
        Membership members, StaffOffice office, RequestLimits limits, Idempotency idempotency, InstantSource clock) {

    /// The services of the contract.
    List<BindableService> services() {
        var repeats = new Repeats(idempotency);
        return List.of(
                new AuthGrpcService(members.accounts()),
                new UserGrpcService(members, repeats, clock),
                new AvailabilityGrpcService(members.availability(), repeats),
                new AdminGrpcService(office, repeats, clock));
    }
}
