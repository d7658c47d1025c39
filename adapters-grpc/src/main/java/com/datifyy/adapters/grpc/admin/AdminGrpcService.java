package com.datifyy.adapters.grpc.admin;

import com.datifyy.adapters.grpc.call.Repeats;
import com.datifyy.adapters.grpc.call.Reply;
import com.datifyy.adapters.grpc.wire.admin.v1.AdminServiceGrpc;
import com.datifyy.adapters.grpc.wire.admin.v1.BulkUserActionRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.BulkUserActionResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.GetAllUsersRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.GetAllUsersResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.GetReportRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.GetReportResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.GetStaffLogRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.GetStaffLogResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.GetUserActivityRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.GetUserActivityResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.GetUserDetailsRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.GetUserDetailsResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.ListReportsRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.ListReportsResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.ReviewReportRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.ReviewReportResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.SearchUsersRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.SearchUsersResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.UpdateUserStatusRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.UpdateUserStatusResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.VerifyUserRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.VerifyUserResponse;
import com.datifyy.application.admin.StaffOffice;
import io.grpc.stub.StreamObserver;
import java.time.InstantSource;

/// The staff's rpcs. What is not built yet answers UNIMPLEMENTED, as the generated base does.
public final class AdminGrpcService extends AdminServiceGrpc.AdminServiceImplBase {
    private final StaffOffice office;
    private final Repeats repeats;
    private final InstantSource clock;
    private final UserCalls users;
    private final OversightCalls oversight;

    public AdminGrpcService(StaffOffice office, Repeats repeats, InstantSource clock) {
        this.office = office;
        this.repeats = repeats;
        this.clock = clock;
        users = new UserCalls(office.users(), office.moderation(), repeats);
        oversight = new OversightCalls(office.reports(), office.deeds());
    }

    @Override
    public void getAllUsers(GetAllUsersRequest request, StreamObserver<GetAllUsersResponse> reply) {
        Reply.send(reply, users.list(request));
    }

    @Override
    public void searchUsers(SearchUsersRequest request, StreamObserver<SearchUsersResponse> reply) {
        Reply.send(reply, users.search(request));
    }

    @Override
    public void getUserDetails(GetUserDetailsRequest request, StreamObserver<GetUserDetailsResponse> reply) {
        Reply.send(reply, users.details(request.getUserId()));
    }

    @Override
    public void bulkUserAction(BulkUserActionRequest request, StreamObserver<BulkUserActionResponse> reply) {
        Reply.send(reply, users.bulk(request));
    }

    @Override
    public void updateUserStatus(UpdateUserStatusRequest request, StreamObserver<UpdateUserStatusResponse> reply) {
        Reply.send(reply, users.changeStatus(request));
    }

    @Override
    public void verifyUser(VerifyUserRequest request, StreamObserver<VerifyUserResponse> reply) {
        Reply.send(reply, users.verify(request));
    }

    @Override
    public void getUserActivity(GetUserActivityRequest request, StreamObserver<GetUserActivityResponse> reply) {
        Reply.send(reply, users.activity(request));
    }

    @Override
    public void listReports(ListReportsRequest request, StreamObserver<ListReportsResponse> reply) {
        Reply.send(reply, oversight.list(request));
    }

    @Override
    public void getReport(GetReportRequest request, StreamObserver<GetReportResponse> reply) {
        Reply.send(reply, oversight.read(request.getReportId()));
    }

    @Override
    public void reviewReport(ReviewReportRequest request, StreamObserver<ReviewReportResponse> reply) {
        Reply.send(reply, oversight.decide(request));
    }

    @Override
    public void getStaffLog(GetStaffLogRequest request, StreamObserver<GetStaffLogResponse> reply) {
        Reply.send(reply, oversight.log(request));
    }
}
