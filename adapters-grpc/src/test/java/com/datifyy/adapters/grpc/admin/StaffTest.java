package com.datifyy.adapters.grpc.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.grpc.Member;
import com.datifyy.adapters.grpc.Refused;
import com.datifyy.adapters.grpc.Service;
import com.datifyy.adapters.grpc.wire.admin.v1.AdminLoginRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.AdminLogoutRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.AdminRole;
import com.datifyy.adapters.grpc.wire.admin.v1.AdminServiceGrpc;
import com.datifyy.adapters.grpc.wire.admin.v1.AdminServiceGrpc.AdminServiceBlockingStub;
import com.datifyy.adapters.grpc.wire.admin.v1.AdminUser;
import com.datifyy.adapters.grpc.wire.admin.v1.ChangeStaffPasswordRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.ConfirmStaffSecondFactorRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.CreateAdminUserRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.DeleteAdminRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.EnrollStaffSecondFactorRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.GetAdminProfileRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.GetAllAdminsRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.ResetStaffSecondFactorRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.UpdateAdminProfileRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.UpdateAdminRequest;
import com.datifyy.application.InMemoryApplication;
import com.datifyy.domain.admin.AdminCaller;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// The staff, from joining to leaving.
class StaffTest {
    @AutoClose("stop")
    private final Service service = new Service();

    private final AdminServiceBlockingStub anybody = AdminServiceGrpc.newBlockingStub(service.channel());
    private final AdminCaller lena = service.staff(com.datifyy.domain.admin.AdminRole.SUPER_ADMIN);
    private final AdminServiceBlockingStub asLena = as(InMemoryApplication.tokenOf(lena));

    @Test
    void a_new_member_sets_an_app_up_signs_in_and_out() {
        AdminUser arjun = join();
        assertThat(Refused.by(() -> anybody.adminLogin(login(""))).code()).isEqualTo("FORBIDDEN");
        var begun = anybody.enrollStaffSecondFactor(EnrollStaffSecondFactorRequest.newBuilder()
                .setEmail("arjun@example.org")
                .setPassword(InMemoryApplication.PASSWORD)
                .build());
        assertThat(begun.getUri()).startsWith("otpauth://totp/").contains(begun.getSecret());
        List<String> recovery = anybody.confirmStaffSecondFactor(ConfirmStaffSecondFactorRequest.newBuilder()
                        .setEmail("arjun@example.org")
                        .setPassword(InMemoryApplication.PASSWORD)
                        .setCode(service.codeOfStaff(arjun.getAdminId()))
                        .build())
                .getRecoveryCodesList();

        var signedIn = anybody.adminLogin(login(recovery.getFirst()));

        assertThat(signedIn.getAdmin().getAdminId()).isEqualTo(arjun.getAdminId());
        assertThat(signedIn.getTokens().getExpiresIn()).isEqualTo(3_600);
        var asArjun = as(signedIn.getTokens().getAccessToken());
        assertThat(asArjun.getAdminProfile(GetAdminProfileRequest.getDefaultInstance())
                        .getAdmin()
                        .getRole())
                .isEqualTo(AdminRole.ADMIN_ROLE_GENIE);
        assertThat(asArjun.changeStaffPassword(ChangeStaffPasswordRequest.newBuilder()
                                .setCurrentPassword(InMemoryApplication.PASSWORD)
                                .setNewPassword("seven lanterns by noon")
                                .build())
                        .getSuccess())
                .isTrue();
        assertThat(asArjun.adminLogout(AdminLogoutRequest.getDefaultInstance()).getSuccess())
                .isTrue();
        assertThat(Refused.by(() -> asArjun.getAdminProfile(GetAdminProfileRequest.getDefaultInstance()))
                        .code())
                .isEqualTo("UNAUTHENTICATED");
    }

    @Test
    void members_of_staff_are_listed_changed_and_removed() {
        String id = join().getAdminId();

        assertThat(asLena.getAllAdmins(GetAllAdminsRequest.getDefaultInstance()).getTotalCount())
                .isEqualTo(2);
        AdminUser changed = asLena.updateAdmin(UpdateAdminRequest.newBuilder()
                        .setAdminId(id)
                        .setName("Arjun Rao")
                        .setRole(AdminRole.ADMIN_ROLE_SUPER_ADMIN)
                        .setIsGenie(true)
                        .build())
                .getAdmin();
        assertThat(changed.getName()).isEqualTo("Arjun Rao");
        assertThat(changed.getEmail()).isEqualTo("arjun@example.org");
        assertThat(changed.getIsGenie()).isTrue();
        assertThat(asLena.resetStaffSecondFactor(ResetStaffSecondFactorRequest.newBuilder()
                                .setAdminId(id)
                                .build())
                        .getSuccess())
                .isTrue();
        assertThat(asLena.deleteAdmin(
                                DeleteAdminRequest.newBuilder().setAdminId(id).build())
                        .getSuccess())
                .isTrue();
        assertThat(asLena.updateAdminProfile(UpdateAdminProfileRequest.newBuilder()
                                .setTimeZone("Asia/Kolkata")
                                .build())
                        .getAdmin()
                        .getTimeZone())
                .isEqualTo("Asia/Kolkata");
        assertThat(asLena.getAdminProfile(GetAdminProfileRequest.getDefaultInstance())
                        .getAdmin()
                        .getTimeZone())
                .isEqualTo("Asia/Kolkata");
        assertThat(asLena.updateAdminProfile(UpdateAdminProfileRequest.newBuilder()
                                .setAdminId(id)
                                .setName("Lena")
                                .build())
                        .getAdmin()
                        .getAdminId())
                .as("C2: the acting member comes from the token")
                .isEqualTo(lena.id().toString());
        assertThat(Refused.by(() -> asLena.deleteAdmin(DeleteAdminRequest.newBuilder()
                                .setAdminId("not an id")
                                .build()))
                        .code())
                .isEqualTo("NOT_FOUND");
    }

    private AdminServiceBlockingStub as(String token) {
        return AdminServiceGrpc.newBlockingStub(Member.with(service.channel(), token));
    }

    private AdminUser join() {
        return asLena.createAdminUser(CreateAdminUserRequest.newBuilder()
                        .setEmail("arjun@example.org")
                        .setPassword(InMemoryApplication.PASSWORD)
                        .setName("Arjun")
                        .setRole(AdminRole.ADMIN_ROLE_GENIE)
                        .build())
                .getAdmin();
    }

    private static AdminLoginRequest login(String code) {
        return AdminLoginRequest.newBuilder()
                .setEmail("arjun@example.org")
                .setPassword(InMemoryApplication.PASSWORD)
                .setSecondFactorCode(code)
                .build();
    }
}
