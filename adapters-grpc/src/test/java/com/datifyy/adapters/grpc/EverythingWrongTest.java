package com.datifyy.adapters.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.datifyy.adapters.grpc.wire.admin.v1.AdminLoginRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.AdminServiceGrpc;
import com.datifyy.adapters.grpc.wire.admin.v1.AdminServiceGrpc.AdminServiceBlockingStub;
import com.datifyy.adapters.grpc.wire.admin.v1.BulkUserActionRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.CreateAdminUserRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.GetAllUsersRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.OfflineLocation;
import com.datifyy.adapters.grpc.wire.admin.v1.ReviewReportRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.ScheduleDateRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.ScheduleMatchRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.UpdateAdminProfileRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.UpdateAdminRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.UpdateCuratedMatchActionRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.UpdateDateStatusRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.UpdateUserStatusRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.DeviceInfo;
import com.datifyy.adapters.grpc.wire.auth.v1.EmailPasswordCredentials;
import com.datifyy.adapters.grpc.wire.auth.v1.LinkProviderRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.LoginWithEmailRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.LoginWithOAuthRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.LoginWithPhoneRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.OAuthCredentials;
import com.datifyy.adapters.grpc.wire.auth.v1.OAuthProvider;
import com.datifyy.adapters.grpc.wire.auth.v1.PhoneOTPCredentials;
import com.datifyy.adapters.grpc.wire.auth.v1.RegisterWithEmailRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.UnlinkProviderRequest;
import com.datifyy.adapters.grpc.wire.common.v1.PaginationRequest;
import com.datifyy.adapters.grpc.wire.common.v1.Timestamp;
import com.datifyy.adapters.grpc.wire.user.v1.AgeRange;
import com.datifyy.adapters.grpc.wire.user.v1.CancelDateRequest;
import com.datifyy.adapters.grpc.wire.user.v1.DeleteAccountRequest;
import com.datifyy.adapters.grpc.wire.user.v1.DiscoveryPreferences;
import com.datifyy.adapters.grpc.wire.user.v1.EducationInfo;
import com.datifyy.adapters.grpc.wire.user.v1.Gender;
import com.datifyy.adapters.grpc.wire.user.v1.HeightRange;
import com.datifyy.adapters.grpc.wire.user.v1.PartnerPreferences;
import com.datifyy.adapters.grpc.wire.user.v1.ProfileDetails;
import com.datifyy.adapters.grpc.wire.user.v1.ProfilePrompt;
import com.datifyy.adapters.grpc.wire.user.v1.PromptQuestion;
import com.datifyy.adapters.grpc.wire.user.v1.RejectionReason;
import com.datifyy.adapters.grpc.wire.user.v1.ReportUserRequest;
import com.datifyy.adapters.grpc.wire.user.v1.RespondToSuggestionRequest;
import com.datifyy.adapters.grpc.wire.user.v1.SearchFilters;
import com.datifyy.adapters.grpc.wire.user.v1.SearchUsersRequest;
import com.datifyy.adapters.grpc.wire.user.v1.UpdatePartnerPreferencesRequest;
import com.datifyy.adapters.grpc.wire.user.v1.UpdateProfileRequest;
import com.datifyy.adapters.grpc.wire.user.v1.UpdateUserPreferencesRequest;
import com.datifyy.adapters.grpc.wire.user.v1.UserPreferences;
import com.datifyy.application.InMemoryApplication;
import com.datifyy.domain.admin.AdminRole;
import io.grpc.Status.Code;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Whoever makes several mistakes in one call hears of all of them, by the names they sent.
class EverythingWrongTest {
    private static final int UNKNOWN = 99;
    private static final String LONG = "x".repeat(5_000);

    @AutoClose("stop")
    private final Service service = new Service();

    private final Member maya = service.join("Maya Rao");
    private final AdminServiceBlockingStub lena = AdminServiceGrpc.newBlockingStub(
            Member.with(service.channel(), InMemoryApplication.tokenOf(service.staff(AdminRole.SUPER_ADMIN))));

    @ParameterizedTest
    @MethodSource("callsOfTheStaff")
    void the_staff_hears_of_everything(Consumer<AdminServiceBlockingStub> call, String fields) {
        assertTold(() -> call.accept(lena), fields);
    }

