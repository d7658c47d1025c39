package com.datifyy.adapters.grpc.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.grpc.Member;
import com.datifyy.adapters.grpc.Refused;
import com.datifyy.adapters.grpc.Service;
import com.datifyy.adapters.grpc.wire.admin.v1.AdminServiceGrpc;
import com.datifyy.adapters.grpc.wire.admin.v1.AdminServiceGrpc.AdminServiceBlockingStub;
import com.datifyy.adapters.grpc.wire.admin.v1.BulkUserAction;
import com.datifyy.adapters.grpc.wire.admin.v1.BulkUserActionRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.GetAllUsersRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.GetStaffLogRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.GetUserActivityRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.GetUserDetailsRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.ListReportsRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.ReportStatus;
import com.datifyy.adapters.grpc.wire.admin.v1.ReviewReportRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.RevokeUserSessionsRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.SearchUsersRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.SortOrder;
import com.datifyy.adapters.grpc.wire.admin.v1.StaffVerification;
import com.datifyy.adapters.grpc.wire.admin.v1.UpdateUserStatusRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.UserSortField;
import com.datifyy.adapters.grpc.wire.admin.v1.VerifyUserRequest;
import com.datifyy.adapters.grpc.wire.common.v1.AccountStatus;
import com.datifyy.adapters.grpc.wire.user.v1.GetMyProfileRequest;
import com.datifyy.adapters.grpc.wire.user.v1.ProfilePhoto;
import com.datifyy.adapters.grpc.wire.user.v1.UploadProfilePhotoRequest;
import com.datifyy.application.InMemoryApplication;
import com.datifyy.application.profile.port.PlainPhotoProcessor;
import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.admin.AdminRole;
import com.datifyy.domain.identity.UserId;
import com.google.protobuf.ByteString;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.stub.MetadataUtils;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UserCallsTest {
    private final Service service = new Service();
    private final Member maya = service.join("Maya");
    private final Member ravi = service.join("Ravi");
    private final AdminServiceBlockingStub moderator = as(AdminRole.MODERATOR);

    @AfterEach
    void stop() {
        service.stop();
    }

    private AdminServiceBlockingStub as(AdminRole role) {
        Metadata headers = new Metadata();
        headers.put(
                Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER),
                "Bearer " + InMemoryApplication.tokenOf(service.staff(role)));
        return AdminServiceGrpc.newBlockingStub(service.channel())
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
    }

    @Test
    void people_are_listed_searched_and_read() {
        var listed = moderator.getAllUsers(GetAllUsersRequest.newBuilder()
                .setSortBy(UserSortField.USER_SORT_FIELD_NAME)
                .setSortOrder(SortOrder.SORT_ORDER_ASC)
                .setAccountStatusFilter("PENDING")
                .build());
        var found = moderator.searchUsers(SearchUsersRequest.newBuilder()
                .setQuery("RAV")
                .addSearchFields("name")
                .build());
        var details = moderator.getUserDetails(
                GetUserDetailsRequest.newBuilder().setUserId(maya.id()).build());

        assertThat(listed.getUsersList()).extracting(user -> user.getName()).containsExactly("Maya", "Ravi");
        assertThat(listed.getTotalCount()).isEqualTo(2);
        assertThat(found.getUsersList()).extracting(user -> user.getUserId()).containsExactly(ravi.id());
        assertThat(details.getUser().getProfile().getUserId()).isEqualTo(maya.id());
        assertThat(details.getUser().getAccountStatus()).isEqualTo("PENDING");
    }

    @Test
    void a_word_that_is_none_is_refused_with_those_there_are() {
        var refused = Refused.by(() -> moderator.getAllUsers(
                GetAllUsersRequest.newBuilder().setAccountStatusFilter("ASLEEP").build()));

        assertThat(refused.field()).isEqualTo("account_status_filter");
        assertThat(refused.words())
                .endsWith("is none of ACCOUNT_STATUS_ACTIVE, ACCOUNT_STATUS_PENDING, ACCOUNT_STATUS_SUSPENDED,"
                        + " ACCOUNT_STATUS_BANNED, ACCOUNT_STATUS_DELETED");
    }

    @Test
    void dates_are_in_the_details_for_whoever_sees_dates() {
        AdminCaller genie = service.staff(AdminRole.GENIE);
        service.application().date(UserId.parse(maya.id()), UserId.parse(ravi.id()), genie.id(), Duration.ofDays(2));
        ProfilePhoto photo = ravi.user()
                .uploadProfilePhoto(UploadProfilePhotoRequest.newBuilder()
                        .setPhotoData(ByteString.copyFrom(PlainPhotoProcessor.file("river")))
                        .build())
                .getPhoto();
        var wanted = GetUserDetailsRequest.newBuilder().setUserId(maya.id()).build();

        var told = as(AdminRole.GENIE).getUserDetails(wanted);

        assertThat(told.getPastDatesList()).isEmpty();
        assertThat(told.getUpcomingDatesList()).singleElement().satisfies(date -> {
            assertThat(date.getUser2().getName()).isEqualTo("Ravi");
            assertThat(date.getUser2().getAge()).isPositive();
            assertThat(date.getUser2().getEmail()).as("nothing that dates need").isEmpty();
            assertThat(date.getUser2().getPhotoUrl())
                    .as("a link of the staff's own")
                    .contains(photo.getPhotoId(), "staff-")
                    .isNotEqualTo(photo.getUrl());
            assertThat(date.getUser1().getPhotoUrl()).isEmpty();
            assertThat(date.getGenie().getAdminId()).isEqualTo(genie.id().toString());
            assertThat(date.getGenie().getName()).isNotEmpty();
            assertThat(date.getGenie().getRole())
                    .isEqualTo(com.datifyy.adapters.grpc.wire.admin.v1.AdminRole.ADMIN_ROLE_GENIE);
            assertThat(date.getGenie().getEmail()).as("nothing that dates need").isEmpty();
            assertThat(date.getMeetingLink()).startsWith("https://");
        });
        assertThat(moderator.getUserDetails(wanted).getUpcomingDatesList()).isEmpty();
    }

    @Test
    void b5_the_staff_ends_all_sessions_of_a_person() {
        var request = RevokeUserSessionsRequest.newBuilder()
                .setUserId(maya.id())
                .setReason("her laptop was stolen")
                .build();
        AdminServiceBlockingStub support = as(AdminRole.SUPPORT);

        assertThat(Refused.by(() -> support.revokeUserSessions(request)).status())
                .isEqualTo(Status.Code.PERMISSION_DENIED);
        assertThat(maya.user()
                        .getMyProfile(GetMyProfileRequest.getDefaultInstance())
                        .getProfile()
                        .getUserId())
                .isEqualTo(maya.id());
        assertThat(moderator.revokeUserSessions(request).getRevokedCount()).isOne();

        assertThat(Refused.by(() -> maya.user().getMyProfile(GetMyProfileRequest.getDefaultInstance()))
                        .status())
                .isEqualTo(Status.Code.UNAUTHENTICATED);
        assertThat(moderator.revokeUserSessions(request).getRevokedCount()).isZero();
        assertThat(moderator
                        .getUserActivity(GetUserActivityRequest.newBuilder()
                                .setUserId(maya.id())
                                .build())
                        .getActivityList())
                .anySatisfy(entry -> {
                    assertThat(entry.getEvent()).isEqualTo("USER_SIGNED_OUT");
                    assertThat(entry.getReason()).isEqualTo("her laptop was stolen");
                });
    }

    @Test
    void what_to_look_for_is_named_as_the_message_names_it() {
        Refused refused = Refused.by(() -> moderator.searchUsers(SearchUsersRequest.getDefaultInstance()));

        assertThat(refused.field()).isEqualTo("query");
    }

    @Test
    void e3_fields_outside_the_allowed_ones_are_refused() {
        assertThat(Refused.by(() -> moderator.searchUsers(SearchUsersRequest.newBuilder()
                                .setQuery("abc")
                                .addSearchFields("password_hash")
                                .build()))
                        .status())
                .isEqualTo(Status.Code.INVALID_ARGUMENT);
    }

    @Test
    void people_are_stopped_verified_and_watched() {
        var stopped = moderator.updateUserStatus(UpdateUserStatusRequest.newBuilder()
                .setUserId(maya.id())
                .setStatus(AccountStatus.ACCOUNT_STATUS_BANNED)
                .setReason("scam")
                .build());
        var verified = moderator.verifyUser(VerifyUserRequest.newBuilder()
                .setUserId(ravi.id())
                .setType(StaffVerification.STAFF_VERIFICATION_EMAIL)
                .build());
        var outcome = moderator.bulkUserAction(BulkUserActionRequest.newBuilder()
                .addUserIds(ravi.id())
                .addUserIds("77")
                .setAction(BulkUserAction.BULK_USER_ACTION_SUSPEND)
                .build());

        assertThat(stopped.getUser().getAccountStatus()).isEqualTo("BANNED");
        assertThat(verified.getUser().getEmailVerified()).isTrue();
        assertThat(moderator
                        .verifyUser(VerifyUserRequest.newBuilder()
                                .setUserId(ravi.id())
                                .setType(StaffVerification.STAFF_VERIFICATION_AADHAR)
                                .build())
                        .getUser()
                        .getVerificationsList())
                .containsExactly("AADHAR");
        assertThat(outcome.getSuccessCount()).isOne();
        assertThat(outcome.getFailedUserIdsList()).containsExactly("77");
        assertThat(moderator
                        .getUserActivity(GetUserActivityRequest.newBuilder()
                                .setUserId(maya.id())
                                .build())
                        .getActivityList())
                .anySatisfy(entry -> assertThat(entry.getReason()).isEqualTo("scam"));
    }

    @Test
    void reports_are_reviewed_and_the_log_is_for_super_admins() {
        assertThat(moderator
                        .listReports(ListReportsRequest.getDefaultInstance())
                        .getReportsCount())
                .isZero();
        assertThat(Refused.by(() -> moderator.reviewReport(ReviewReportRequest.newBuilder()
                                .setReportId("nothing")
                                .setStatus(ReportStatus.REPORT_STATUS_DISMISSED)
                                .build()))
                        .status())
                .isEqualTo(Status.Code.NOT_FOUND);
        assertThat(Refused.by(() -> moderator.getStaffLog(GetStaffLogRequest.getDefaultInstance()))
                        .status())
                .isEqualTo(Status.Code.PERMISSION_DENIED);
        assertThat(as(AdminRole.SUPER_ADMIN)
                        .getStaffLog(GetStaffLogRequest.getDefaultInstance())
                        .getEntriesList())
                .extracting(entry -> entry.getEvent())
                .containsExactly("REPORTS_LISTED");
    }
}
