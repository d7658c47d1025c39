package com.datifyy.adapters.grpc.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.grpc.Authenticator;
import com.datifyy.adapters.grpc.Member;
import com.datifyy.adapters.grpc.Refused;
import com.datifyy.adapters.grpc.Service;
import com.datifyy.adapters.grpc.wire.auth.v1.AuthServiceGrpc;
import com.datifyy.adapters.grpc.wire.auth.v1.AuthServiceGrpc.AuthServiceBlockingStub;
import com.datifyy.adapters.grpc.wire.auth.v1.ConfirmSecondFactorRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.DisableSecondFactorRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.DisableSecondFactorResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.EmailPasswordCredentials;
import com.datifyy.adapters.grpc.wire.auth.v1.EnrollSecondFactorRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.GetSecondFactorRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.LoginWithEmailRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.LoginWithEmailResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.RenewRecoveryCodesRequest;
import com.datifyy.application.InMemoryApplication;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// The second factor, from switching it on to signing in with it.
class SecondFactorTest {
    @AutoClose("stop")
    private final Service service = new Service();

    private final AuthServiceBlockingStub anybody = AuthServiceGrpc.newBlockingStub(service.channel());

    private final Member asha = service.join("Asha Rao");

    @Test
    void it_is_on_once_a_code_of_the_app_was_confirmed() {
        assertThat(isOn()).isFalse();
        Authenticator app = enroll();
        assertThat(isOn()).isFalse();

        assertThat(confirm(app)).hasSize(10).doesNotHaveDuplicates();

        var status = asha.auth().getSecondFactor(GetSecondFactorRequest.getDefaultInstance());
        assertThat(status.getEnabled()).isTrue();
        assertThat(status.getRecoveryCodesLeft()).isEqualTo(10);
    }

    @Test
    void an_app_can_read_what_it_needs_from_a_picture() {
        var enrolment = asha.auth().enrollSecondFactor(enrollment(InMemoryApplication.PASSWORD));

        assertThat(enrolment.getUri()).startsWith("otpauth://totp/").contains(enrolment.getSecret());
    }

    @Test
    void signing_in_asks_for_it_by_a_code_of_its_own_and_takes_it() {
        Authenticator app = enroll();
        confirm(app);
        service.clock().advance(Duration.ofSeconds(30));

        var missing = Refused.by(() -> signIn(""));
        var wrong = Refused.by(() -> signIn("000000"));

        assertThat(missing.status()).isEqualTo(Code.UNAUTHENTICATED);
        assertThat(missing.code()).isEqualTo("SECOND_FACTOR_REQUIRED");
        assertThat(wrong.code()).isEqualTo("SECOND_FACTOR_REQUIRED");
        assertThat(signIn(app.code()).getUser().getUserId()).isEqualTo(asha.id());
    }

    @Test
    void a4_who_does_not_know_the_password_learns_nothing_of_it() {
        confirm(enroll());

        var refused = Refused.by(() -> anybody.loginWithEmail(login("not the password", "")));

        assertThat(refused.code()).isEqualTo("UNAUTHENTICATED");
    }

    @Test
    void a6_a_recovery_code_works_once() {
        String recovery = confirm(enroll()).getFirst();
        assertThat(signIn(recovery).hasTokens()).isTrue();

        assertThat(Refused.by(() -> signIn(recovery)).code()).isEqualTo("SECOND_FACTOR_REQUIRED");
        assertThat(asha.auth()
                        .getSecondFactor(GetSecondFactorRequest.getDefaultInstance())
                        .getRecoveryCodesLeft())
                .isEqualTo(9);
    }

    @Test
    void new_recovery_codes_void_the_old_ones() {
        Authenticator app = enroll();
        List<String> old = confirm(app);
        service.clock().advance(Duration.ofSeconds(30));

        List<String> renewed = asha.auth()
                .renewRecoveryCodes(RenewRecoveryCodesRequest.newBuilder()
                        .setCode(app.code())
                        .build())
                .getRecoveryCodesList();

        assertThat(renewed).hasSize(10).doesNotContainAnyElementsOf(old);
        assertThat(Refused.by(() -> signIn(old.getFirst())).code()).isEqualTo("SECOND_FACTOR_REQUIRED");
        assertThat(signIn(renewed.getFirst()).hasTokens()).isTrue();
    }

    @Test
    void switching_it_off_takes_the_password_and_a_code() {
        String recovery = confirm(enroll()).getFirst();

        assertThat(Refused.by(() -> disable("not the password", recovery)).status())
                .isEqualTo(Code.PERMISSION_DENIED);
        assertThat(Refused.by(() -> disable(InMemoryApplication.PASSWORD, "000000"))
                        .status())
                .isEqualTo(Code.PERMISSION_DENIED);
        assertThat(isOn()).isTrue();

        assertThat(disable(InMemoryApplication.PASSWORD, recovery).getSuccess()).isTrue();
        assertThat(isOn()).isFalse();
        assertThat(signIn("").hasTokens()).isTrue();
    }

    @Test
    void a8_switching_it_on_takes_the_password() {
        assertThat(Refused.by(() -> asha.auth().enrollSecondFactor(enrollment("")))
                        .field())
                .isEqualTo("password");
        assertThat(Refused.by(() -> asha.auth().enrollSecondFactor(enrollment("not the password")))
                        .status())
                .isEqualTo(Code.PERMISSION_DENIED);
    }

    @Test
    void a_wrong_code_switches_nothing_on() {
        enroll();

        var refused = Refused.by(() -> asha.auth()
                .confirmSecondFactor(
                        ConfirmSecondFactorRequest.newBuilder().setCode("12 34").build()));

        assertThat(refused.status()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(refused.field()).isEqualTo("code");
        assertThat(isOn()).isFalse();
    }

    @Test
    void what_is_on_cannot_be_switched_on_again() {
        confirm(enroll());

        assertThat(Refused.by(() -> asha.auth().enrollSecondFactor(enrollment(InMemoryApplication.PASSWORD)))
                        .status())
                .isEqualTo(Code.ALREADY_EXISTS);
    }

    private boolean isOn() {
        return asha.auth()
                .getSecondFactor(GetSecondFactorRequest.getDefaultInstance())
                .getEnabled();
    }

    private Authenticator enroll() {
        var enrolment = asha.auth().enrollSecondFactor(enrollment(InMemoryApplication.PASSWORD));
        return new Authenticator(enrolment.getSecret(), service.clock());
    }

    private static EnrollSecondFactorRequest enrollment(String password) {
        return EnrollSecondFactorRequest.newBuilder().setPassword(password).build();
    }

    private List<String> confirm(Authenticator app) {
        return asha.auth()
                .confirmSecondFactor(ConfirmSecondFactorRequest.newBuilder()
                        .setCode(app.code())
                        .build())
                .getRecoveryCodesList();
    }

    private DisableSecondFactorResponse disable(String password, String code) {
        return asha.auth()
                .disableSecondFactor(DisableSecondFactorRequest.newBuilder()
                        .setPassword(password)
                        .setCode(code)
                        .build());
    }

    private LoginWithEmailResponse signIn(String secondFactor) {
        return anybody.loginWithEmail(login(InMemoryApplication.PASSWORD, secondFactor));
    }

    private static LoginWithEmailRequest login(String password, String secondFactor) {
        return LoginWithEmailRequest.newBuilder()
                .setCredentials(EmailPasswordCredentials.newBuilder()
                        .setEmail("member1@example.org")
                        .setPassword(password)
                        .setSecondFactorCode(secondFactor))
                .build();
    }
}