    static Stream<Arguments> callsOfTheStaff() {
        return Stream.of(
                staff(
                        it -> it.createAdminUser(CreateAdminUserRequest.newBuilder()
                                .setEmail("no")
                                .setPassword("password123")
                                .build()),
                        "email name password role"),
                staff(
                        it -> it.updateAdmin(UpdateAdminRequest.newBuilder()
                                .setAdminId("77")
                                .setName(LONG)
                                .setEmail("no")
                                .setRoleValue(UNKNOWN)
                                .build()),
                        "name email role"),
                staff(
                        it -> it.updateAdminProfile(UpdateAdminProfileRequest.newBuilder()
                                .setName(LONG)
                                .setEmail("no")
                                .build()),
                        "name email"),
                staff(it -> it.adminLogin(AdminLoginRequest.getDefaultInstance()), "email password"),
                staff(
                        it -> it.getAllUsers(GetAllUsersRequest.newBuilder()
                                .setSortByValue(UNKNOWN)
                                .setSortOrderValue(UNKNOWN)
                                .setAccountStatusFilter("zz")
                                .setGenderFilter("zz")
                                .build()),
                        "sort_by sort_order account_status_filter gender_filter"),
                staff(
                        it -> it.scheduleDate(ScheduleDateRequest.newBuilder()
                                .setUser1Id("5")
                                .setUser2Id("5")
                                .setDurationMinutes(5)
                                .setDateType("offline")
                                .setLocation(OfflineLocation.newBuilder()
                                        .setCity("Pune")
                                        .setLatitude(91))
                                .setNotes(LONG)
                                .build()),
                        "user2_id scheduled_time duration_minutes location.place_name location.address location.state"
                                + " location.country location.zipcode location.latitude notes"),
                staff(
                        it -> it.scheduleMatch(ScheduleMatchRequest.newBuilder()
                                .setCuratedMatchId(5)
                                .setDurationMinutes(5)
                                .setDateType("offline")
                                .build()),
                        "scheduled_time duration_minutes location"),
                staff(
                        it -> it.scheduleMatch(ScheduleMatchRequest.newBuilder()
                                .setCuratedMatchId(5)
                                .setScheduledTime(Timestamp.newBuilder().setSeconds(1))
                                .setDurationMinutes(5)
                                .setDateType("by post")
                                .build()),
                        "scheduled_time duration_minutes date_type"),
                staff(
                        it -> it.updateDateStatus(UpdateDateStatusRequest.newBuilder()
                                .setDateId("5")
                                .setStatusValue(UNKNOWN)
                                .setNotes(LONG)
                                .setReasonValue(UNKNOWN)
                                .setNote(LONG)
                                .setUserId("x")
                                .build()),
                        "status notes reason note user_id"),
                staff(
                        it -> it.updateCuratedMatchAction(UpdateCuratedMatchActionRequest.newBuilder()
                                .setCuratedMatchId(5)
                                .setNotes(LONG)
                                .build()),
                        "action notes"),
                staff(
                        it -> it.bulkUserAction(BulkUserActionRequest.newBuilder()
                                .setReason(LONG)
                                .build()),
                        "action user_ids reason"),
                staff(
                        it -> it.updateUserStatus(UpdateUserStatusRequest.newBuilder()
                                .setUserId("5")
                                .setReason(LONG)
                                .build()),
                        "status reason"),
                staff(
                        it -> it.reviewReport(ReviewReportRequest.newBuilder()
                                .setReportId("6f1c2f0e-5a63-4a52-9f5c-0d5f4f3b1f00")
                                .setNotes(LONG)
                                .setFromStatusValue(UNKNOWN)
                                .build()),
                        "status from_status notes"));
    }

    @ParameterizedTest
    @MethodSource("callsOfMembers")
    void members_hear_of_everything(Consumer<Member> call, String fields) {
        assertTold(() -> call.accept(maya), fields);
    }

