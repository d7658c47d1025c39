package com.datifyy.adapters.grpc.auth;

import com.datifyy.adapters.grpc.translation.ProtoTime;
import com.datifyy.adapters.grpc.wire.auth.v1.VerificationCode;
import com.datifyy.adapters.grpc.wire.auth.v1.VerificationRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.VerificationType;
import com.datifyy.domain.shared.Faults;
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

    /// A code that came back, and is not meant for something else.
    ///
    /// @throws InvalidInput when the request names another type than its rpc is about, or has no code
    static String code(VerificationType type, VerificationRequest sent) {
        var wrong = new Faults();
        boolean fits = sent.getType() == type || sent.getType() == VerificationType.VERIFICATION_TYPE_UNSPECIFIED;
        if (!fits) {
            wrong.note("verification.type", "must be " + type + " here, or left out");
        }
        String code = wrong.of(() -> required("verification.code", sent.getCode()), "");
        wrong.tell();
        return code;
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
