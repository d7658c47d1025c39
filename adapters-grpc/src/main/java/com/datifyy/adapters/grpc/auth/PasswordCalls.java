package com.datifyy.adapters.grpc.auth;

import com.datifyy.adapters.grpc.call.Callers;
import com.datifyy.adapters.grpc.translation.ProtoSession;
import com.datifyy.adapters.grpc.translation.ProtoTime;
import com.datifyy.adapters.grpc.wire.auth.v1.ChangePasswordRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.ChangePasswordResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.ConfirmPasswordResetResponse;
import com.datifyy.adapters.grpc.wire.auth.v1.DeviceInfo;
import com.datifyy.adapters.grpc.wire.auth.v1.PasswordResetConfirm;
import com.datifyy.adapters.grpc.wire.auth.v1.PasswordResetRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.RequestPasswordResetResponse;
import com.datifyy.application.identity.PasswordRecovery;
import com.datifyy.application.identity.Visitor;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.Password;
import com.datifyy.domain.shared.Faults;
import java.time.Instant;

/// The calls about passwords.
final class PasswordCalls {
    private final PasswordRecovery recovery;

    PasswordCalls(PasswordRecovery recovery) {
        this.recovery = recovery;
    }

    RequestPasswordResetResponse request(PasswordResetRequest sent) {
        return RequestPasswordResetResponse.newBuilder()
                .setMessage("If there is an account with this address, a message is on its way")
                .setExpiresAt(ProtoTime.of(sendToken(sent.getEmail(), sent.getDeviceInfo())))
                .build();
    }

    /// Until when a token that was sent now works.
    Instant sendToken(String email, DeviceInfo device) {
        var wrong = new Faults();
        Email address = wrong.of(() -> new Email(email));
        Visitor visitor = wrong.of(() -> Callers.visitor(ProtoSession.device(device)));
        if (address == null || visitor == null) {
            throw wrong.refusal();
        }
        return recovery.request(address, visitor);
    }

    ConfirmPasswordResetResponse confirm(PasswordResetConfirm sent) {
        var wrong = new Faults();
        String token = wrong.of(() -> VerificationMessages.required("reset_token", sent.getResetToken()));
        Password chosen = wrong.of(() -> Password.chosen("new_password", sent.getNewPassword()));
        Visitor visitor = wrong.of(() -> Callers.visitor(ProtoSession.device(sent.getDeviceInfo())));
        if (token == null || chosen == null || visitor == null) {
            throw wrong.refusal();
        }
        recovery.reset(token, chosen, visitor);
        return ConfirmPasswordResetResponse.newBuilder()
                .setSuccess(true)
                .setMessage("Password reset successfully: sign in with it")
                .build();
    }

    /// All other sessions end, whether or not the request asks for it.
    ChangePasswordResponse change(ChangePasswordRequest sent) {
        recovery.change(
                Callers.current(),
                sent::getCurrentPassword,
                () -> Password.chosen("new_password", sent.getNewPassword()),
                Callers.visitor());
        return ChangePasswordResponse.newBuilder()
                .setSuccess(true)
                .setMessage("Password changed successfully")
                .build();
    }
}
