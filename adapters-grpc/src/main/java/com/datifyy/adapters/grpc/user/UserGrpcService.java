package com.datifyy.adapters.grpc.user;

import com.datifyy.adapters.grpc.call.Callers;
import com.datifyy.adapters.grpc.call.Repeats;
import com.datifyy.adapters.grpc.call.Reply;
import com.datifyy.adapters.grpc.wire.user.v1.BlockUserRequest;
import com.datifyy.adapters.grpc.wire.user.v1.BlockUserResponse;
import com.datifyy.adapters.grpc.wire.user.v1.CancelDateRequest;
import com.datifyy.adapters.grpc.wire.user.v1.CancelDateResponse;
import com.datifyy.adapters.grpc.wire.user.v1.DeleteAccountRequest;
import com.datifyy.adapters.grpc.wire.user.v1.DeleteAccountResponse;
import com.datifyy.adapters.grpc.wire.user.v1.DeleteProfilePhotoRequest;
import com.datifyy.adapters.grpc.wire.user.v1.DeleteProfilePhotoResponse;
import com.datifyy.adapters.grpc.wire.user.v1.ExportDataRequest;
import com.datifyy.adapters.grpc.wire.user.v1.ExportDataResponse;
import com.datifyy.adapters.grpc.wire.user.v1.GetDateCalendarRequest;
import com.datifyy.adapters.grpc.wire.user.v1.GetDateCalendarResponse;
import com.datifyy.adapters.grpc.wire.user.v1.GetDateSuggestionsRequest;
import com.datifyy.adapters.grpc.wire.user.v1.GetDateSuggestionsResponse;
import com.datifyy.adapters.grpc.wire.user.v1.GetLeewayRequest;
import com.datifyy.adapters.grpc.wire.user.v1.GetLeewayResponse;
import com.datifyy.adapters.grpc.wire.user.v1.GetLoveZoneDashboardRequest;
import com.datifyy.adapters.grpc.wire.user.v1.GetLoveZoneDashboardResponse;
import com.datifyy.adapters.grpc.wire.user.v1.GetLoveZoneStatisticsRequest;
import com.datifyy.adapters.grpc.wire.user.v1.GetLoveZoneStatisticsResponse;
import com.datifyy.adapters.grpc.wire.user.v1.GetMyProfileRequest;
import com.datifyy.adapters.grpc.wire.user.v1.GetMyProfileResponse;
import com.datifyy.adapters.grpc.wire.user.v1.GetPartnerPreferencesRequest;
import com.datifyy.adapters.grpc.wire.user.v1.GetPartnerPreferencesResponse;
import com.datifyy.adapters.grpc.wire.user.v1.GetPastDatesRequest;
import com.datifyy.adapters.grpc.wire.user.v1.GetPastDatesResponse;
import com.datifyy.adapters.grpc.wire.user.v1.GetRecommendationsRequest;
import com.datifyy.adapters.grpc.wire.user.v1.GetRecommendationsResponse;
import com.datifyy.adapters.grpc.wire.user.v1.GetRejectedDatesRequest;
import com.datifyy.adapters.grpc.wire.user.v1.GetRejectedDatesResponse;
import com.datifyy.adapters.grpc.wire.user.v1.GetUpcomingDatesRequest;
import com.datifyy.adapters.grpc.wire.user.v1.GetUpcomingDatesResponse;
import com.datifyy.adapters.grpc.wire.user.v1.GetUserPreferencesRequest;
import com.datifyy.adapters.grpc.wire.user.v1.GetUserPreferencesResponse;
import com.datifyy.adapters.grpc.wire.user.v1.GetUserProfileRequest;
import com.datifyy.adapters.grpc.wire.user.v1.GetUserProfileResponse;
import com.datifyy.adapters.grpc.wire.user.v1.ListBlockedUsersRequest;
import com.datifyy.adapters.grpc.wire.user.v1.ListBlockedUsersResponse;
import com.datifyy.adapters.grpc.wire.user.v1.RateDateRequest;
import com.datifyy.adapters.grpc.wire.user.v1.RateDateResponse;
import com.datifyy.adapters.grpc.wire.user.v1.ReportUserRequest;
import com.datifyy.adapters.grpc.wire.user.v1.ReportUserResponse;
import com.datifyy.adapters.grpc.wire.user.v1.RequestAccountDeletionCodeRequest;
import com.datifyy.adapters.grpc.wire.user.v1.RequestAccountDeletionCodeResponse;
import com.datifyy.adapters.grpc.wire.user.v1.RespondToSuggestionRequest;
import com.datifyy.adapters.grpc.wire.user.v1.RespondToSuggestionResponse;
import com.datifyy.adapters.grpc.wire.user.v1.SearchUsersRequest;
import com.datifyy.adapters.grpc.wire.user.v1.SearchUsersResponse;
import com.datifyy.adapters.grpc.wire.user.v1.UnblockUserRequest;
import com.datifyy.adapters.grpc.wire.user.v1.UnblockUserResponse;
import com.datifyy.adapters.grpc.wire.user.v1.UpdatePartnerPreferencesRequest;
import com.datifyy.adapters.grpc.wire.user.v1.UpdatePartnerPreferencesResponse;
import com.datifyy.adapters.grpc.wire.user.v1.UpdateProfilePhotoRequest;
import com.datifyy.adapters.grpc.wire.user.v1.UpdateProfilePhotoResponse;
import com.datifyy.adapters.grpc.wire.user.v1.UpdateProfileRequest;
import com.datifyy.adapters.grpc.wire.user.v1.UpdateProfileResponse;
import com.datifyy.adapters.grpc.wire.user.v1.UpdateUserPreferencesRequest;
import com.datifyy.adapters.grpc.wire.user.v1.UpdateUserPreferencesResponse;
import com.datifyy.adapters.grpc.wire.user.v1.UploadProfilePhotoRequest;
import com.datifyy.adapters.grpc.wire.user.v1.UploadProfilePhotoResponse;
import com.datifyy.adapters.grpc.wire.user.v1.UserProfile;
import com.datifyy.adapters.grpc.wire.user.v1.UserServiceGrpc;
import com.datifyy.application.curation.SuggestionResponses;
import com.datifyy.application.dates.LoveZone;
import com.datifyy.application.dates.OwnDates;
import com.datifyy.application.identity.AccountClosure;
import com.datifyy.application.identity.DataExport;
import com.datifyy.application.membership.Membership;
import com.datifyy.application.preferences.PreferenceEditing;
import com.datifyy.application.profile.OwnProfile;
import com.datifyy.application.profile.PeopleSearch;
import com.datifyy.application.profile.PhotoGallery;
import com.datifyy.application.profile.ProfileEditing;
import com.datifyy.application.profile.Recommendations;
import com.datifyy.application.safety.Blocking;
import com.datifyy.application.safety.Reporting;
import com.datifyy.application.settings.SettingsEditing;
import com.datifyy.domain.curation.SuggestionStatus;
import com.datifyy.domain.dates.DateId;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.profile.PhotoId;
import com.datifyy.domain.settings.UserSettings;
import io.grpc.stub.StreamObserver;
import java.time.InstantSource;

