package com.datifyy.adapters.grpc.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.grpc.Member;
import com.datifyy.adapters.grpc.Refused;
import com.datifyy.adapters.grpc.Service;
import com.datifyy.adapters.grpc.wire.auth.v1.AuthServiceGrpc;
import com.datifyy.adapters.grpc.wire.auth.v1.AuthServiceGrpc.AuthServiceBlockingStub;
import com.datifyy.adapters.grpc.wire.auth.v1.DeviceInfo;
import com.datifyy.adapters.grpc.wire.auth.v1.LoginWithPhoneRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.LoginWithPhoneResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.PhoneOTPCredentials;
import com.datifyy.adapters.grpc.wire.auth.v1.RegisterWithPhoneRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.RegisterWithPhoneResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.RequestPhoneOTPRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.RequestPhoneOTPResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.VerificationType;
import com.datifyy.adapters.grpc.wire.common.v1.AccountStatus;
import com.datifyy.adapters.grpc.wire.common.v1.VerificationStatus;
import com.datifyy.adapters.grpc.wire.user.v1.GetMyProfileRequest;
import com.datifyy.adapters.grpc.wire.user.v1.UserServiceGrpc;
import com.datifyy.domain.notification.Notice;
import io.grpc.Status.Code;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// Becoming a member and signing in with a telephone.
class PhoneSignInTest {
    private static final String NUMBER = "+919876543210";

    @AutoClose("stop")
    private final Service service = new Service();

    private final AuthServiceBlockingStub anybody = AuthServiceGrpc.newBlockingStub(service.channel());

    @Test
    void a_code_makes_a_member_of_whoever_owns_the_telephone() {
        RegisterWithPhoneResponse begun = anybody.registerWithPhone(RegisterWithPhoneRequest.newBuilder()
                .setPhoneNumber(NUMBER)
                .setName("Asha Rao")
                .build());

        var joined = signIn(code());

        assertThat(begun.getTempUserId()).isEmpty();
        assertThat(joined.getUser().getName()).isEqualTo("Asha Rao");
        assertThat(joined.getUser().getEmail()).isEmpty();
        assertThat(joined.getUser().getPhoneNumber()).isEqualTo(NUMBER);
        assertThat(joined.getUser().getPhoneVerified()).isEqualTo(VerificationStatus.VERIFICATION_STATUS_VERIFIED);
        assertThat(joined.getUser().getAccountStatus()).isEqualTo(AccountStatus.ACCOUNT_STATUS_ACTIVE);
    }

    @Test
    void everything_that_is_wrong_with_signing_in_is_named_at_once() {
        var refused = Refused.by(() -> anybody.loginWithPhone(LoginWithPhoneRequest.newBuilder()
                .setCredentials(PhoneOTPCredentials.newBuilder()
                        .setPhoneNumber("12")
                        .setDeviceInfo(DeviceInfo.newBuilder().setPlatformValue(77)))
                .build()));

        assertThat(refused.fields()).containsExactlyInAnyOrder("device_info.platform", "phone_number", "otp_code");
    }

    @Test
    void who_has_no_address_has_a_profile_without_one() {
        begin();
        var joined = signIn(code(), "Asha Rao");

        var profile = UserServiceGrpc.newBlockingStub(Member.with(
                        service.channel(), joined.getTokens().getAccessToken().getToken()))
                .getMyProfile(GetMyProfileRequest.getDefaultInstance())
                .getProfile();

        assertThat(profile.getBasicInfo().getEmail()).isEmpty();
        assertThat(profile.getBasicInfo().getName()).isEqualTo("Asha Rao");
    }

    @Test
    void the_same_telephone_signs_in_to_the_same_account() {
        begin();
        var first = signIn(code(), "Asha Rao");
        begin();

        assertThat(signIn(code()).getUser().getUserId())
                .isEqualTo(first.getUser().getUserId());
    }

    @Test
    void a4_a_known_and_an_unknown_number_are_told_alike() {
        var unknown = begin();
        signIn(code(), "Asha Rao");

        assertThat(begin()).isEqualTo(unknown);
    }

    @Test
    void a7_an_answer_tells_the_kind_of_a_code_and_its_end_and_never_the_code() {
        var verification = begin().getVerification();

        assertThat(verification.getType()).isEqualTo(VerificationType.VERIFICATION_TYPE_PHONE);
        assertThat(verification.getExpiresAt().getSeconds())
                .isEqualTo(
                        service.clock().instant().plus(Duration.ofMinutes(10)).getEpochSecond());
        assertThat(verification.getCode()).isEmpty();
    }

    @Test
    void a6_without_a_code_nothing_is_tried() {
        var refused = Refused.by(() -> anybody.loginWithPhone(LoginWithPhoneRequest.newBuilder()
                .setCredentials(PhoneOTPCredentials.newBuilder().setPhoneNumber("+919876543210"))
                .build()));

        assertThat(refused.status()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(refused.field()).isEqualTo("otp_code");
    }

    @Test
    void a6_a_code_works_once_and_only_for_so_long() {
        begin();
        String used = code();
        signIn(used, "Asha Rao");
        assertThat(Refused.by(() -> signIn(used)).status()).isEqualTo(Code.UNAUTHENTICATED);

        begin();
        String old = code();
        service.clock().advance(Duration.ofMinutes(11));
        assertThat(Refused.by(() -> signIn(old)).status()).isEqualTo(Code.UNAUTHENTICATED);
    }

    @Test
    void a_new_member_has_to_have_a_name_and_keeps_the_code() {
        begin();
        String code = code();

        var refused = Refused.by(() -> signIn(code));

        assertThat(refused.status()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(refused.field()).isEqualTo("name");
        assertThat(signIn(code, "Asha Rao").getUser().getName()).isEqualTo("Asha Rao");
    }

    @Test
    void what_is_no_number_is_bad_input() {
        var refused = Refused.by(() -> anybody.requestPhoneOTP(
                RequestPhoneOTPRequest.newBuilder().setPhoneNumber("12").build()));

        assertThat(refused.status()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(refused.field()).isEqualTo("phone_number");
    }

    private RequestPhoneOTPResponse begin() {
        return anybody.requestPhoneOTP(
                RequestPhoneOTPRequest.newBuilder().setPhoneNumber(NUMBER).build());
    }

    private String code() {
        return service.told(Notice.PhoneCode.class).code();
    }

    private LoginWithPhoneResponse signIn(String code) {
        return signIn(code, "");
    }

    private LoginWithPhoneResponse signIn(String code, String name) {
        return anybody.loginWithPhone(LoginWithPhoneRequest.newBuilder()
                .setCredentials(PhoneOTPCredentials.newBuilder()
                        .setPhoneNumber(NUMBER)
                        .setOtpCode(code)
                        .setName(name))
                .build());
    }
}
