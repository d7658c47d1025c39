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
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.Password;
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
        return recovery.request(new Email(email), Callers.visitor(ProtoSession.device(device)));
    }

    ConfirmPasswordResetResponse confirm(PasswordResetConfirm sent) {
        recovery.reset(
                VerificationMessages.required("reset_token", sent.getResetToken()),
                Password.chosen("new_password", sent.getNewPassword()),
                Callers.visitor(ProtoSession.device(sent.getDeviceInfo())));
        return ConfirmPasswordResetResponse.newBuilder()
                .setSuccess(true)
                .setMessage("Password reset successfully: sign in with it")
                .build();
    }

    /// All other sessions end, whether or not the request asks for it.
    ChangePasswordResponse change(ChangePasswordRequest sent) {
        recovery.change(
                Callers.current(),
                sent.getCurrentPassword(),
                Password.chosen("new_password", sent.getNewPassword()),
                Callers.visitor());
        return ChangePasswordResponse.newBuilder()
                .setSuccess(true)
                .setMessage("Password changed successfully")
                .build();
    }
}