/// The caller's profile, photos, preferences, settings, account and dates, and other people.
public final class UserGrpcService extends UserServiceGrpc.UserServiceImplBase {
    private final ProfileEditing profiles;
    private final PreferenceEditing preferences;
    private final PeopleSearch search;
    private final Recommendations recommendations;
    private final PhotoGallery photos;
    private final AccountClosure closure;
    private final DataExport export;
    private final SettingsEditing settings;
    private final LoveZone loveZone;
    private final SuggestionResponses suggestions;
    private final OwnDates dates;
    private final Blocking blocking;
    private final Reporting reporting;
    private final Repeats repeats;
    private final InstantSource clock;

    public UserGrpcService(Membership members, Repeats repeats, InstantSource clock) {
        this.profiles = members.profiles();
        this.preferences = members.preferences();
        this.search = members.search();
        this.recommendations = members.recommendations();
        this.photos = members.photos();
        this.closure = members.accounts().closure();
        this.export = members.accounts().export();
        this.settings = members.settings();
        this.loveZone = members.loveZone();
        this.suggestions = members.suggestions();
        this.dates = members.dates();
        this.blocking = members.blocking();
        this.reporting = members.reporting();
        this.repeats = repeats;
        this.clock = clock;
    }

    @Override
    public void getMyProfile(GetMyProfileRequest request, StreamObserver<GetMyProfileResponse> reply) {
        UserProfile profile = own(profiles.read(Callers.current()));
        Reply.send(reply, GetMyProfileResponse.newBuilder().setProfile(profile).build());
    }

