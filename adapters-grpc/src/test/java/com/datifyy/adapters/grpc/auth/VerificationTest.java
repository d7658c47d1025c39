package com.datifyy.adapters.grpc.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.grpc.Member;
import com.datifyy.adapters.grpc.Refused;
import com.datifyy.adapters.grpc.Service;
import com.datifyy.adapters.grpc.wire.auth.v1.AuthServiceGrpc;
import com.datifyy.adapters.grpc.wire.auth.v1.AuthServiceGrpc.AuthServiceBlockingStub;
import com.datifyy.adapters.grpc.wire.auth.v1.LoginWithPhoneRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.PhoneOTPCredentials;
import com.datifyy.adapters.grpc.wire.auth.v1.RequestPhoneOTPRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.ResendVerificationCodeRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.SendEmailVerificationRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.SendPhoneVerificationRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.VerificationRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.VerificationType;
import com.datifyy.adapters.grpc.wire.auth.v1.VerifyEmailRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.VerifyPhoneRequest;
import com.datifyy.adapters.grpc.wire.common.v1.AccountStatus;
import com.datifyy.adapters.grpc.wire.common.v1.VerificationStatus;
import com.datifyy.domain.notification.Notice;
import io.grpc.Status.Code;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Proving an address or a number, signed in or not.
class VerificationTest {
    @AutoClose("stop")
    private final Service service = new Service();

    private final AuthServiceBlockingStub anybody = AuthServiceGrpc.newBlockingStub(service.channel());

    @Test
    void a_member_proves_their_address() {
        Member asha = service.join("Asha Rao");

        var verified = asha.auth().verifyEmail(proof(asha, code()));

        assertThat(verified.getSuccess()).isTrue();
        assertThat(verified.getUser().getUserId()).isEqualTo(asha.id());
        assertThat(verified.getUser().getEmailVerified()).isEqualTo(VerificationStatus.VERIFICATION_STATUS_VERIFIED);
        assertThat(verified.getUser().getAccountStatus()).isEqualTo(AccountStatus.ACCOUNT_STATUS_ACTIVE);
    }

    @Test
    void c6_who_is_not_signed_in_proves_it_with_the_code_alone_and_is_not_shown_whose_account_it_is() {
        Member asha = service.join("Asha Rao");

        var verified = anybody.verifyEmail(proof(asha, code()));

        assertThat(verified.getSuccess()).isTrue();
        assertThat(verified.hasUser()).isFalse();
    }

    @Test
    void a6_without_a_code_nothing_is_tried_and_what_is_missing_is_named() {
        Member asha = service.join("Asha Rao");
        String code = code();

        for (int i = 0; i < 10; i++) {
            var refused = Refused.by(() -> anybody.verifyEmail(proof(asha, " ")));

            assertThat(refused.status()).isEqualTo(Code.INVALID_ARGUMENT);
            assertThat(refused.field()).isEqualTo("verification.code");
        }
        assertThat(anybody.verifyEmail(proof(asha, code)).getSuccess()).isTrue();
    }

    @Test
    void a_token_that_does_not_hold_is_as_good_as_none() {
        Member asha = service.join("Asha Rao");
        String code = code();
        var stranger = AuthServiceGrpc.newBlockingStub(Member.with(service.channel(), "expired"));

        assertThat(stranger.verifyEmail(proof(asha, code)).getSuccess()).isTrue();
    }

