package com.datifyy.adapters.grpc.auth;

import com.datifyy.adapters.grpc.translation.ProtoIdentity;
import com.datifyy.adapters.grpc.translation.ProtoSession;
import com.datifyy.adapters.grpc.translation.ProtoTime;
import com.datifyy.adapters.grpc.wire.auth.v1.AccessToken;
import com.datifyy.adapters.grpc.wire.auth.v1.LoginWithEmailResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.LoginWithOAuthResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.LoginWithPhoneResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.RefreshToken;
import com.datifyy.adapters.grpc.wire.auth.v1.RegisterWithEmailResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.SessionInfo;
import com.datifyy.adapters.grpc.wire.auth.v1.TokenPair;
import com.datifyy.application.identity.ProviderSignIn;
import com.datifyy.application.identity.SignedIn;

/// What somebody gets who has just signed in, and the tokens a session lives on.
final class SignedInMessages {
    private SignedInMessages() {}

    static RegisterWithEmailResponse registered(SignedIn signedIn) {
        return RegisterWithEmailResponse.newBuilder()
                .setUser(ProtoIdentity.account(signedIn.account()))
                .setTokens(tokens(signedIn))
                .setSession(session(signedIn))
                .setRequiresEmailVerification(!signedIn.user().isVerified())
                .build();
    }

    static LoginWithEmailResponse byEmail(SignedIn signedIn) {
        return LoginWithEmailResponse.newBuilder()
                .setUser(ProtoIdentity.account(signedIn.account()))
                .setTokens(tokens(signedIn))
                .setSession(session(signedIn))
                .build();
    }

    static LoginWithPhoneResponse byPhone(SignedIn signedIn) {
        return LoginWithPhoneResponse.newBuilder()
                .setUser(ProtoIdentity.account(signedIn.account()))
                .setTokens(tokens(signedIn))
                .setSession(session(signedIn))
                .build();
    }

    static LoginWithOAuthResponse byProvider(ProviderSignIn.Arrival arrival) {
        SignedIn signedIn = arrival.signedIn();
        return LoginWithOAuthResponse.newBuilder()
                .setUser(ProtoIdentity.account(signedIn.account()))
                .setTokens(tokens(signedIn))
                .setSession(session(signedIn))
                .setIsNewUser(arrival.isNew())
                .build();
    }

    static TokenPair tokens(SignedIn signedIn) {
        return TokenPair.newBuilder()
                .setAccessToken(AccessToken.newBuilder()
                        .setToken(signedIn.accessToken())
                        .setTokenType("Bearer")
                        .setExpiresAt(ProtoTime.of(signedIn.accessTokenExpiresAt())))
                .setRefreshToken(RefreshToken.newBuilder()
                        .setToken(signedIn.refreshToken())
                        .setExpiresAt(ProtoTime.of(signedIn.refreshTokenExpiresAt())))
                .build();
    }

    private static SessionInfo session(SignedIn signedIn) {
        return ProtoSession.session(signedIn.session(), signedIn.session().id());
    }
}