    @Override
    public void updateProfile(UpdateProfileRequest request, StreamObserver<UpdateProfileResponse> reply) {
        OwnProfile edited = profiles.edit(
                Callers.current(),
                ProfileMessages.changes(request),
                request.hasExpectedVersion() ? request.getExpectedVersion() : null);
        Reply.send(
                reply,
                UpdateProfileResponse.newBuilder()
                        .setProfile(own(edited))
                        .setMessage("Profile updated successfully")
                        .build());
    }

    private UserProfile own(OwnProfile profile) {
        return ProfileMessages.own(profile, clock.instant());
    }

    @Override
    public void requestAccountDeletionCode(
            RequestAccountDeletionCodeRequest request, StreamObserver<RequestAccountDeletionCodeResponse> reply) {
        Reply.send(reply, AccountMessages.codeSent(closure.sendCode(Callers.current(), Callers.visitor())));
    }

    @Override
    public void deleteAccount(DeleteAccountRequest request, StreamObserver<DeleteAccountResponse> reply) {
        var purgedAt = closure.close(
                Callers.current(),
                request::getPassword,
                request::getConfirmationCode,
                request::getReason,
                Callers.visitor());
        Reply.send(reply, AccountMessages.closed(purgedAt));
    }

    @Override
    public void exportData(ExportDataRequest request, StreamObserver<ExportDataResponse> reply) {
        Caller caller = Callers.current();
        Reply.send(reply, AccountMessages.exported(export.export(caller, Callers.network()), caller));
    }

    @Override
    public void uploadProfilePhoto(
            UploadProfilePhotoRequest request, StreamObserver<UploadProfilePhotoResponse> reply) {
        Reply.send(reply, repeats.onceBegun(request, UploadProfilePhotoResponse.parser(), () -> {
            PhotoGallery.Kept kept = photos.keep(Callers.current(), PhotoMessages.upload(request));
            return () -> PhotoMessages.added(photos.show(Callers.current(), kept));
        }));
    }

    @Override
    public void updateProfilePhoto(
            UpdateProfilePhotoRequest request, StreamObserver<UpdateProfilePhotoResponse> reply) {
        var shown = photos.change(
                Callers.current(),
                PhotoId.parse(request.getPhotoId()),
                PhotoMessages.change(request),
                request.hasExpectedVersion() ? request.getExpectedVersion() : null);
        Reply.send(
                reply,
                UpdateProfilePhotoResponse.newBuilder()
                        .setPhoto(PhotoMessages.photo(shown))
                        .setMessage("The photo was changed")
                        .build());
    }

    @Override
    public void deleteProfilePhoto(
            DeleteProfilePhotoRequest request, StreamObserver<DeleteProfilePhotoResponse> reply) {
        photos.delete(
                Callers.current(),
                PhotoId.parse(request.getPhotoId()),
                request.hasExpectedVersion() ? request.getExpectedVersion() : null);
        Reply.send(
                reply,
                DeleteProfilePhotoResponse.newBuilder()
                        .setSuccess(true)
                        .setMessage("The photo was deleted")
                        .build());
    }

    @Override
    public void getUserProfile(GetUserProfileRequest request, StreamObserver<GetUserProfileResponse> reply) {
        var introduction = search.find(Callers.current(), UserId.parse(request.getUserId()));
        Reply.send(
                reply,
                GetUserProfileResponse.newBuilder()
                        .setProfile(ProfileMessages.introduced(introduction))
                        .build());
    }

    @Override
    public void searchUsers(SearchUsersRequest request, StreamObserver<SearchUsersResponse> reply) {
        var asked = SearchMessages.search(request);
        var found = search.search(Callers.current(), asked.filters(), asked.page());
        Reply.send(reply, SearchMessages.found(found, asked.page()));
    }

