package com.datifyy.adapters.grpc.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.grpc.Member;
import com.datifyy.adapters.grpc.Refused;
import com.datifyy.adapters.grpc.Service;
import com.datifyy.adapters.grpc.wire.auth.v1.AuthServiceGrpc;
import com.datifyy.adapters.grpc.wire.auth.v1.AuthServiceGrpc.AuthServiceBlockingStub;
import com.datifyy.adapters.grpc.wire.auth.v1.DeviceInfo;
import com.datifyy.adapters.grpc.wire.auth.v1.DeviceSession;
import com.datifyy.adapters.grpc.wire.auth.v1.EmailPasswordCredentials;
import com.datifyy.adapters.grpc.wire.auth.v1.GetCurrentSessionRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.ListDevicesRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.ListSessionsRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.LoginWithEmailRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.LoginWithEmailResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.LogoutAllRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.LogoutRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.RefreshTokenRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.RevokeAllSessionsRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.RevokeDeviceRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.RevokeSessionRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.SessionInfo;
import com.datifyy.adapters.grpc.wire.auth.v1.TrustDeviceRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.ValidateTokenRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.ValidateTokenResponse;
import com.datifyy.adapters.grpc.wire.common.v1.PaginationRequest;
import com.datifyy.adapters.grpc.wire.common.v1.PaginationResponse;
import com.datifyy.application.InMemoryApplication;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// Where a member is signed in, and on which devices.
class SessionsTest {
    @AutoClose("stop")
    private final Service service = new Service();

    private final AuthServiceBlockingStub anybody = AuthServiceGrpc.newBlockingStub(service.channel());

    private final Member asha = service.join("Asha Rao");

    @Test
    void the_current_session_is_the_callers() {
        var session = asha.auth()
                .getCurrentSession(GetCurrentSessionRequest.getDefaultInstance())
                .getSession();

        assertThat(session).isEqualTo(asha.joined().getSession());
        assertThat(session.getIsCurrent()).isTrue();
    }

    @Test
    void a_session_tells_where_it_was_opened_coarsely_and_by_what() {
        var session = asha.joined().getSession();

        assertThat(session.getIpAddress()).isEqualTo("127.0.0.0/24");
        assertThat(session.getUserAgent()).startsWith("grpc-java-netty/");
        assertThat(session.hasLocation()).isFalse();
    }

    @Test
    void b5_a_member_lists_their_sessions_and_sees_which_one_is_theirs_now() {
        signIn("d-1");
        signIn("d-2");
        service.join("Maya Iyer");

        var list = asha.auth().listSessions(ListSessionsRequest.getDefaultInstance());

        assertThat(list.getSessionsList())
                .hasSize(3)
                .allMatch(session -> session.getUserId().equals(asha.id()));
        assertThat(list.getSessionsList())
                .filteredOn(SessionInfo::getIsCurrent)
                .extracting(SessionInfo::getSessionId)
                .containsExactly(asha.joined().getSession().getSessionId());
        assertThat(list.getPagination())
                .isEqualTo(PaginationResponse.newBuilder()
                        .setPage(1)
                        .setPageSize(10)
                        .setTotalCount(3)
                        .setTotalPages(1)
                        .build());
    }

    @Test
    void sessions_come_in_pages() {
        signIn("d-1");
        signIn("d-2");

        var first = asha.auth().listSessions(sessionsPage(1, 2));
        var second = asha.auth().listSessions(sessionsPage(2, 2));

        assertThat(first.getSessionsList()).hasSize(2);
        assertThat(first.getPagination().getHasMore()).isTrue();
        assertThat(first.getPagination().getTotalPages()).isEqualTo(2);
        assertThat(second.getSessionsList()).hasSize(1);
        assertThat(second.getPagination().getHasMore()).isFalse();
        assertThat(Stream.concat(first.getSessionsList().stream(), second.getSessionsList().stream())
                        .map(SessionInfo::getSessionId))
                .doesNotHaveDuplicates();
    }