    @Test
    void a6_a_code_for_one_account_proves_nothing_for_another() {
        Member asha = service.join("Asha Rao");
        String code = code();
        Member other = service.join("Maya Iyer");

        var refused = Refused.by(() -> other.auth().verifyEmail(proof(asha, code)));

        assertThat(refused.status()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(anybody.verifyEmail(proof(asha, code)).getSuccess()).isTrue();
    }

    @Test
    void a6_five_wrong_guesses_void_a_members_code() {
        Member asha = service.join("Asha Rao");
        String code = code();
        for (int i = 0; i < 5; i++) {
            assertThat(Refused.by(() -> asha.auth().verifyEmail(proof(asha, "99999999")))
                            .status())
                    .isEqualTo(Code.INVALID_ARGUMENT);
        }

        assertThat(Refused.by(() -> asha.auth().verifyEmail(proof(asha, code))).status())
                .isEqualTo(Code.INVALID_ARGUMENT);
    }

    @Test
    void a6_a_new_code_voids_the_one_before() {
        Member asha = service.join("Asha Rao");
        String first = code();
        var _ = asha.auth().sendEmailVerification(to(asha.joined().getUser().getEmail()));

        assertThat(Refused.by(() -> anybody.verifyEmail(proof(asha, first))).status())
                .isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(asha.auth().verifyEmail(proof(asha, code())).getSuccess()).isTrue();
    }

    @Test
    void a4_sending_to_a_known_and_an_unknown_address_is_answered_alike() {
        Member asha = service.join("Asha Rao");
        service.prove(service.join("Maya Iyer"));

        var claimed = anybody.sendEmailVerification(to(asha.joined().getUser().getEmail()));
        var owned = anybody.sendEmailVerification(to("member2@example.org"));
        var unknown = anybody.sendEmailVerification(to("nobody@example.org"));

        assertThat(List.of(owned, unknown)).allMatch(claimed::equals);
        assertThat(claimed.getVerification().getType()).isEqualTo(VerificationType.VERIFICATION_TYPE_EMAIL);
        assertThat(claimed.getVerification().getCode()).isEmpty();
        assertThat(claimed.getVerification().hasExpiresAt()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = VerificationType.class,
            names = {"VERIFICATION_TYPE_EMAIL", "VERIFICATION_TYPE_PASSWORD_RESET"})
    void a4_sending_again_is_answered_alike_for_known_and_unknown(VerificationType type) {
        service.join("Asha Rao");

        var known = anybody.resendVerificationCode(again("member1@example.org", type));

        assertThat(anybody.resendVerificationCode(again("nobody@example.org", type)))
                .isEqualTo(known);
        assertThat(known.getVerification().getType()).isEqualTo(type);
        assertThat(known.getVerification().getCode()).isEmpty();
    }

    @Test
    void what_is_sent_again_works() {
        Member asha = service.join("Asha Rao");
        var _ = anybody.resendVerificationCode(again("member1@example.org", VerificationType.VERIFICATION_TYPE_EMAIL));

        assertThat(asha.auth().verifyEmail(proof(asha, code())).getSuccess()).isTrue();
    }

    @Test
    void asking_again_for_a_reset_is_asking_for_a_reset() {
        service.join("Asha Rao");

        var _ = anybody.resendVerificationCode(
                again("member1@example.org", VerificationType.VERIFICATION_TYPE_PASSWORD_RESET));

        assertThat(service.told(Notice.PasswordReset.class).token()).isNotEmpty();
    }

    @Test
    void a4_sending_to_any_number_is_answered_alike() {
        var first = anybody.sendPhoneVerification(SendPhoneVerificationRequest.newBuilder()
                .setPhoneNumber("+919876543210")
                .build());
        var second = anybody.resendVerificationCode(again("+919876500000", VerificationType.VERIFICATION_TYPE_PHONE));

        assertThat(second.getVerification()).isEqualTo(first.getVerification());
        assertThat(first.getVerification().getType()).isEqualTo(VerificationType.VERIFICATION_TYPE_PHONE);
    }

    @Test
    void a_proven_number_stays_proven() {
        var _ = anybody.requestPhoneOTP(RequestPhoneOTPRequest.newBuilder()
                .setPhoneNumber("+919876543210")
                .build());
        var joined = anybody.loginWithPhone(LoginWithPhoneRequest.newBuilder()
                .setCredentials(PhoneOTPCredentials.newBuilder()
                        .setPhoneNumber("+919876543210")
                        .setOtpCode(service.told(Notice.PhoneCode.class).code())
                        .setName("Asha Rao"))
                .build());
        var asha = AuthServiceGrpc.newBlockingStub(Member.with(
                service.channel(), joined.getTokens().getAccessToken().getToken()));

        var verified = asha.verifyPhone(VerifyPhoneRequest.newBuilder()
                .setVerification(VerificationRequest.newBuilder()
                        .setIdentifier("+919876543210")
                        .setCode("123456"))
                .build());

        assertThat(verified.getSuccess()).isTrue();
        assertThat(verified.getUser()).isEqualTo(joined.getUser());
    }

    @Test
    void a_wrong_code_proves_no_number() {
        var refused = Refused.by(() -> anybody.verifyPhone(VerifyPhoneRequest.newBuilder()
                .setVerification(VerificationRequest.newBuilder()
                        .setIdentifier("+919876543210")
                        .setCode("123456"))
                .build()));

        assertThat(refused.status()).isEqualTo(Code.INVALID_ARGUMENT);
    }

    @Test
    void a_code_meant_for_something_else_is_refused() {
        Member asha = service.join("Asha Rao");
        var wrong = proof(asha, code()).toBuilder();
        wrong.getVerificationBuilder().setType(VerificationType.VERIFICATION_TYPE_PHONE);
        var right = proof(asha, code()).toBuilder();
        right.getVerificationBuilder().setType(VerificationType.VERIFICATION_TYPE_EMAIL);

        var refused = Refused.by(() -> anybody.verifyEmail(wrong.build()));

        assertThat(refused.field()).isEqualTo("verification.type");
        assertThat(anybody.verifyEmail(right.build()).getSuccess()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, -1})
    void what_is_to_be_sent_again_has_to_be_named_and_to_exist(int type) {
        var refused = Refused.by(() -> anybody.resendVerificationCode(ResendVerificationCodeRequest.newBuilder()
                .setIdentifier("asha@example.org")
                .setTypeValue(type)
                .build()));

        assertThat(refused.status()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(refused.field()).isEqualTo("type");
    }

    @Test
    void a5_codes_are_limited_by_who_gets_them() {
        var _ = anybody.sendEmailVerification(to("asha@example.org"));
        service.exhaust();

        assertThat(Refused.by(() -> anybody.sendEmailVerification(to("asha@example.org")))
                        .status())
                .isEqualTo(Code.RESOURCE_EXHAUSTED);
    }

    private String code() {
        return service.told(Notice.EmailCode.class).code();
    }

    private static VerifyEmailRequest proof(Member member, String code) {
        return VerifyEmailRequest.newBuilder()
                .setVerification(VerificationRequest.newBuilder()
                        .setIdentifier(member.joined().getUser().getEmail())
                        .setCode(code))
                .build();
    }

    private static SendEmailVerificationRequest to(String email) {
        return SendEmailVerificationRequest.newBuilder().setEmail(email).build();
    }

    private static ResendVerificationCodeRequest again(String identifier, VerificationType type) {
        return ResendVerificationCodeRequest.newBuilder()
                .setIdentifier(identifier)
                .setType(type)
                .build();
    }
}
