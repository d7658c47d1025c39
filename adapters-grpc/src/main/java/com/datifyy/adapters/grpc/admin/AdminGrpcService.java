package com.datifyy.adapters.grpc.admin;

import com.datifyy.adapters.grpc.call.Repeats;
import com.datifyy.adapters.grpc.call.Reply;
import com.datifyy.adapters.grpc.wire.admin.v1.AdminServiceGrpc;
import com.datifyy.adapters.grpc.wire.admin.v1.GetGenieDatesRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.GetGenieDatesResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.ScheduleDateRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.ScheduleDateResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.UpdateDateStatusRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.UpdateDateStatusResponse;
import com.datifyy.application.admin.StaffOffice;
import com.datifyy.application.scheduling.DateScheduling;
import io.grpc.stub.StreamObserver;
import java.time.InstantSource;

/// The staff's rpcs. What is not built yet answers UNIMPLEMENTED, as the generated base does.
public final class AdminGrpcService extends AdminServiceGrpc.AdminServiceImplBase {
    private final StaffOffice office;
    private final DateCalls dates;
    private final Repeats repeats;
    private final InstantSource clock;

    public AdminGrpcService(StaffOffice office, DateScheduling scheduling, Repeats repeats, InstantSource clock) {
        this.office = office;
        this.dates = new DateCalls(scheduling, repeats);
        this.repeats = repeats;
        this.clock = clock;
    }

    @Override
    public void scheduleDate(ScheduleDateRequest request, StreamObserver<ScheduleDateResponse> reply) {
        Reply.send(reply, dates.schedule(request));
    }

    @Override
    public void getGenieDates(GetGenieDatesRequest request, StreamObserver<GetGenieDatesResponse> reply) {
        Reply.send(reply, dates.list(request));
    }

    @Override
    public void updateDateStatus(UpdateDateStatusRequest request, StreamObserver<UpdateDateStatusResponse> reply) {
        Reply.send(reply, dates.change(request));
    }
}
