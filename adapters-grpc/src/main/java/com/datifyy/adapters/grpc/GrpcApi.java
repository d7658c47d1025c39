package com.datifyy.adapters.grpc;

import com.datifyy.adapters.grpc.admin.AdminGrpcService;
import com.datifyy.adapters.grpc.auth.AuthGrpcService;
import com.datifyy.adapters.grpc.availability.AvailabilityGrpcService;
import com.datifyy.adapters.grpc.call.Repeats;
import com.datifyy.adapters.grpc.user.UserGrpcService;
import com.datifyy.adapters.grpc.wire.admin.v1.AdminServiceGrpc;
import com.datifyy.adapters.grpc.wire.auth.v1.AuthServiceGrpc;
import com.datifyy.adapters.grpc.wire.availability.v1.AvailabilityServiceGrpc;
import com.datifyy.adapters.grpc.wire.user.v1.UserServiceGrpc;
import com.datifyy.application.membership.Membership;
import com.datifyy.application.office.StaffOffice;
import com.datifyy.application.shared.Idempotency;
import com.datifyy.application.shared.RequestLimits;
import io.grpc.BindableService;
import io.grpc.protobuf.ProtoFileDescriptorSupplier;
import java.time.InstantSource;
import java.util.List;

/// Everything the gRPC services offer.
public record GrpcApi(
        Membership members, StaffOffice office, RequestLimits limits, Idempotency idempotency, InstantSource clock) {

    /// Makes the descriptions of all services and their messages, which otherwise whoever needs the first of them waits
    /// for. Nothing else is begun by it, so it can be done beside anything.
    public static void describe() {
        for (var service : List.of(
                AuthServiceGrpc.getServiceDescriptor(),
                UserServiceGrpc.getServiceDescriptor(),
                AvailabilityServiceGrpc.getServiceDescriptor(),
                AdminServiceGrpc.getServiceDescriptor())) {
            if (service.getSchemaDescriptor() instanceof ProtoFileDescriptorSupplier file) {
                file.getFileDescriptor();
            }
        }
    }

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
