package com.datifyy.adapters.grpc.auth;

import com.datifyy.adapters.grpc.translation.ProtoIdentity;
import com.datifyy.adapters.grpc.translation.ProtoTime;
import com.datifyy.adapters.grpc.wire.auth.v1.EmailPasswordCredentials;
import com.datifyy.adapters.grpc.wire.auth.v1.LinkProviderRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.OAuthCredentials;
import com.datifyy.adapters.grpc.wire.auth.v1.PhoneOTPCredentials;
import com.datifyy.application.identity.PhoneSignIn;
import com.datifyy.application.identity.ProviderCredentials;
import com.datifyy.application.identity.Registration;
import com.datifyy.application.identity.SignIn;
import com.datifyy.application.identity.SignInOptions;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.Password;
import com.datifyy.domain.shared.Faults;

/// What people present to become members and to sign in.
final class CredentialMessages {
    private CredentialMessages() {}

    static Registration.Form form(EmailPasswordCredentials sent) {
        return new Registration.Form(
                sent::getEmail,
                sent::getPassword,
                sent::getName,
                () -> sent.getDateOfBirth().isEmpty() ? null : ProtoTime.day("date_of_birth", sent.getDateOfBirth()));
    }

    static SignIn.Credentials credentials(EmailPasswordCredentials sent) {
        var wrong = new Faults();
        Email email = wrong.of(() -> new Email(sent.getEmail()));
        Password password = wrong.of(() -> Password.presented(sent.getPassword()));
        if (email == null || password == null) {
            throw wrong.refusal();
        }
        return new SignIn.Credentials(
                email, password, new SignInOptions(sent.getSecondFactorCode(), sent.getReopenAccount()));
    }

    static PhoneSignIn.Form form(PhoneOTPCredentials sent) {
        return new PhoneSignIn.Form(
                sent::getPhoneNumber,
                () -> VerificationMessages.required("otp_code", sent.getOtpCode()),
                sent::getName,
                () -> new SignInOptions(sent.getSecondFactorCode(), sent.getReopenAccount()));
    }

    static ProviderCredentials credentials(OAuthCredentials sent) {
        return new ProviderCredentials(
                ProtoIdentity.provider("provider", sent.getProviderValue()),
                sent.getIdToken(),
                sent.getAccessToken(),
                sent.getNonce());
    }

    static ProviderCredentials credentials(LinkProviderRequest sent) {
        return new ProviderCredentials(
                ProtoIdentity.provider("provider", sent.getProviderValue()),
                sent.getIdToken(),
                sent.getAccessToken(),
                sent.getNonce());
    }

    static SignInOptions options(OAuthCredentials sent) {
        return new SignInOptions(sent.getSecondFactorCode(), sent.getReopenAccount());
    }
}
