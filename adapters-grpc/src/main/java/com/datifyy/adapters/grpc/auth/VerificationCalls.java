package com.datifyy.adapters.grpc.auth;

import com.datifyy.adapters.grpc.call.Callers;
import com.datifyy.adapters.grpc.translation.ProtoIdentity;
import com.datifyy.adapters.grpc.translation.ProtoSession;
import com.datifyy.adapters.grpc.wire.auth.v1.DeviceInfo;
import com.datifyy.adapters.grpc.wire.auth.v1.ResendVerificationCodeRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.ResendVerificationCodeResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.SendEmailVerificationRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.SendEmailVerificationResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.SendPhoneVerificationRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.SendPhoneVerificationResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.VerificationCode;
import com.datifyy.adapters.grpc.wire.auth.v1.VerificationRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.VerificationType;
import com.datifyy.adapters.grpc.wire.auth.v1.VerifyEmailResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.VerifyPhoneResponse;
import com.datifyy.application.identity.ContactCodes;
import com.datifyy.application.identity.ContactVerification;
import com.datifyy.application.identity.OwnAccount;
import com.datifyy.application.identity.Visitor;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.shared.Faults;
import com.datifyy.domain.shared.Refusal.InvalidInput;

/// The calls that prove an address or a number. Whoever brings a token is told the outcome for their
/// own account.
final class VerificationCalls {
    private final ContactCodes codes;
    private final ContactVerification verification;
    private final PasswordCalls passwords;

    VerificationCalls(ContactCodes codes, ContactVerification verification, PasswordCalls passwords) {
        this.codes = codes;
        this.verification = verification;
        this.passwords = passwords;
    }

    SendEmailVerificationResponse sendToEmail(SendEmailVerificationRequest request) {
        return SendEmailVerificationResponse.newBuilder()
                .setVerification(codeToAddress(request.getEmail(), request.getDeviceInfo()))
                .setMessage("If the address can be confirmed, a code is on its way")
                .build();
    }

    SendPhoneVerificationResponse sendToPhone(SendPhoneVerificationRequest request) {
        return SendPhoneVerificationResponse.newBuilder()
                .setVerification(codeToNumber(request.getPhoneNumber(), request.getDeviceInfo()))
                .setMessage("If the number can be confirmed, a code is on its way")
                .build();
    }

    ResendVerificationCodeResponse resend(ResendVerificationCodeRequest request) {
        String identifier = request.getIdentifier();
        VerificationType type = request.getType();
        DeviceInfo device = request.getDeviceInfo();
        var sent = switch (type) {
            case VERIFICATION_TYPE_EMAIL -> codeToAddress(identifier, device);
            case VERIFICATION_TYPE_PHONE -> codeToNumber(identifier, device);
            case VERIFICATION_TYPE_PASSWORD_RESET ->
                VerificationMessages.sent(type, passwords.sendToken(identifier, device));
            case VERIFICATION_TYPE_UNSPECIFIED -> throw new InvalidInput("type", "is required");
            case UNRECOGNIZED -> throw new InvalidInput("type", "is not a value of VerificationType");
        };
        return ResendVerificationCodeResponse.newBuilder()
                .setVerification(sent)
                .setMessage("If there is something to confirm, it is on its way")
                .build();
    }

    VerifyEmailResponse verifyEmail(VerificationRequest request) {
        var wrong = new Faults();
        Email email = wrong.of(() -> new Email(request.getIdentifier()));
        String code = wrong.of(() -> VerificationMessages.code(VerificationType.VERIFICATION_TYPE_EMAIL, request));
        if (email == null || code == null) {
            throw wrong.refusal();
        }
        var account = verification.proveEmail(email, code, Callers.ifAny(), Callers.visitor());
        var answer = VerifyEmailResponse.newBuilder().setSuccess(true).setMessage("E-mail address confirmed");
        return isCaller(account)
                ? answer.setUser(ProtoIdentity.account(account)).build()
                : answer.build();
    }

    VerifyPhoneResponse verifyPhone(VerificationRequest request) {
        var account = verification.provePhone(
                request::getIdentifier,
                () -> VerificationMessages.code(VerificationType.VERIFICATION_TYPE_PHONE, request),
                Callers.ifAny(),
                Callers.visitor());
        var answer = VerifyPhoneResponse.newBuilder().setSuccess(true).setMessage("Telephone number confirmed");
        return isCaller(account)
                ? answer.setUser(ProtoIdentity.account(account)).build()
                : answer.build();
    }

    /// Who only has the code is not shown whose account it is.
    private static boolean isCaller(OwnAccount account) {
        Caller caller = Callers.ifAny();
        return caller != null && caller.id().equals(account.user().id());
    }

    private VerificationCode codeToAddress(String address, DeviceInfo device) {
        var wrong = new Faults();
        Email email = wrong.of(() -> new Email(address));
        Visitor visitor = wrong.of(() -> visitor(device));
        if (email == null || visitor == null) {
            throw wrong.refusal();
        }
        return VerificationMessages.sent(
                VerificationType.VERIFICATION_TYPE_EMAIL, codes.sendEmailCode(email, Callers.ifAny(), visitor));
    }

    private VerificationCode codeToNumber(String number, DeviceInfo device) {
        return VerificationMessages.sent(
                VerificationType.VERIFICATION_TYPE_PHONE,
                codes.sendPhoneCode(() -> number, Callers.ifAny(), () -> visitor(device)));
    }

    private static Visitor visitor(DeviceInfo device) {
        return Callers.visitor(ProtoSession.device(device));
    }
}
