package com.datifyy.adapters.grpc.auth;

import com.datifyy.adapters.grpc.call.Callers;
import com.datifyy.adapters.grpc.translation.ProtoSession;
import com.datifyy.adapters.grpc.wire.auth.v1.DeviceInfo;
import com.datifyy.adapters.grpc.wire.auth.v1.EmailPasswordCredentials;
import com.datifyy.adapters.grpc.wire.auth.v1.LoginWithEmailResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.LoginWithOAuthResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.LoginWithPhoneResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.OAuthCredentials;
import com.datifyy.adapters.grpc.wire.auth.v1.PhoneOTPCredentials;
import com.datifyy.adapters.grpc.wire.auth.v1.RegisterWithEmailResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.RegisterWithPhoneRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.RegisterWithPhoneResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.RequestPhoneOTPRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.RequestPhoneOTPResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.VerificationCode;
import com.datifyy.adapters.grpc.wire.auth.v1.VerificationType;
import com.datifyy.application.identity.PhoneSignIn;
import com.datifyy.application.identity.ProviderSignIn;
import com.datifyy.application.identity.Registration;
import com.datifyy.application.identity.SignIn;
import com.datifyy.application.identity.Visitor;
import com.datifyy.domain.shared.Faults;

/// The calls by which people become members and sign in.
final class EntryCalls {
    private final Registration registration;
    private final SignIn signIn;
    private final PhoneSignIn phoneSignIn;
    private final ProviderSignIn providerSignIn;

    EntryCalls(Registration registration, SignIn signIn, PhoneSignIn phoneSignIn, ProviderSignIn providerSignIn) {
        this.registration = registration;
        this.signIn = signIn;
        this.phoneSignIn = phoneSignIn;
        this.providerSignIn = providerSignIn;
    }

    RegisterWithEmailResponse register(EmailPasswordCredentials sent) {
        return SignedInMessages.registered(
                registration.register(CredentialMessages.form(sent), () -> visitor(sent.getDeviceInfo())));
    }

    LoginWithEmailResponse signIn(EmailPasswordCredentials sent) {
        var wrong = new Faults();
        SignIn.Credentials credentials = wrong.of(() -> CredentialMessages.credentials(sent));
        Visitor visitor = wrong.of(() -> visitor(sent.getDeviceInfo()));
        if (credentials == null || visitor == null) {
            throw wrong.refusal();
        }
        return SignedInMessages.byEmail(signIn.signIn(credentials, visitor));
    }

    /// The account is made once the number is proven, so there is no id yet.
    RegisterWithPhoneResponse register(RegisterWithPhoneRequest sent) {
        return RegisterWithPhoneResponse.newBuilder()
                .setVerification(codeFor(sent.getPhoneNumber(), sent.getName(), sent.getDeviceInfo()))
                .setMessage("A code is on its way: sign in with it")
                .build();
    }

    RequestPhoneOTPResponse sendCode(RequestPhoneOTPRequest sent) {
        return RequestPhoneOTPResponse.newBuilder()
                .setVerification(codeFor(sent.getPhoneNumber(), "", sent.getDeviceInfo()))
                .setMessage("A code is on its way")
                .build();
    }

    private VerificationCode codeFor(String number, String name, DeviceInfo device) {
        return VerificationMessages.sent(
                VerificationType.VERIFICATION_TYPE_PHONE,
                phoneSignIn.sendCode(() -> number, () -> name, () -> visitor(device)));
    }

    LoginWithPhoneResponse signIn(PhoneOTPCredentials sent) {
        return SignedInMessages.byPhone(
                phoneSignIn.signIn(CredentialMessages.form(sent), () -> visitor(sent.getDeviceInfo())));
    }

    LoginWithOAuthResponse signIn(OAuthCredentials sent) {
        return SignedInMessages.byProvider(providerSignIn.signIn(
                () -> CredentialMessages.credentials(sent),
                () -> CredentialMessages.options(sent),
                () -> visitor(sent.getDeviceInfo())));
    }

    private static Visitor visitor(DeviceInfo device) {
        return Callers.visitor(ProtoSession.device(device));
    }
}
