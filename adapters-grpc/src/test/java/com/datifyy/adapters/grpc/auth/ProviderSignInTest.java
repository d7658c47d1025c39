package com.datifyy.adapters.grpc.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.grpc.Member;
import com.datifyy.adapters.grpc.Refused;
import com.datifyy.adapters.grpc.Service;
import com.datifyy.adapters.grpc.wire.auth.v1.AuthServiceGrpc;
import com.datifyy.adapters.grpc.wire.auth.v1.AuthServiceGrpc.AuthServiceBlockingStub;
import com.datifyy.adapters.grpc.wire.auth.v1.LinkProviderRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.LinkedProvider;
import com.datifyy.adapters.grpc.wire.auth.v1.ListLinkedProvidersRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.LoginWithOAuthRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.LoginWithOAuthResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.OAuthCredentials;
import com.datifyy.adapters.grpc.wire.auth.v1.OAuthProvider;
import com.datifyy.adapters.grpc.wire.auth.v1.UnlinkProviderRequest;
import com.datifyy.adapters.grpc.wire.common.v1.VerificationStatus;
import com.datifyy.application.InMemoryApplication;
import com.datifyy.application.identity.port.LinkedIdentityRepository.Link;
import com.datifyy.domain.identity.IdentityProvider;
import com.datifyy.domain.identity.UserId;
import io.grpc.Status.Code;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Becoming a member and signing in through another provider.
class ProviderSignInTest {
    @AutoClose("stop")
    private final Service service = new Service();

    private final AuthServiceBlockingStub anybody = AuthServiceGrpc.newBlockingStub(service.channel());

    @ParameterizedTest
    @EnumSource(
            value = OAuthProvider.class,
            names = {"OAUTH_PROVIDER_GOOGLE", "OAUTH_PROVIDER_APPLE"})
    void who_comes_for_the_first_time_becomes_a_member(OAuthProvider provider) {
        var first = signIn(provider, "sub-1/asha@example.org/verified/Asha Rao");
        var again = signIn(provider, "sub-1/asha@example.org/verified/Asha Rao");

        assertThat(first.getIsNewUser()).isTrue();
        assertThat(first.getUser().getName()).isEqualTo("Asha Rao");
        assertThat(first.getUser().getEmailVerified()).isEqualTo(VerificationStatus.VERIFICATION_STATUS_VERIFIED);
        assertThat(again.getIsNewUser()).isFalse();
        assertThat(again.getUser().getUserId()).isEqualTo(first.getUser().getUserId());
    }

    @Test
    void who_shares_no_address_has_none() {
        var joined = signIn(OAuthProvider.OAUTH_PROVIDER_APPLE, "sub-2///Asha");

        assertThat(joined.getUser().getEmail()).isEmpty();
        assertThat(joined.getUser().getEmailVerified()).isEqualTo(VerificationStatus.VERIFICATION_STATUS_UNVERIFIED);
    }

    @Test
    void a_provider_has_to_be_named_and_to_exist() {
        for (int number : new int[] {0, 4, -1}) {
            var refused = Refused.by(() -> anybody.loginWithOAuth(LoginWithOAuthRequest.newBuilder()
                    .setCredentials(OAuthCredentials.newBuilder()
                            .setProviderValue(number)
                            .setIdToken("a/b/c/d"))
                    .build()));

            assertThat(refused.status()).isEqualTo(Code.INVALID_ARGUMENT);
            assertThat(refused.field()).isEqualTo("provider");
        }
    }

    @Test
    void a_token_that_proves_nothing_signs_nobody_in() {
        var refused = Refused.by(() -> signIn(OAuthProvider.OAUTH_PROVIDER_GOOGLE, "nothing"));

        assertThat(refused.status()).isEqualTo(Code.UNAUTHENTICATED);
    }

    @Test
    void a_provider_that_is_not_set_up_says_so() {
        var refused = Refused.by(() -> signIn(OAuthProvider.OAUTH_PROVIDER_FACEBOOK, "a/b/c/d"));

        assertThat(refused.status()).isEqualTo(Code.UNIMPLEMENTED);
        assertThat(refused.code()).isEqualTo("NOT_CONFIGURED");
    }

