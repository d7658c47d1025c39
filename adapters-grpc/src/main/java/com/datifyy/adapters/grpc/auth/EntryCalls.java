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
        var visitor = Callers.visitor(ProtoSession.device(sent.getDeviceInfo()));
        return SignedInMessages.registered(registration.register(CredentialMessages.form(sent), visitor));
    }

    LoginWithEmailResponse signIn(EmailPasswordCredentials sent) {
        var visitor = Callers.visitor(ProtoSession.device(sent.getDeviceInfo()));
        return SignedInMessages.byEmail(signIn.signIn(CredentialMessages.credentials(sent), visitor));
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
        var visitor = Callers.visitor(ProtoSession.device(device));
        return VerificationMessages.sent(
                VerificationType.VERIFICATION_TYPE_PHONE, phoneSignIn.sendCode(number, name, visitor));
    }

    LoginWithPhoneResponse signIn(PhoneOTPCredentials sent) {
        var visitor = Callers.visitor(ProtoSession.device(sent.getDeviceInfo()));
        return SignedInMessages.byPhone(phoneSignIn.signIn(CredentialMessages.credentials(sent), visitor));
    }

    LoginWithOAuthResponse signIn(OAuthCredentials sent) {
        var visitor = Callers.visitor(ProtoSession.device(sent.getDeviceInfo()));
        return SignedInMessages.byProvider(providerSignIn.signIn(CredentialMessages.credentials(sent), visitor));
    }
}
