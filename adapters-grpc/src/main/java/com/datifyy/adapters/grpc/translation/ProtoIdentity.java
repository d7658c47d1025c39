package com.datifyy.adapters.grpc.translation;

import com.datifyy.adapters.grpc.wire.common.v1.VerificationStatus;
import com.datifyy.domain.identity.AccountStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The words about accounts that several services use.
public final class ProtoIdentity {
    private static final ProtoEnum<AccountStatus> STATUS = new ProtoEnum<>(
            AccountStatus.class, com.datifyy.adapters.grpc.wire.common.v1.AccountStatus.getDescriptor());

    private ProtoIdentity() {}

    public static int statusNumber(AccountStatus status) {
        return STATUS.number(status);
    }

    /// @param at when something was confirmed, or null
    public static VerificationStatus verified(@Nullable Instant at) {
        return at == null
                ? VerificationStatus.VERIFICATION_STATUS_UNVERIFIED
                : VerificationStatus.VERIFICATION_STATUS_VERIFIED;
    }
}
