package com.datifyy.adapters.grpc.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.grpc.Member;
import com.datifyy.adapters.grpc.Refused;
import com.datifyy.adapters.grpc.Service;
import com.datifyy.adapters.grpc.wire.auth.v1.AuthServiceGrpc;
import com.datifyy.adapters.grpc.wire.auth.v1.AuthServiceGrpc.AuthServiceBlockingStub;
import com.datifyy.adapters.grpc.wire.auth.v1.ChangePasswordRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.ChangePasswordResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.ConfirmPasswordResetRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.ConfirmPasswordResetResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.EmailPasswordCredentials;
import com.datifyy.adapters.grpc.wire.auth.v1.GetCurrentSessionRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.LoginWithEmailRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.LoginWithEmailResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.PasswordResetConfirm;
import com.datifyy.adapters.grpc.wire.auth.v1.PasswordResetRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.RequestPasswordResetRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.RequestPasswordResetResponse;
import com.datifyy.application.InMemoryApplication;
import com.datifyy.domain.notification.Notice;
import io.grpc.Status.Code;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// Forgetting and changing passwords.
class PasswordsTest {
    private static final String ANOTHER = "seven lanterns over the bridge";

    @AutoClose("stop")
    private final Service service = new Service();

    private final AuthServiceBlockingStub anybody = AuthServiceGrpc.newBlockingStub(service.channel());

    @Test
    void the_token_from_the_mailbox_sets_a_new_password_and_ends_every_session() {
        Member asha = service.join("Asha Rao");
        request("member1@example.org");

        assertThat(reset(service.told(Notice.PasswordReset.class).token(), ANOTHER)
                        .getSuccess())
                .isTrue();

        assertThat(Refused.by(() -> asha.auth().getCurrentSession(GetCurrentSessionRequest.getDefaultInstance()))
                        .status())
                .isEqualTo(Code.UNAUTHENTICATED);
        assertThat(Refused.by(() -> signIn(InMemoryApplication.PASSWORD)).status())
                .isEqualTo(Code.UNAUTHENTICATED);
        assertThat(signIn(ANOTHER).getUser().getUserId()).isEqualTo(asha.id());
    }

    @Test
    void a4_asking_for_a_reset_is_answered_alike_for_known_and_unknown() {
        service.join("Asha Rao");
        service.prove(service.join("Maya Iyer"));

        var claimed = request("member1@example.org");

        assertThat(Stream.of("member2@example.org", "nobody@example.org").map(this::request))
                .allMatch(claimed::equals);
        assertThat(claimed.hasExpiresAt()).isTrue();
    }

    @Test
    void a_reset_without_a_token_is_told_what_is_missing() {
        var refused = Refused.by(() -> reset("", "short"));

        assertThat(refused.status()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(refused.fields()).containsExactly("reset_token", "new_password");
    }

    @Test
    void everything_that_is_wrong_with_a_change_is_named_at_once() {
        Member asha = service.join("Asha Rao");

        assertThat(Refused.by(() -> asha.auth()
                                .changePassword(ChangePasswordRequest.newBuilder()
                                        .setNewPassword("short")
                                        .build()))
                        .fields())
                .containsExactly("current_password", "new_password");
    }

    @Test
    void a6_a_reset_token_works_once() {
        service.join("Asha Rao");
        request("member1@example.org");
        String token = service.told(Notice.PasswordReset.class).token();
        reset(token, ANOTHER);

        var refused = Refused.by(() -> reset(token, "and once more with feeling"));

        assertThat(refused.status()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(refused.field()).isEqualTo("reset_token");
    }

    @Test
    void a1_a_new_password_has_a_least_length_wherever_it_is_set() {
        Member asha = service.join("Asha Rao");

        assertThat(Refused.by(() -> reset("any", "short")).field()).isEqualTo("new_password");
        assertThat(Refused.by(() -> change(asha, InMemoryApplication.PASSWORD, "short"))
                        .field())
                .isEqualTo("new_password");
    }

    @Test
    void a2_a_password_everybody_knows_is_refused_at_a_reset_and_at_a_change() {
        Member asha = service.join("Asha Rao");
        request("member1@example.org");
        String token = service.told(Notice.PasswordReset.class).token();

        var atReset = Refused.by(() -> reset(token, InMemoryApplication.COMMON_PASSWORD));
        var atChange =
                Refused.by(() -> change(asha, InMemoryApplication.PASSWORD, InMemoryApplication.COMMON_PASSWORD));

        for (Refused refused : List.of(atReset, atChange)) {
            assertThat(refused.status()).isEqualTo(Code.INVALID_ARGUMENT);
            assertThat(refused.field()).isEqualTo("new_password");
        }
        assertThat(signIn(InMemoryApplication.PASSWORD).hasTokens())
                .as("nothing has changed")
                .isTrue();
        assertThat(reset(token, ANOTHER).getSuccess())
                .as("the token goes on working")
                .isTrue();
    }

    @Test
    void a8_a_change_needs_the_current_password_and_ends_the_other_sessions() {
        Member asha = service.join("Asha Rao");
        var elsewhere = signIn(InMemoryApplication.PASSWORD);

        assertThat(Refused.by(() -> change(asha, "not the password", ANOTHER)).status())
                .isEqualTo(Code.PERMISSION_DENIED);
        assertThat(change(asha, InMemoryApplication.PASSWORD, ANOTHER).getSuccess())
                .isTrue();

        assertThat(asha.auth()
                        .getCurrentSession(GetCurrentSessionRequest.getDefaultInstance())
                        .hasSession())
                .isTrue();
        var other = AuthServiceGrpc.newBlockingStub(Member.with(
                service.channel(), elsewhere.getTokens().getAccessToken().getToken()));
        assertThat(Refused.by(() -> other.getCurrentSession(GetCurrentSessionRequest.getDefaultInstance()))
                        .status())
                .isEqualTo(Code.UNAUTHENTICATED);
        assertThat(signIn(ANOTHER).hasTokens()).isTrue();
    }

    private RequestPasswordResetResponse request(String email) {
        return anybody.requestPasswordReset(RequestPasswordResetRequest.newBuilder()
                .setResetRequest(PasswordResetRequest.newBuilder().setEmail(email))
                .build());
    }

    private ConfirmPasswordResetResponse reset(String token, String password) {
        return anybody.confirmPasswordReset(ConfirmPasswordResetRequest.newBuilder()
                .setConfirmation(
                        PasswordResetConfirm.newBuilder().setResetToken(token).setNewPassword(password))
                .build());
    }

    private static ChangePasswordResponse change(Member member, String current, String chosen) {
        return member.auth()
                .changePassword(ChangePasswordRequest.newBuilder()
                        .setCurrentPassword(current)
                        .setNewPassword(chosen)
                        .build());
    }

    private LoginWithEmailResponse signIn(String password) {
        return anybody.loginWithEmail(LoginWithEmailRequest.newBuilder()
                .setCredentials(EmailPasswordCredentials.newBuilder()
                        .setEmail("member1@example.org")
                        .setPassword(password))
                .build());
    }
}
