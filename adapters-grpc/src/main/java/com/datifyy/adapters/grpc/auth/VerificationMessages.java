package com.datifyy.adapters.grpc.auth;

import com.datifyy.adapters.grpc.translation.ProtoTime;
import com.datifyy.adapters.grpc.wire.auth.v1.VerificationCode;
import com.datifyy.adapters.grpc.wire.auth.v1.VerificationRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.VerificationType;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import java.time.Instant;

/// Codes on their way, which nobody is told, and codes that came back.
final class VerificationMessages {
    private VerificationMessages() {}

    /// A code on its way to somebody, if there is anybody: the answer does not tell.
    static VerificationCode sent(VerificationType type, Instant expiresAt) {
        return VerificationCode.newBuilder()
                .setType(type)
                .setExpiresAt(ProtoTime.of(expiresAt))
                .build();
    }

    /// Makes sure that a code which came back is not meant for something else.
    ///
    /// @throws InvalidInput when the request names another type than its rpc is about
    static VerificationRequest about(VerificationType type, VerificationRequest sent) {
        boolean fits = sent.getType() == type || sent.getType() == VerificationType.VERIFICATION_TYPE_UNSPECIFIED;
        if (!fits) {
            throw new InvalidInput("verification.type", "must be " + type + " here, or left out");
        }
        required("verification.code", sent.getCode());
        return sent;
    }

    /// What somebody has to present; an empty one is no attempt and counts as none.
    ///
    /// @throws InvalidInput when it is empty
    static String required(String field, String secret) {
        if (secret.isBlank()) {
            throw new InvalidInput(field, "is required");
        }
        return secret;
    }
}
