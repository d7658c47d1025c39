package com.datifyy.adapters.grpc.admin;

import com.datifyy.adapters.grpc.call.Callers;
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
import com.datifyy.adapters.grpc.wire.admin.v1.BulkUserActionRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.BulkUserActionResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.ChangeStaffPasswordRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.ChangeStaffPasswordResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.ConfirmStaffSecondFactorRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.ConfirmStaffSecondFactorResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.CreateAdminUserRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.CreateAdminUserResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.CurateDatesRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.CurateDatesResponse;
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
import com.datifyy.adapters.grpc.wire.admin.v1.GetAllUsersRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.GetAllUsersResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.GetCuratedMatchesByStatusRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.GetCuratedMatchesByStatusResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.GetCurationCandidatesRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.GetCurationCandidatesResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.GetDateSuggestionsRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.GetDateSuggestionsResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.GetGenieDatesRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.GetGenieDatesResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.GetReportRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.GetReportResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.GetSharedHoursRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.GetSharedHoursResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.GetStaffLogRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.GetStaffLogResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.GetUserActivityRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.GetUserActivityResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.GetUserDetailsRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.GetUserDetailsResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.ListReportsRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.ListReportsResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.LocationStatsRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.LocationStatsResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.PlatformStatsRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.PlatformStatsResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.ResetStaffSecondFactorRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.ResetStaffSecondFactorResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.ReviewReportRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.ReviewReportResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.RevokeUserSessionsRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.RevokeUserSessionsResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.ScheduleDateRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.ScheduleDateResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.ScheduleMatchRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.ScheduleMatchResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.SearchUsersRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.SearchUsersResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.SignupsRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.SignupsResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.SuggestMatchRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.SuggestMatchResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.UpdateAdminProfileRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.UpdateAdminProfileResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.UpdateAdminRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.UpdateAdminResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.UpdateCuratedMatchActionRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.UpdateCuratedMatchActionResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.UpdateDateStatusRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.UpdateDateStatusResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.UpdateUserStatusRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.UpdateUserStatusResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.UserGrowthRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.UserGrowthResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.VerifyUserRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.VerifyUserResponse;
import com.datifyy.application.office.StaffOffice;
import io.grpc.stub.StreamObserver;
import java.time.InstantSource;

/// The staff's rpcs.
public final class AdminGrpcService extends AdminServiceGrpc.AdminServiceImplBase {
    private final StaffCalls staff;
    private final DateCalls dates;
    private final CurationCalls curation;
    private final Repeats repeats;
    private final UserCalls users;
    private final OversightCalls oversight;
    private final FigureCalls figures;

    public AdminGrpcService(StaffOffice office, Repeats repeats, InstantSource clock) {
        this.dates = new DateCalls(office, repeats);
        this.curation = new CurationCalls(office);
        this.repeats = repeats;
        this.staff = new StaffCalls(office.signIn(), office.directory(), office.joining(), repeats, clock);
        this.users = new UserCalls(office.users(), office.moderation(), repeats);
        this.oversight = new OversightCalls(office.reports(), office.deeds());
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
    public void scheduleDate(ScheduleDateRequest request, StreamObserver<ScheduleDateResponse> reply) {
        Reply.send(reply, dates.schedule(request));
    }

    @Override
    public void scheduleMatch(ScheduleMatchRequest request, StreamObserver<ScheduleMatchResponse> reply) {
        Reply.send(reply, dates.scheduleMatch(request));
    }

    @Override
    public void getGenieDates(GetGenieDatesRequest request, StreamObserver<GetGenieDatesResponse> reply) {
        Reply.send(reply, dates.list(request));
    }

    @Override
    public void getSharedHours(GetSharedHoursRequest request, StreamObserver<GetSharedHoursResponse> reply) {
        Reply.send(reply, dates.sharedHours(request));
    }

    @Override
    public void updateDateStatus(UpdateDateStatusRequest request, StreamObserver<UpdateDateStatusResponse> reply) {
        Reply.send(reply, dates.change(request));
    }

    @Override
    public void getDateSuggestions(
            GetDateSuggestionsRequest request, StreamObserver<GetDateSuggestionsResponse> reply) {
        Reply.send(reply, curation.suggestions(Callers.staff(), request));
    }

    @Override
    public void getCurationCandidates(
            GetCurationCandidatesRequest request, StreamObserver<GetCurationCandidatesResponse> reply) {
        Reply.send(reply, curation.candidates(Callers.staff(), request));
    }

    @Override
    public void curateDates(CurateDatesRequest request, StreamObserver<CurateDatesResponse> reply) {
        Reply.send(
                reply,
                repeats.once(request, CurateDatesResponse.parser(), () -> curation.analyse(Callers.staff(), request)));
    }

    @Override
    public void updateCuratedMatchAction(
            UpdateCuratedMatchActionRequest request, StreamObserver<UpdateCuratedMatchActionResponse> reply) {
        Reply.send(
                reply,
                repeats.once(
                        request,
                        UpdateCuratedMatchActionResponse.parser(),
                        () -> curation.decide(Callers.staff(), request)));
    }

    @Override
    public void suggestMatch(SuggestMatchRequest request, StreamObserver<SuggestMatchResponse> reply) {
        Reply.send(
                reply,
                repeats.once(request, SuggestMatchResponse.parser(), () -> curation.suggest(Callers.staff(), request)));
    }

    @Override
    public void getCuratedMatchesByStatus(
            GetCuratedMatchesByStatusRequest request, StreamObserver<GetCuratedMatchesByStatusResponse> reply) {
        Reply.send(reply, curation.matches(Callers.staff(), request));
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
    public void revokeUserSessions(
            RevokeUserSessionsRequest request, StreamObserver<RevokeUserSessionsResponse> reply) {
        Reply.send(reply, users.endSessions(request));
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