    @Override
    public void getRecommendations(
            GetRecommendationsRequest request, StreamObserver<GetRecommendationsResponse> reply) {
        var fitting = recommendations.recommend(Callers.current(), SearchMessages.page(request));
        Reply.send(reply, SearchMessages.recommended(fitting));
    }

    @Override
    public void getLeeway(GetLeewayRequest request, StreamObserver<GetLeewayResponse> reply) {
        Reply.send(reply, LeewayMessages.leeway(recommendations.leeway(Callers.current())));
    }

    @Override
    public void getPartnerPreferences(
            GetPartnerPreferencesRequest request, StreamObserver<GetPartnerPreferencesResponse> reply) {
        var wishes = preferences.read(Callers.current());
        Reply.send(
                reply,
                GetPartnerPreferencesResponse.newBuilder()
                        .setPreferences(PreferenceMessages.preferences(wishes))
                        .setVersion(wishes.version())
                        .build());
    }

    @Override
    public void updatePartnerPreferences(
            UpdatePartnerPreferencesRequest request, StreamObserver<UpdatePartnerPreferencesResponse> reply) {
        var edit = PreferenceMessages.edit(request);
        var wishes = preferences.edit(
                Callers.current(),
                edit.changes(),
                edit.strengths(),
                request.hasExpectedVersion() ? request.getExpectedVersion() : null);
        Reply.send(
                reply,
                UpdatePartnerPreferencesResponse.newBuilder()
                        .setPreferences(PreferenceMessages.preferences(wishes))
                        .setMessage("Partner preferences updated successfully")
                        .setVersion(wishes.version())
                        .build());
    }

    @Override
    public void getUserPreferences(
            GetUserPreferencesRequest request, StreamObserver<GetUserPreferencesResponse> reply) {
        UserSettings set = settings.read(Callers.current());
        Reply.send(
                reply,
                GetUserPreferencesResponse.newBuilder()
                        .setPreferences(SettingsMessages.preferences(set))
                        .setVersion(set.version())
                        .build());
    }

    @Override
    public void updateUserPreferences(
            UpdateUserPreferencesRequest request, StreamObserver<UpdateUserPreferencesResponse> reply) {
        UserSettings set = settings.edit(
                Callers.current(),
                SettingsMessages.changes(request),
                request.hasExpectedVersion() ? request.getExpectedVersion() : null);
        Reply.send(
                reply,
                UpdateUserPreferencesResponse.newBuilder()
                        .setPreferences(SettingsMessages.preferences(set))
                        .setMessage("Preferences updated successfully")
                        .setVersion(set.version())
                        .build());
    }

    @Override
    public void getLoveZoneDashboard(
            GetLoveZoneDashboardRequest request, StreamObserver<GetLoveZoneDashboardResponse> reply) {
        Reply.send(reply, LoveZoneMessages.dashboard(loveZone.dashboard(Callers.current())));
    }

    @Override
    public void getDateSuggestions(
            GetDateSuggestionsRequest request, StreamObserver<GetDateSuggestionsResponse> reply) {
        var wanted = LoveZoneMessages.wanted(request.getPage(), request.getPageSize());
        var status = LoveZoneMessages.status(request.getStatus());
        Reply.send(reply, LoveZoneMessages.suggestions(loveZone.suggestions(Callers.current(), status, wanted)));
    }

    @Override
    public void respondToSuggestion(
            RespondToSuggestionRequest request, StreamObserver<RespondToSuggestionResponse> reply) {
        Reply.send(reply, repeats.once(request, RespondToSuggestionResponse.parser(), () -> {
            var answer = LoveZoneMessages.answer(request);
            return LoveZoneMessages.answered(suggestions.respond(
                    Callers.current(), answer.suggestion(), answer.accept(), answer.reasons(), answer.inOwnWords()));
        }));
    }

    @Override
    public void getRejectedDates(GetRejectedDatesRequest request, StreamObserver<GetRejectedDatesResponse> reply) {
        var wanted = LoveZoneMessages.wanted(request.getPage(), request.getPageSize());
        Reply.send(
                reply,
                LoveZoneMessages.rejected(loveZone.suggestions(Callers.current(), SuggestionStatus.REJECTED, wanted)));
    }