    @Test
    void a_page_that_cannot_be_had_falls_back_to_the_usual_one() {
        assertThat(asha.auth().listSessions(sessionsPage(-3, 1000)).getPagination())
                .isEqualTo(asha.auth()
                        .listSessions(ListSessionsRequest.getDefaultInstance())
                        .getPagination());
        assertThat(asha.auth()
                        .listDevices(ListDevicesRequest.getDefaultInstance())
                        .getPagination()
                        .getPageSize())
                .isEqualTo(20);
    }

    @Test
    void these_lists_have_no_cursor() {
        var byCursor = PaginationRequest.newBuilder().setCursor("abc");

        assertThat(Refused.by(() -> asha.auth()
                                .listSessions(ListSessionsRequest.newBuilder()
                                        .setPagination(byCursor)
                                        .build()))
                        .field())
                .isEqualTo("pagination.cursor");
    }

    @Test
    void b4_b5_a_session_that_is_ended_by_name_is_over_on_the_next_request() {
        var other = signIn("d-1");

        var _ = asha.auth().revokeSession(revoke(other.getSession().getSessionId()));

        assertThat(isSignedIn(other)).isFalse();
        assertThat(isSignedIn(asha)).isTrue();
    }

    @Test
    void c4_somebody_elses_session_is_told_like_a_missing_one() {
        Member maya = service.join("Maya Iyer");

        var foreign = Refused.by(() ->
                asha.auth().revokeSession(revoke(maya.joined().getSession().getSessionId())));
        var missing = Refused.by(() -> asha.auth().revokeSession(revoke("00000000-0000-4000-8000-000000000000")));
        var nonsense = Refused.by(() -> asha.auth().revokeSession(revoke("nonsense")));

        assertThat(foreign.status()).isEqualTo(Code.NOT_FOUND);
        assertThat(List.of(missing.words(), nonsense.words())).allMatch(foreign.words()::equals);
        assertThat(isSignedIn(maya)).isTrue();
    }

    @Test
    void b5_ending_all_sessions_keeps_the_callers_own() {
        var other = signIn("d-1");
        var third = signIn("d-2");

        var revoked = asha.auth().revokeAllSessions(RevokeAllSessionsRequest.getDefaultInstance());

        assertThat(revoked.getRevokedCount()).isEqualTo(2);
        assertThat(isSignedIn(asha)).isTrue();
        assertThat(isSignedIn(other)).isFalse();
        assertThat(isSignedIn(third)).isFalse();
    }

    @Test
    void b4_logging_out_ends_the_callers_session_alone() {
        var other = signIn("d-1");

        var _ = asha.auth().logout(LogoutRequest.getDefaultInstance());

        assertThat(isSignedIn(asha)).isFalse();
        assertThat(isSignedIn(other)).isTrue();
        assertThat(Refused.by(() -> anybody.refreshToken(RefreshTokenRequest.newBuilder()
                                .setRefreshToken(asha.refreshToken())
                                .build()))
                        .status())
                .isEqualTo(Code.UNAUTHENTICATED);
    }

    @Test
    void b4_logging_out_everywhere_ends_every_session() {
        var other = signIn("d-1");

        var left = asha.auth().logoutAll(LogoutAllRequest.getDefaultInstance());

        assertThat(left.getSessionsLoggedOut()).isEqualTo(2);
        assertThat(isSignedIn(asha)).isFalse();
        assertThat(isSignedIn(other)).isFalse();
    }

    @Test
    void devices_are_listed_with_their_last_session_and_whether_they_are_trusted() {
        signIn("d-1");
        service.clock().advance(Duration.ofSeconds(1));
        var latest = signIn("d-1");
        var _ = asha.auth().trustDevice(trust("d-1"));

        var answer = asha.auth().listDevices(ListDevicesRequest.getDefaultInstance());

        assertThat(answer.getDevices().getTotalCount()).isEqualTo(2);
        assertThat(answer.getPagination().getTotalCount()).isEqualTo(2);
        DeviceSession device = answer.getDevices().getDevices(0);
        assertThat(device.getSession().getSessionId())
                .isEqualTo(latest.getSession().getSessionId());
        assertThat(device.getSession().getDeviceInfo().getDeviceId()).isEqualTo("d-1");
        assertThat(device.getSession().getIsCurrent()).isFalse();
        assertThat(device.getIsTrusted()).isTrue();
        assertThat(device.getLoginCount()).isEqualTo(2);
        DeviceSession own = answer.getDevices().getDevices(1);
        assertThat(own.getSession().getIsCurrent()).isTrue();
        assertThat(own.getIsTrusted()).isFalse();
    }

