package com.datifyy.adapters.grpc.auth;

import com.datifyy.adapters.grpc.call.Callers;
import com.datifyy.adapters.grpc.call.Reply;
import com.datifyy.adapters.grpc.wire.auth.v1.AuthServiceGrpc;
import com.datifyy.adapters.grpc.wire.auth.v1.EmailPasswordCredentials;
import com.datifyy.adapters.grpc.wire.auth.v1.LoginWithEmailRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.LoginWithEmailResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.RefreshTokenRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.RefreshTokenResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.RegisterWithEmailRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.RegisterWithEmailResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.RevokeTokenRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.RevokeTokenResponse;
import com.datifyy.application.identity.Registration;
import com.datifyy.application.identity.SessionControl;
import com.datifyy.application.identity.SignIn;
import com.datifyy.application.shared.RequestLimits;
import com.datifyy.application.shared.RequestLimits.Operation;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.Password;
import io.grpc.stub.StreamObserver;

/// Registration, sign-in and tokens; the other rpcs of `AuthService` are not built yet.
public final class AuthGrpcService extends AuthServiceGrpc.AuthServiceImplBase {
    private final RequestLimits limits;
    private final Registration registration;
    private final SignIn signIn;
    private final SessionControl sessions;

    public AuthGrpcService(RequestLimits limits, Registration registration, SignIn signIn, SessionControl sessions) {
        this.limits = limits;
        this.registration = registration;
        this.signIn = signIn;
        this.sessions = sessions;
    }

    @Override
    public void registerWithEmail(RegisterWithEmailRequest request, StreamObserver<RegisterWithEmailResponse> reply) {
        limits.admit(Operation.REGISTER, Callers.network());
        var application = AuthMessages.application(request.getCredentials());
        Reply.send(reply, AuthMessages.registered(registration.register(application)));
    }

    @Override
    public void loginWithEmail(LoginWithEmailRequest request, StreamObserver<LoginWithEmailResponse> reply) {
        limits.admit(Operation.SIGN_IN, Callers.network());
        EmailPasswordCredentials sent = request.getCredentials();
        var signedIn = signIn.signIn(
                new Email(sent.getEmail()),
                Password.presented(sent.getPassword()),
                AuthMessages.device(sent.getDeviceInfo()));
        Reply.send(reply, AuthMessages.loggedIn(signedIn));
    }

    @Override
    public void refreshToken(RefreshTokenRequest request, StreamObserver<RefreshTokenResponse> reply) {
        limits.admit(Operation.REFRESH, Callers.network());
        Reply.send(reply, AuthMessages.refreshed(sessions.refresh(request.getRefreshToken())));
    }

    @Override
    public void revokeToken(RevokeTokenRequest request, StreamObserver<RevokeTokenResponse> reply) {
        limits.admit(Operation.REFRESH, Callers.network());
        sessions.revoke(request.getRefreshToken());
        Reply.send(reply, AuthMessages.revoked());
    }
}