    @Override
    public void getLoveZoneStatistics(
            GetLoveZoneStatisticsRequest request, StreamObserver<GetLoveZoneStatisticsResponse> reply) {
        Reply.send(
                reply,
                GetLoveZoneStatisticsResponse.newBuilder()
                        .setStatistics(LoveZoneMessages.statistics(loveZone.statistics(Callers.current())))
                        .build());
    }

    @Override
    public void getUpcomingDates(GetUpcomingDatesRequest request, StreamObserver<GetUpcomingDatesResponse> reply) {
        var wanted = LoveZoneMessages.wanted(request.getPage(), request.getPageSize());
        Reply.send(reply, LoveZoneMessages.upcoming(loveZone.upcoming(Callers.current(), wanted)));
    }

    @Override
    public void getPastDates(GetPastDatesRequest request, StreamObserver<GetPastDatesResponse> reply) {
        var wanted = LoveZoneMessages.wanted(request.getPage(), request.getPageSize());
        Reply.send(reply, LoveZoneMessages.past(loveZone.past(Callers.current(), wanted)));
    }

    @Override
    public void cancelDate(CancelDateRequest request, StreamObserver<CancelDateResponse> reply) {
        Reply.send(reply, repeats.once(request, CancelDateResponse.parser(), () -> {
            dates.cancel(
                    Callers.current(),
                    DateId.parse(request.getDateId()),
                    LoveZoneMessages.reason(request),
                    request.getNote());
            return CancelDateResponse.newBuilder()
                    .setSuccess(true)
                    .setMessage("The date was cancelled")
                    .build();
        }));
    }

    @Override
    public void rateDate(RateDateRequest request, StreamObserver<RateDateResponse> reply) {
        Reply.send(reply, repeats.once(request, RateDateResponse.parser(), () -> {
            dates.rate(Callers.current(), DateId.parse(request.getDateId()), request.getRating(), request.getText());
            return RateDateResponse.newBuilder()
                    .setSuccess(true)
                    .setMessage("Thank you")
                    .build();
        }));
    }

    @Override
    public void getDateCalendar(GetDateCalendarRequest request, StreamObserver<GetDateCalendarResponse> reply) {
        Reply.send(
                reply,
                GetDateCalendarResponse.newBuilder()
                        .setFileName("date.ics")
                        .setCalendar(dates.calendarFile(Callers.current(), DateId.parse(request.getDateId())))
                        .build());
    }

    @Override
    public void blockUser(BlockUserRequest request, StreamObserver<BlockUserResponse> reply) {
        Reply.send(reply, repeats.once(request, BlockUserResponse.parser(), () -> {
            blocking.block(Callers.current(), UserId.parse(request.getUserId()), request.getReason());
            return BlockUserResponse.newBuilder()
                    .setSuccess(true)
                    .setMessage("You will not see each other any more")
                    .build();
        }));
    }

    @Override
    public void unblockUser(UnblockUserRequest request, StreamObserver<UnblockUserResponse> reply) {
        blocking.unblock(Callers.current(), UserId.parse(request.getUserId()));
        Reply.send(
                reply,
                UnblockUserResponse.newBuilder()
                        .setSuccess(true)
                        .setMessage("You do not block this person any more")
                        .build());
    }

    @Override
    public void listBlockedUsers(ListBlockedUsersRequest request, StreamObserver<ListBlockedUsersResponse> reply) {
        Reply.send(reply, SafetyMessages.listed(blocking.list(Callers.current(), SafetyMessages.wanted(request))));
    }

    @Override
    public void reportUser(ReportUserRequest request, StreamObserver<ReportUserResponse> reply) {
        Reply.send(
                reply,
                repeats.once(
                        request,
                        ReportUserResponse.parser(),
                        () -> SafetyMessages.filed(reporting.report(
                                Callers.current(),
                                UserId.parse(request.getUserId()),
                                SafetyMessages.reason(request),
                                request.getDetails(),
                                request.getEvidenceUrlsList()))));
    }
}