    @Test
    void revoking_a_device_ends_its_sessions() {
        var first = signIn("d-1");
        var second = signIn("d-1");

        var revoked = asha.auth().revokeDevice(revokeDevice("d-1"));

        assertThat(revoked.getSessionsRevoked()).isEqualTo(2);
        assertThat(isSignedIn(first)).isFalse();
        assertThat(isSignedIn(second)).isFalse();
        assertThat(isSignedIn(asha)).isTrue();
    }

    @Test
    void c4_somebody_elses_device_is_told_like_a_missing_one() {
        var phone = signIn("d-1");
        Member maya = service.join("Maya Iyer");

        for (String id : new String[] {"d-1", "no such device"}) {
            assertThat(Refused.by(() -> maya.auth().trustDevice(trust(id))).status())
                    .isEqualTo(Code.NOT_FOUND);
            assertThat(Refused.by(() -> maya.auth().revokeDevice(revokeDevice(id)))
                            .status())
                    .isEqualTo(Code.NOT_FOUND);
        }
        assertThat(isSignedIn(phone)).isTrue();
    }

    @Test
    void what_is_to_be_ended_has_to_be_named() {
        assertThat(Refused.by(() -> asha.auth().revokeSession(revoke(""))).field())
                .isEqualTo("session_id");
        assertThat(Refused.by(() -> asha.auth().revokeDevice(revokeDevice(""))).field())
                .isEqualTo("device_id");
        assertThat(Refused.by(() -> asha.auth().trustDevice(trust(""))).field()).isEqualTo("device_id");
    }

    @Test
    void an_access_token_can_be_looked_at() {
        var valid = validate(asha.accessToken());

        assertThat(valid.getValid()).isTrue();
        assertThat(valid.getUserId()).isEqualTo(asha.id());
        assertThat(valid.getSessionId()).isEqualTo(asha.joined().getSession().getSessionId());
        assertThat(valid.getExpiresAt())
                .isEqualTo(asha.joined().getTokens().getAccessToken().getExpiresAt());
    }

    @Test
    void b4_a_token_is_not_valid_once_its_session_or_account_is_over() {
        Member maya = service.join("Maya Iyer");
        service.suspend(maya);
        var _ = asha.auth().logout(LogoutRequest.getDefaultInstance());

        assertThat(Stream.of(asha.accessToken(), maya.accessToken(), "forged").map(this::validate))
                .allMatch(ValidateTokenResponse.getDefaultInstance()::equals);
    }

    private ValidateTokenResponse validate(String token) {
        return anybody.validateToken(
                ValidateTokenRequest.newBuilder().setAccessToken(token).build());
    }

    private LoginWithEmailResponse signIn(String deviceId) {
        return anybody.loginWithEmail(LoginWithEmailRequest.newBuilder()
                .setCredentials(EmailPasswordCredentials.newBuilder()
                        .setEmail("member1@example.org")
                        .setPassword(InMemoryApplication.PASSWORD)
                        .setDeviceInfo(DeviceInfo.newBuilder().setDeviceId(deviceId)))
                .build());
    }

    private boolean isSignedIn(LoginWithEmailResponse signedIn) {
        return validate(signedIn.getTokens().getAccessToken().getToken()).getValid();
    }

    private boolean isSignedIn(Member member) {
        return validate(member.accessToken()).getValid();
    }

    private static ListSessionsRequest sessionsPage(int page, int size) {
        return ListSessionsRequest.newBuilder()
                .setPagination(PaginationRequest.newBuilder().setPage(page).setPageSize(size))
                .build();
    }

    private static RevokeSessionRequest revoke(String id) {
        return RevokeSessionRequest.newBuilder().setSessionId(id).build();
    }

    private static TrustDeviceRequest trust(String id) {
        return TrustDeviceRequest.newBuilder().setDeviceId(id).build();
    }

    private static RevokeDeviceRequest revokeDevice(String id) {
        return RevokeDeviceRequest.newBuilder().setDeviceId(id).build();
    }
}
