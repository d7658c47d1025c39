package com.datifyy.adapters.grpc.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.grpc.Member;
import com.datifyy.adapters.grpc.Refused;
import com.datifyy.adapters.grpc.Service;
import com.datifyy.adapters.grpc.wire.auth.v1.AuthServiceGrpc;
import com.datifyy.adapters.grpc.wire.auth.v1.DeviceInfo;
import com.datifyy.adapters.grpc.wire.auth.v1.EmailPasswordCredentials;
import com.datifyy.adapters.grpc.wire.auth.v1.LoginWithEmailRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.RefreshTokenRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.RefreshTokenResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.RegisterWithEmailRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.RegisterWithEmailResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.RevokeTokenRequest;
import com.datifyy.adapters.grpc.wire.common.v1.AccountStatus;
import com.datifyy.adapters.grpc.wire.common.v1.DevicePlatform;
import com.datifyy.adapters.grpc.wire.common.v1.VerificationStatus;
import com.datifyy.adapters.grpc.wire.user.v1.GetMyProfileRequest;
import com.datifyy.adapters.grpc.wire.user.v1.UserServiceGrpc;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthGrpcServiceTest {
    private static final String PASSWORD = "a quiet walk by the river";

    @AutoClose("stop")
    private final Service service = new Service();

    private final AuthServiceGrpc.AuthServiceBlockingStub auth = AuthServiceGrpc.newBlockingStub(service.channel());

    @Test
    void registering_makes_a_pending_account_and_signs_in() {
        RegisterWithEmailResponse joined = register(asha().build());

        assertThat(joined.getUser().getEmail()).isEqualTo("asha@example.org");
        assertThat(joined.getUser().getName()).isEqualTo("Asha Rao");
        assertThat(joined.getUser().getAccountStatus()).isEqualTo(AccountStatus.ACCOUNT_STATUS_PENDING);
        assertThat(joined.getUser().getEmailVerified()).isEqualTo(VerificationStatus.VERIFICATION_STATUS_UNVERIFIED);
        assertThat(joined.getRequiresEmailVerification()).isTrue();
        assertThat(joined.getTokens().getAccessToken().getTokenType()).isEqualTo("Bearer");
        assertThat(joined.getSession().getUserId()).isEqualTo(joined.getUser().getUserId());
        assertThat(joined.getSession().getIsCurrent()).isTrue();
        assertThat(isSignedIn(joined.getTokens().getAccessToken().getToken())).isTrue();
    }

    @Test
    void the_device_is_remembered_as_it_was_described() {
        var device = DeviceInfo.newBuilder()
                .setPlatform(DevicePlatform.DEVICE_PLATFORM_ANDROID)
                .setDeviceName("Pixel")
                .setOsVersion("17")
                .setAppVersion("2.1")
                .setBrowser("none")
                .setDeviceId("d-1")
                .build();

        var joined = register(asha().setDeviceInfo(device).build());

        assertThat(joined.getSession().getDeviceInfo()).isEqualTo(device);
    }

    @Test
    void registering_again_with_the_same_password_signs_in_to_the_same_account() {
        var first = register(asha().build());

        var again = register(asha().setEmail(" ASHA@example.org ").build());

        assertThat(again.getUser()).isEqualTo(first.getUser());
        assertThat(again.getSession().getSessionId())
                .isNotEqualTo(first.getSession().getSessionId());
    }

    @Test
    void a4_registering_an_address_that_has_an_owner_is_answered_like_any_other() {
        service.prove(service.join("Maya Iyer"));

        var known = register(asha().setEmail("member1@example.org").build());
        var unknown = register(asha().build());

        assertThat(shapeOf(known)).isEqualTo(shapeOf(unknown));
        assertThat(known.getUser().getAccountStatus()).isEqualTo(AccountStatus.ACCOUNT_STATUS_PENDING);
    }

    /// An answer without what differs between any two people.
    private static RegisterWithEmailResponse shapeOf(RegisterWithEmailResponse answer) {
        var shape = answer.toBuilder();
        shape.getUserBuilder().clearUserId().clearEmail();
        shape.getSessionBuilder()
                .clearSessionId()
                .clearUserId()
                .getDeviceInfoBuilder()
                .clearDeviceId();
        shape.getTokensBuilder().getAccessTokenBuilder().clearToken();
        shape.getTokensBuilder().getRefreshTokenBuilder().clearToken();
        return shape.build();
    }

    @Test
    void a11_who_is_under_eighteen_cannot_register() {
        var refused =
                Refused.by(() -> register(asha().setDateOfBirth("2010-01-01").build()));

        assertThat(refused.status()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(refused.field()).isEqualTo("date_of_birth");
        assertThat(register(asha().build()).getUser().getUserId()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "1990-02-30", "01.02.1990", "1870-01-01", "2990-01-01"})
    void a_date_of_birth_has_to_be_a_plausible_date(String date) {
        var refused = Refused.by(() -> register(asha().setDateOfBirth(date).build()));

        assertThat(refused.status()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(refused.field()).isEqualTo("date_of_birth");
    }

    @Test
    void a1_a_password_has_a_least_length() {
        var refused = Refused.by(() -> register(asha().setPassword("short").build()));

        assertThat(refused.status()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(refused.field()).isEqualTo("password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nobody", "a@b", "a b@example.org", "a@example.org\r\nBcc: x@example.org"})
    void what_is_no_address_cannot_register(String email) {
        var refused = Refused.by(() -> register(asha().setEmail(email).build()));

        assertThat(refused.status()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(refused.field()).isEqualTo("email");
    }

    @Test
    void everything_that_is_wrong_with_a_registration_is_named_at_once() {
        var refused = Refused.by(() -> register(asha().setEmail("nobody")
                .setPassword("short")
                .clearName()
                .setDateOfBirth("yesterday")
                .build()));

        assertThat(refused.fields()).containsExactly("email", "password", "name", "date_of_birth");
        assertThat(refused.field()).isEqualTo("email");
    }

    @Test
    void a_name_is_required() {
        assertThat(Refused.by(() -> register(asha().clearName().build())).field())
                .isEqualTo("name");
    }

    @Test
    void an_unknown_platform_is_refused_by_field() {
        var refused = Refused.by(
                () -> register(asha().setDeviceInfo(DeviceInfo.newBuilder().setPlatformValue(77))
                        .build()));

        assertThat(refused.status()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(refused.field()).isEqualTo("device_info.platform");
    }

    @Test
    void who_registered_can_log_in() {
        register(asha().build());

        var loggedIn = auth.loginWithEmail(login("asha@example.org", PASSWORD));

        assertThat(loggedIn.getUser().getName()).isEqualTo("Asha Rao");
        assertThat(isSignedIn(loggedIn.getTokens().getAccessToken().getToken())).isTrue();
    }

    @Test
    void a4_a_wrong_password_and_an_unknown_address_are_told_alike() {
        register(asha().build());

        var wrong = Refused.by(() -> auth.loginWithEmail(login("asha@example.org", "not the password")));
        var unknown = Refused.by(() -> auth.loginWithEmail(login("nobody@example.org", PASSWORD)));

        assertThat(wrong.status()).isEqualTo(Code.UNAUTHENTICATED);
        assertThat(unknown.status()).isEqualTo(wrong.status());
        assertThat(unknown.words()).isEqualTo(wrong.words());
        assertThat(unknown.code()).isEqualTo(wrong.code());
    }

    @Test
    void b2_refreshing_gives_a_new_pair() {
        var joined = register(asha().build());

        RefreshTokenResponse refreshed =
                refresh(joined.getTokens().getRefreshToken().getToken());

        assertThat(refreshed.getTokens().getRefreshToken().getToken())
                .isNotEqualTo(joined.getTokens().getRefreshToken().getToken());
        assertThat(isSignedIn(refreshed.getTokens().getAccessToken().getToken()))
                .isTrue();
    }

    @Test
    void b3_a_retry_within_ten_seconds_gets_the_same_refresh_token() {
        String first = register(asha().build()).getTokens().getRefreshToken().getToken();

        String successor = refresh(first).getTokens().getRefreshToken().getToken();
        service.clock().advance(Duration.ofSeconds(9));

        assertThat(refresh(first).getTokens().getRefreshToken().getToken()).isEqualTo(successor);
    }

    @Test
    void b3_reuse_of_a_rotated_refresh_token_ends_the_family() {
        String first = register(asha().build()).getTokens().getRefreshToken().getToken();
        var successor = refresh(first).getTokens();
        service.clock().advance(Duration.ofSeconds(11));

        assertThat(Refused.by(() -> refresh(first)).status()).isEqualTo(Code.UNAUTHENTICATED);

        assertThat(Refused.by(() -> refresh(successor.getRefreshToken().getToken()))
                        .status())
                .isEqualTo(Code.UNAUTHENTICATED);
        assertThat(isSignedIn(successor.getAccessToken().getToken())).isFalse();
    }

    @Test
    void b4_revoking_takes_effect_on_the_next_request() {
        var tokens = register(asha().build()).getTokens();
        String refreshToken = tokens.getRefreshToken().getToken();

        assertThat(revoke(refreshToken)).isNotEmpty();

        assertThat(isSignedIn(tokens.getAccessToken().getToken())).isFalse();
        assertThat(Refused.by(() -> refresh(refreshToken)).status()).isEqualTo(Code.UNAUTHENTICATED);
    }

    @Test
    void revoking_an_unknown_token_tells_nothing() {
        String known = register(asha().build()).getTokens().getRefreshToken().getToken();

        assertThat(revoke("unknown")).isEqualTo(revoke(known));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "no such token"})
    void what_is_no_refresh_token_refreshes_nothing(String token) {
        assertThat(Refused.by(() -> refresh(token)).status()).isIn(Code.INVALID_ARGUMENT, Code.UNAUTHENTICATED);
    }

    @Test
    void b2_an_access_token_ends_after_its_time() {
        String token = register(asha().build()).getTokens().getAccessToken().getToken();
        service.clock().advance(Duration.ofMinutes(16));

        assertThat(isSignedIn(token)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "eyJhbGciOiJub25lIn0.eyJzdWIiOiI0MiJ9.", "null", "undefined"})
    void b1_a_forged_access_token_proves_nothing(String token) {
        assertThat(isSignedIn(token)).isFalse();
    }

    @Test
    void e4_a_line_break_cannot_be_smuggled_into_a_name() {
        assertThat(Refused.by(() -> register(asha().setName("Asha\nAdmin").build()))
                        .status())
                .isEqualTo(Code.INVALID_ARGUMENT);
    }

    @Test
    void a5_who_does_it_too_often_is_told_when_to_come_back() {
        var joined = register(asha().build());
        auth.loginWithEmail(login("asha@example.org", PASSWORD));
        refresh(joined.getTokens().getRefreshToken().getToken());
        service.exhaust();

        assertThat(Stream.<Runnable>of(
                        () -> register(asha().build()),
                        () -> auth.loginWithEmail(login("asha@example.org", PASSWORD)),
                        () -> refresh("any"),
                        () -> revoke("any")))
                .allSatisfy(call -> {
                    var refused = Refused.by(call);
                    assertThat(refused.status()).isEqualTo(Code.RESOURCE_EXHAUSTED);
                    assertThat(refused.code()).isEqualTo("TOO_MANY_REQUESTS");
                    assertThat(refused.retryAfter()).isEqualTo("90");
                });
    }

    @Test
    void an_empty_request_is_bad_input() {
        assertThat(Refused.by(() -> auth.registerWithEmail(RegisterWithEmailRequest.getDefaultInstance()))
                        .status())
                .isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(Refused.by(() -> auth.loginWithEmail(LoginWithEmailRequest.getDefaultInstance()))
                        .status())
                .isEqualTo(Code.INVALID_ARGUMENT);
    }

    @Test
    void a_stopped_database_is_told_and_forgotten_when_it_returns() {
        service.database().goDown();
        var refused = Refused.by(() -> register(asha().build()));
        assertThat(refused.status()).isEqualTo(Code.UNAVAILABLE);
        assertThat(refused.code()).isEqualTo("UNAVAILABLE");

        service.database().comeBack();
        assertThat(register(asha().build()).getUser().getUserId()).isNotEmpty();
    }

    private static EmailPasswordCredentials.Builder asha() {
        return EmailPasswordCredentials.newBuilder()
                .setEmail("asha@example.org")
                .setPassword(PASSWORD)
                .setName("Asha Rao")
                .setDateOfBirth("1994-05-06");
    }

    private RegisterWithEmailResponse register(EmailPasswordCredentials credentials) {
        return auth.registerWithEmail(RegisterWithEmailRequest.newBuilder()
                .setCredentials(credentials)
                .build());
    }

    private static LoginWithEmailRequest login(String email, String password) {
        return LoginWithEmailRequest.newBuilder()
                .setCredentials(
                        EmailPasswordCredentials.newBuilder().setEmail(email).setPassword(password))
                .build();
    }

    private RefreshTokenResponse refresh(String token) {
        return auth.refreshToken(
                RefreshTokenRequest.newBuilder().setRefreshToken(token).build());
    }

    private String revoke(String token) {
        return auth.revokeToken(
                        RevokeTokenRequest.newBuilder().setRefreshToken(token).build())
                .getMessage();
    }

    private boolean isSignedIn(String accessToken) {
        var user = UserServiceGrpc.newBlockingStub(Member.with(service.channel(), accessToken));
        try {
            return user.getMyProfile(GetMyProfileRequest.getDefaultInstance()).hasProfile();
        } catch (StatusRuntimeException refused) {
            assertThat(refused.getStatus().getCode()).isEqualTo(Code.UNAUTHENTICATED);
            return false;
        }
    }
}
