package com.datifyy.adapters.grpc.auth;

import com.datifyy.adapters.grpc.call.Reply;
import com.datifyy.adapters.grpc.wire.auth.v1.AuthServiceGrpc;
import com.datifyy.adapters.grpc.wire.auth.v1.ChangePasswordRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.ChangePasswordResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.ConfirmPasswordResetRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.ConfirmPasswordResetResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.ConfirmSecondFactorRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.ConfirmSecondFactorResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.DisableSecondFactorRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.DisableSecondFactorResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.EnrollSecondFactorRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.EnrollSecondFactorResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.GetCurrentSessionRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.GetCurrentSessionResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.GetSecondFactorRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.GetSecondFactorResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.LinkProviderRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.LinkProviderResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.ListDevicesRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.ListDevicesResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.ListLinkedProvidersRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.ListLinkedProvidersResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.ListSessionsRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.ListSessionsResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.LoginWithEmailRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.LoginWithEmailResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.LoginWithOAuthRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.LoginWithOAuthResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.LoginWithPhoneRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.LoginWithPhoneResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.LogoutAllRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.LogoutAllResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.LogoutRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.LogoutResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.RefreshTokenRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.RefreshTokenResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.RegisterWithEmailRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.RegisterWithEmailResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.RegisterWithPhoneRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.RegisterWithPhoneResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.RenewRecoveryCodesRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.RenewRecoveryCodesResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.RequestPasswordResetRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.RequestPasswordResetResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.RequestPhoneOTPRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.RequestPhoneOTPResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.ResendVerificationCodeRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.ResendVerificationCodeResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.RevokeAllSessionsRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.RevokeAllSessionsResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.RevokeDeviceRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.RevokeDeviceResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.RevokeSessionRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.RevokeSessionResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.RevokeTokenRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.RevokeTokenResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.SendEmailVerificationRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.SendEmailVerificationResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.SendPhoneVerificationRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.SendPhoneVerificationResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.TrustDeviceRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.TrustDeviceResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.UnlinkProviderRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.UnlinkProviderResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.ValidateTokenRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.ValidateTokenResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.VerifyEmailRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.VerifyEmailResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.VerifyPhoneRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.VerifyPhoneResponse;
import com.datifyy.application.membership.Membership;
import io.grpc.stub.StreamObserver;

/// Every rpc of `AuthService`: what it is asked and who answers.
public final class AuthGrpcService extends AuthServiceGrpc.AuthServiceImplBase {
    private final EntryCalls entry;
    private final TokenCalls tokens;
    private final VerificationCalls verification;
    private final PasswordCalls passwords;
    private final SessionCalls sessions;
    private final SecondFactorCalls secondFactor;
    private final LinkedProviderCalls linked;

    public AuthGrpcService(Membership.Accounts accounts) {
        this.entry = new EntryCalls(
                accounts.registration(), accounts.signIn(), accounts.phoneSignIn(), accounts.providerSignIn());
        this.tokens = new TokenCalls(accounts.sessions(), accounts.tokens());
        this.passwords = new PasswordCalls(accounts.passwords());
        this.verification = new VerificationCalls(accounts.contactCodes(), accounts.contacts(), passwords);
        this.sessions = new SessionCalls(accounts.sessions(), accounts.devices());
        this.secondFactor = new SecondFactorCalls(accounts.secondFactor());
        this.linked = new LinkedProviderCalls(accounts.linked());
    }

    // --- registration and sign-in ---

    @Override
    public void registerWithEmail(RegisterWithEmailRequest request, StreamObserver<RegisterWithEmailResponse> reply) {
        Reply.send(reply, entry.register(request.getCredentials()));
    }

    @Override
    public void registerWithPhone(RegisterWithPhoneRequest request, StreamObserver<RegisterWithPhoneResponse> reply) {
        Reply.send(reply, entry.register(request));
    }

    @Override
    public void loginWithEmail(LoginWithEmailRequest request, StreamObserver<LoginWithEmailResponse> reply) {
        Reply.send(reply, entry.signIn(request.getCredentials()));
    }

    @Override
    public void requestPhoneOTP(RequestPhoneOTPRequest request, StreamObserver<RequestPhoneOTPResponse> reply) {
        Reply.send(reply, entry.sendCode(request));
    }

    @Override
    public void loginWithPhone(LoginWithPhoneRequest request, StreamObserver<LoginWithPhoneResponse> reply) {
        Reply.send(reply, entry.signIn(request.getCredentials()));
    }

    @Override
    public void loginWithOAuth(LoginWithOAuthRequest request, StreamObserver<LoginWithOAuthResponse> reply) {
        Reply.send(reply, entry.signIn(request.getCredentials()));
    }

    // --- tokens ---

    @Override
    public void refreshToken(RefreshTokenRequest request, StreamObserver<RefreshTokenResponse> reply) {
        Reply.send(reply, tokens.refresh(request.getRefreshToken()));
    }

    @Override
    public void revokeToken(RevokeTokenRequest request, StreamObserver<RevokeTokenResponse> reply) {
        Reply.send(reply, tokens.revoke(request.getRefreshToken()));
    }