    @Test
    void a_provider_is_parted_with_unless_it_is_the_last_way_in() {
        var asha = service.join("Asha Rao");
        service.prove(asha);
        service.application()
                .units
                .run(() -> service.application()
                        .links
                        .add(new Link(
                                IdentityProvider.GOOGLE,
                                "sub-3",
                                UserId.parse(asha.id()),
                                service.clock().instant())));
        assertThat(asha.auth()
                        .listLinkedProviders(ListLinkedProvidersRequest.getDefaultInstance())
                        .getProvidersList())
                .extracting(LinkedProvider::getProvider)
                .containsExactly(OAuthProvider.OAUTH_PROVIDER_GOOGLE);
        var unlinking = UnlinkProviderRequest.newBuilder().setProvider(OAuthProvider.OAUTH_PROVIDER_GOOGLE);

        assertThat(Refused.by(() -> asha.auth().unlinkProvider(unlinking.build()))
                        .status())
                .isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(asha.auth()
                        .unlinkProvider(unlinking
                                .setPassword(InMemoryApplication.PASSWORD)
                                .build())
                        .getSuccess())
                .isTrue();
        assertThat(asha.auth()
                        .listLinkedProviders(ListLinkedProvidersRequest.getDefaultInstance())
                        .getProvidersList())
                .isEmpty();

        var ravi = signIn(OAuthProvider.OAUTH_PROVIDER_GOOGLE, "sub-4/ravi@example.org/verified/Ravi");
        var refused = Refused.by(() -> AuthServiceGrpc.newBlockingStub(Member.with(
                        service.channel(), ravi.getTokens().getAccessToken().getToken()))
                .unlinkProvider(unlinking.clearPassword().build()));
        assertThat(refused.code()).isEqualTo("CONFLICT");
    }

    @Test
    void b1_an_address_that_google_does_not_keep_signs_in_once_its_owner_has_linked_it() {
        var asha = service.join("Asha Rao");
        service.prove(asha);
        String token = "sub-6/member1@example.org/once/Asha";
        var linking = LinkProviderRequest.newBuilder()
                .setProvider(OAuthProvider.OAUTH_PROVIDER_GOOGLE)
                .setPassword(InMemoryApplication.PASSWORD);

        assertThat(Refused.by(() -> asha.auth()
                                .linkProvider(linking.setIdToken(token.replace("member1", "another"))
                                        .build()))
                        .code())
                .isEqualTo("CONFLICT");
        assertThat(asha.auth().linkProvider(linking.setIdToken(token).build()).getSuccess())
                .isTrue();

        assertThat(signIn(OAuthProvider.OAUTH_PROVIDER_GOOGLE, token).getUser().getUserId())
                .isEqualTo(asha.id());
    }

    @Test
    void what_somebody_parted_with_signs_in_again_only_once_they_have_linked_it_again() {
        var asha = service.join("Asha Rao");
        service.prove(asha);
        String token = "sub-5/member1@example.org/verified/Asha";
        var _ = signIn(OAuthProvider.OAUTH_PROVIDER_GOOGLE, token);
        var _ = asha.auth()
                .unlinkProvider(UnlinkProviderRequest.newBuilder()
                        .setProvider(OAuthProvider.OAUTH_PROVIDER_GOOGLE)
                        .setPassword(InMemoryApplication.PASSWORD)
                        .build());
        var linking = LinkProviderRequest.newBuilder()
                .setProvider(OAuthProvider.OAUTH_PROVIDER_GOOGLE)
                .setIdToken(token);

        assertThat(Refused.by(() -> signIn(OAuthProvider.OAUTH_PROVIDER_GOOGLE, token))
                        .status())
                .isEqualTo(Code.PERMISSION_DENIED);
        assertThat(Refused.by(() -> asha.auth().linkProvider(linking.build())).field())
                .isEqualTo("password");
        linking.setPassword(InMemoryApplication.PASSWORD);
        assertThat(asha.auth().linkProvider(linking.build()).getSuccess()).isTrue();
        assertThat(signIn(OAuthProvider.OAUTH_PROVIDER_GOOGLE, token).getUser().getUserId())
                .isEqualTo(asha.id());
        assertThat(Refused.by(() -> asha.auth()
                                .linkProvider(linking.setIdToken("nothing").build()))
                        .field())
                .isEqualTo("id_token");
    }

    private LoginWithOAuthResponse signIn(OAuthProvider provider, String idToken) {
        return anybody.loginWithOAuth(LoginWithOAuthRequest.newBuilder()
                .setCredentials(
                        OAuthCredentials.newBuilder().setProvider(provider).setIdToken(idToken))
                .build());
    }
}
