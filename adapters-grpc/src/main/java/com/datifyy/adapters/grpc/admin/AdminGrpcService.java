package com.datifyy.adapters.grpc.admin;

import com.datifyy.adapters.grpc.call.Repeats;
import com.datifyy.adapters.grpc.wire.admin.v1.AdminServiceGrpc;
import com.datifyy.application.admin.StaffOffice;
import java.time.InstantSource;

/// The staff's rpcs. What is not built yet answers UNIMPLEMENTED, as the generated base does.
public final class AdminGrpcService extends AdminServiceGrpc.AdminServiceImplBase {
    private final StaffOffice office;
    private final Repeats repeats;
    private final InstantSource clock;

    public AdminGrpcService(StaffOffice office, Repeats repeats, InstantSource clock) {
        this.office = office;
        this.repeats = repeats;
        this.clock = clock;
    }
}