    @Override
    public void validateToken(ValidateTokenRequest request, StreamObserver<ValidateTokenResponse> reply) {
        Reply.send(reply, tokens.validate(request.getAccessToken()));
    }

    // --- proving an address or a number ---

    @Override
    public void sendEmailVerification(
            SendEmailVerificationRequest request, StreamObserver<SendEmailVerificationResponse> reply) {
        Reply.send(reply, verification.sendToEmail(request));
    }

    @Override
    public void verifyEmail(VerifyEmailRequest request, StreamObserver<VerifyEmailResponse> reply) {
        Reply.send(reply, verification.verifyEmail(request.getVerification()));
    }

    @Override
    public void resendVerificationCode(
            ResendVerificationCodeRequest request, StreamObserver<ResendVerificationCodeResponse> reply) {
        Reply.send(reply, verification.resend(request));
    }

    @Override
    public void sendPhoneVerification(
            SendPhoneVerificationRequest request, StreamObserver<SendPhoneVerificationResponse> reply) {
        Reply.send(reply, verification.sendToPhone(request));
    }

    @Override
    public void verifyPhone(VerifyPhoneRequest request, StreamObserver<VerifyPhoneResponse> reply) {
        Reply.send(reply, verification.verifyPhone(request.getVerification()));
    }

    // --- passwords ---

    @Override
    public void requestPasswordReset(
            RequestPasswordResetRequest request, StreamObserver<RequestPasswordResetResponse> reply) {
        Reply.send(reply, passwords.request(request.getResetRequest()));
    }

    @Override
    public void confirmPasswordReset(
            ConfirmPasswordResetRequest request, StreamObserver<ConfirmPasswordResetResponse> reply) {
        Reply.send(reply, passwords.confirm(request.getConfirmation()));
    }

    @Override
    public void changePassword(ChangePasswordRequest request, StreamObserver<ChangePasswordResponse> reply) {
        Reply.send(reply, passwords.change(request));
    }

    // --- sessions and devices ---

    @Override
    public void getCurrentSession(GetCurrentSessionRequest request, StreamObserver<GetCurrentSessionResponse> reply) {
        Reply.send(reply, sessions.current());
    }

    @Override
    public void listSessions(ListSessionsRequest request, StreamObserver<ListSessionsResponse> reply) {
        Reply.send(reply, sessions.list(request));
    }

    @Override
    public void revokeSession(RevokeSessionRequest request, StreamObserver<RevokeSessionResponse> reply) {
        Reply.send(reply, sessions.end(request.getSessionId()));
    }

    @Override
    public void revokeAllSessions(RevokeAllSessionsRequest request, StreamObserver<RevokeAllSessionsResponse> reply) {
        Reply.send(reply, sessions.endOthers());
    }

    @Override
    public void listDevices(ListDevicesRequest request, StreamObserver<ListDevicesResponse> reply) {
        Reply.send(reply, sessions.devices(request));
    }

    @Override
    public void trustDevice(TrustDeviceRequest request, StreamObserver<TrustDeviceResponse> reply) {
        Reply.send(reply, sessions.trust(request.getDeviceId()));
    }

    @Override
    public void revokeDevice(RevokeDeviceRequest request, StreamObserver<RevokeDeviceResponse> reply) {
        Reply.send(reply, sessions.revoke(request.getDeviceId()));
    }

    @Override
    public void logout(LogoutRequest request, StreamObserver<LogoutResponse> reply) {
        Reply.send(reply, sessions.leave());
    }

    @Override
    public void logoutAll(LogoutAllRequest request, StreamObserver<LogoutAllResponse> reply) {
        Reply.send(reply, sessions.leaveEverywhere());
    }

    // --- the second factor ---

    @Override
    public void getSecondFactor(GetSecondFactorRequest request, StreamObserver<GetSecondFactorResponse> reply) {
        Reply.send(reply, secondFactor.status());
    }

    @Override
    public void enrollSecondFactor(
            EnrollSecondFactorRequest request, StreamObserver<EnrollSecondFactorResponse> reply) {
        Reply.send(reply, secondFactor.enrol(request.getPassword()));
    }

    @Override
    public void confirmSecondFactor(
            ConfirmSecondFactorRequest request, StreamObserver<ConfirmSecondFactorResponse> reply) {
        Reply.send(reply, secondFactor.confirm(request.getCode()));
    }

    @Override
    public void renewRecoveryCodes(
            RenewRecoveryCodesRequest request, StreamObserver<RenewRecoveryCodesResponse> reply) {
        Reply.send(reply, secondFactor.renew(request.getCode()));
    }

    @Override
    public void disableSecondFactor(
            DisableSecondFactorRequest request, StreamObserver<DisableSecondFactorResponse> reply) {
        Reply.send(reply, secondFactor.disable(request));
    }

    // --- other providers ---

    @Override
    public void listLinkedProviders(
            ListLinkedProvidersRequest request, StreamObserver<ListLinkedProvidersResponse> reply) {
        Reply.send(reply, linked.list());
    }

    @Override
    public void unlinkProvider(UnlinkProviderRequest request, StreamObserver<UnlinkProviderResponse> reply) {
        Reply.send(reply, linked.unlink(request));
    }

    @Override
    public void linkProvider(LinkProviderRequest request, StreamObserver<LinkProviderResponse> reply) {
        Reply.send(reply, linked.link(request));
    }
}