    static Stream<Arguments> callsOfMembers() {
        var strange = DeviceInfo.newBuilder().setPlatformValue(UNKNOWN).setBrowser(LONG);
        return Stream.of(
                member(
                        it -> it.auth()
                                .registerWithEmail(RegisterWithEmailRequest.newBuilder()
                                        .setCredentials(EmailPasswordCredentials.newBuilder()
                                                .setEmail("no")
                                                .setDeviceInfo(strange))
                                        .build()),
                        "device_info.platform device_info.browser email password name"),
                member(
                        it -> it.auth()
                                .loginWithEmail(LoginWithEmailRequest.newBuilder()
                                        .setCredentials(EmailPasswordCredentials.newBuilder()
                                                .setEmail("no")
                                                .setDeviceInfo(strange))
                                        .build()),
                        "email password device_info.platform device_info.browser"),
                member(
                        it -> it.auth()
                                .loginWithPhone(LoginWithPhoneRequest.newBuilder()
                                        .setCredentials(
                                                PhoneOTPCredentials.newBuilder().setDeviceInfo(strange))
                                        .build()),
                        "phone_number otp_code device_info.platform device_info.browser"),
                member(it -> it.auth().linkProvider(LinkProviderRequest.getDefaultInstance()), "provider password"),
                member(
                        it -> it.auth()
                                .linkProvider(LinkProviderRequest.newBuilder()
                                        .setProvider(OAuthProvider.OAUTH_PROVIDER_FACEBOOK)
                                        .setIdToken("x")
                                        .build()),
                        "password access_token"),
                member(it -> it.auth().unlinkProvider(UnlinkProviderRequest.getDefaultInstance()), "provider password"),
                member(
                        it -> it.user()
                                .deleteAccount(DeleteAccountRequest.newBuilder()
                                        .setReason(LONG)
                                        .build()),
                        "password reason"),
                member(
                        it -> it.auth()
                                .loginWithOAuth(LoginWithOAuthRequest.newBuilder()
                                        .setCredentials(OAuthCredentials.newBuilder()
                                                .setProvider(OAuthProvider.OAUTH_PROVIDER_GOOGLE)
                                                .setDeviceInfo(strange))
                                        .build()),
                        "device_info.platform device_info.browser id_token"),
                member(
                        it -> it.auth()
                                .loginWithOAuth(LoginWithOAuthRequest.newBuilder()
                                        .setCredentials(
                                                OAuthCredentials.newBuilder().setDeviceInfo(strange))
                                        .build()),
                        "provider device_info.platform device_info.browser"),
                member(
                        it -> it.user()
                                .updateUserPreferences(UpdateUserPreferencesRequest.newBuilder()
                                        .setPreferences(UserPreferences.newBuilder()
                                                .setDiscovery(DiscoveryPreferences.newBuilder()
                                                        .setDistanceRadius(-1))
                                                .setTheme("pink")
                                                .setTimeZone("Mars"))
                                        .build()),
                        "distance_radius theme time_zone"),
                member(
                        it -> it.user()
                                .searchUsers(SearchUsersRequest.newBuilder()
                                        .setPagination(PaginationRequest.newBuilder()
                                                .setPage(2)
                                                .setPageSize(101))
                                        .setFilters(SearchFilters.newBuilder()
                                                .addGender(Gender.GENDER_MALE)
                                                .addGenderValue(UNKNOWN)
                                                .setAgeRange(AgeRange.newBuilder()
                                                        .setMinAge(5)
                                                        .setMaxAge(200))
                                                .setHeightRange(
                                                        HeightRange.newBuilder().setMinHeight(1_000)))
                                        .build()),
                        "pagination.page pagination.page_size gender[1] age_range.min_age age_range.max_age"
                                + " height_range.min_height"),
                member(
                        it -> it.user()
                                .reportUser(ReportUserRequest.newBuilder()
                                        .setUserId("5")
                                        .setDetails(LONG)
                                        .addEvidenceUrls("http://x.example")
                                        .build()),
                        "reason details evidence_urls[0]"),
                member(
                        it -> it.user()
                                .respondToSuggestion(RespondToSuggestionRequest.newBuilder()
                                        .setSuggestionId(5)
                                        .addReasonsValue(UNKNOWN)
                                        .addReasons(RejectionReason.REJECTION_REASON_UNSPECIFIED)
                                        .setCustomReason(LONG)
                                        .build()),
                        "accept reasons[0] reasons[1] custom_reason"),
                member(
                        it -> it.user()
                                .cancelDate(CancelDateRequest.newBuilder()
                                        .setDateId("5")
                                        .setNote(LONG)
                                        .build()),
                        "reason note"),
                member(
                        it -> it.user()
                                .updatePartnerPreferences(UpdatePartnerPreferencesRequest.newBuilder()
                                        .setPreferences(PartnerPreferences.newBuilder()
                                                .addLookingForGenderValue(UNKNOWN)
                                                .addLookingForGenderValue(UNKNOWN)
                                                .setAgeRange(
                                                        AgeRange.newBuilder().setMinAge(5)))
                                        .build()),
                        "looking_for_gender[0] looking_for_gender[1] age_range.min_age"),
                member(
                        it -> it.user()
                                .updateProfile(UpdateProfileRequest.newBuilder()
                                        .setProfileDetails(ProfileDetails.newBuilder()
                                                .addEducation(EducationInfo.newBuilder()
                                                        .setLabel("Physics"))
                                                .addEducation(EducationInfo.newBuilder()
                                                        .setGraduationYear(3)))
                                        .addPrompts(ProfilePrompt.newBuilder()
                                                .setQuestion(PromptQuestion.PROMPT_TYPICAL_SUNDAY)
                                                .setOrder(-1))
                                        .addPrompts(ProfilePrompt.newBuilder()
                                                .setQuestion(PromptQuestion.PROMPT_UNSPECIFIED))
                                        .addUpdateFields("*")
                                        .build()),
                        "education[1].graduation_year prompts[0].answer_text prompts[0].order prompts[1].question"));
    }

    @Test
    void what_does_not_exist_is_told_as_before() {
        assertThat(Refused.by(() -> lena.updateAdmin(UpdateAdminRequest.newBuilder()
                                .setAdminId("77")
                                .setName(LONG)
                                .build()))
                        .status())
                .isEqualTo(Code.NOT_FOUND);
        assertThat(Refused.by(() -> lena.scheduleDate(ScheduleDateRequest.newBuilder()
                                .setUser1Id("nobody")
                                .setDateType("by post")
                                .build()))
                        .status())
                .isEqualTo(Code.NOT_FOUND);
    }

    private static Arguments staff(Consumer<AdminServiceBlockingStub> call, String fields) {
        return arguments(call, fields);
    }

    private static Arguments member(Consumer<Member> call, String fields) {
        return arguments(call, fields);
    }

    private static void assertTold(Runnable call, String fields) {
        Refused refused = Refused.by(call);

        assertThat(refused.status()).as(refused.words()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(refused.fields())
                .as(refused.words())
                .containsExactlyInAnyOrderElementsOf(List.of(fields.split(" ", -1)));
    }
}
