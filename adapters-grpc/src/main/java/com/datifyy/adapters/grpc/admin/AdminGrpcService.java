package com.datifyy.adapters.grpc.admin;

import com.datifyy.adapters.grpc.call.Repeats;
import com.datifyy.adapters.grpc.call.Reply;
import com.datifyy.adapters.grpc.wire.admin.v1.ActiveUsersRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.ActiveUsersResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.AdminLoginRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.AdminLoginResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.AdminLogoutRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.AdminLogoutResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.AdminServiceGrpc;
import com.datifyy.adapters.grpc.wire.admin.v1.AvailabilityStatsRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.AvailabilityStatsResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.ChangeStaffPasswordRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.ChangeStaffPasswordResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.ConfirmStaffSecondFactorRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.ConfirmStaffSecondFactorResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.CreateAdminUserRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.CreateAdminUserResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.DeleteAdminRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.DeleteAdminResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.DemographicsRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.DemographicsResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.EnrollStaffSecondFactorRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.EnrollStaffSecondFactorResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.GetAdminProfileRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.GetAdminProfileResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.GetAllAdminsRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.GetAllAdminsResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.LocationStatsRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.LocationStatsResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.PlatformStatsRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.PlatformStatsResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.ResetStaffSecondFactorRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.ResetStaffSecondFactorResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.SignupsRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.SignupsResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.UpdateAdminProfileRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.UpdateAdminProfileResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.UpdateAdminRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.UpdateAdminResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.UserGrowthRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.UserGrowthResponse;
import com.datifyy.application.admin.StaffOffice;
import io.grpc.stub.StreamObserver;
import java.time.InstantSource;

/// The staff's rpcs. What is not built yet answers UNIMPLEMENTED, as the generated base does.
public final class AdminGrpcService extends AdminServiceGrpc.AdminServiceImplBase {
    private final StaffCalls staff;
    private final FigureCalls figures;

    public AdminGrpcService(StaffOffice office, Repeats repeats, InstantSource clock) {
        this.staff = new StaffCalls(office.signIn(), office.directory(), repeats, clock);
        this.figures = new FigureCalls(office.insights());
    }

    @Override
    public void adminLogin(AdminLoginRequest request, StreamObserver<AdminLoginResponse> reply) {
        Reply.send(reply, staff.signIn(request));
    }

    @Override
    public void enrollStaffSecondFactor(
            EnrollStaffSecondFactorRequest request, StreamObserver<EnrollStaffSecondFactorResponse> reply) {
        Reply.send(reply, staff.enrol(request));
    }

    @Override
    public void confirmStaffSecondFactor(
            ConfirmStaffSecondFactorRequest request, StreamObserver<ConfirmStaffSecondFactorResponse> reply) {
        Reply.send(reply, staff.confirm(request));
    }

    @Override
    public void adminLogout(AdminLogoutRequest request, StreamObserver<AdminLogoutResponse> reply) {
        Reply.send(reply, staff.signOut());
    }

    @Override
    public void changeStaffPassword(
            ChangeStaffPasswordRequest request, StreamObserver<ChangeStaffPasswordResponse> reply) {
        Reply.send(reply, staff.changePassword(request));
    }

    @Override
    public void getAllAdmins(GetAllAdminsRequest request, StreamObserver<GetAllAdminsResponse> reply) {
        Reply.send(reply, staff.list(request));
    }

    @Override
    public void createAdminUser(CreateAdminUserRequest request, StreamObserver<CreateAdminUserResponse> reply) {
        Reply.send(reply, staff.create(request));
    }

    @Override
    public void updateAdmin(UpdateAdminRequest request, StreamObserver<UpdateAdminResponse> reply) {
        Reply.send(reply, staff.change(request));
    }

    @Override
    public void deleteAdmin(DeleteAdminRequest request, StreamObserver<DeleteAdminResponse> reply) {
        Reply.send(reply, staff.remove(request));
    }

    @Override
    public void resetStaffSecondFactor(
            ResetStaffSecondFactorRequest request, StreamObserver<ResetStaffSecondFactorResponse> reply) {
        Reply.send(reply, staff.resetSecondFactor(request));
    }

    @Override
    public void getAdminProfile(GetAdminProfileRequest request, StreamObserver<GetAdminProfileResponse> reply) {
        Reply.send(reply, staff.profile());
    }

    @Override
    public void updateAdminProfile(
            UpdateAdminProfileRequest request, StreamObserver<UpdateAdminProfileResponse> reply) {
        Reply.send(reply, staff.changeProfile(request));
    }

    @Override
    public void getPlatformStats(PlatformStatsRequest request, StreamObserver<PlatformStatsResponse> reply) {
        Reply.send(reply, figures.platform(request));
    }

    @Override
    public void getUserGrowth(UserGrowthRequest request, StreamObserver<UserGrowthResponse> reply) {
        Reply.send(reply, figures.growth(request));
    }

    @Override
    public void getActiveUsers(ActiveUsersRequest request, StreamObserver<ActiveUsersResponse> reply) {
        Reply.send(reply, figures.active(request));
    }

    @Override
    public void getSignups(SignupsRequest request, StreamObserver<SignupsResponse> reply) {
        Reply.send(reply, figures.signups(request));
    }

    @Override
    public void getDemographics(DemographicsRequest request, StreamObserver<DemographicsResponse> reply) {
        Reply.send(reply, figures.demographics(request));
    }

    @Override
    public void getLocationStats(LocationStatsRequest request, StreamObserver<LocationStatsResponse> reply) {
        Reply.send(reply, figures.places(request));
    }

    @Override
    public void getAvailabilityStats(
            AvailabilityStatsRequest request, StreamObserver<AvailabilityStatsResponse> reply) {
        Reply.send(reply, figures.availability());
    }
}
