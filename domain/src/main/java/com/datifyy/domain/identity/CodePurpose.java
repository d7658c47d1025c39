package com.datifyy.domain.identity;

import java.time.Duration;

/// What a secret that is sent to somebody is for. A secret for one purpose is worthless for another.
public enum CodePurpose {
    /// Proves that the claimed address of an account is its owner's.
    PROVE_EMAIL(8, Duration.ofMinutes(10)),
    /// Proves that the claimed number of an account is its owner's.
    PROVE_PHONE(6, Duration.ofMinutes(10)),
    /// Signs in, or registers, the owner of a telephone.
    SIGN_IN_BY_PHONE(6, Duration.ofMinutes(10)),
    /// Confirms the closing of an account that has no password.
    CLOSE_ACCOUNT(6, Duration.ofMinutes(10)),
    /// Lets the owner of a mailbox choose a new password: a long token, not digits.
    RESET_PASSWORD(0, Duration.ofHours(1));

    private final int digits;
    private final Duration validity;

    CodePurpose(int digits, Duration validity) {
        this.digits = digits;
        this.validity = validity;
    }

    /// How many digits people type; 0 for a long token.
    public int digits() {
        return digits;
    }

    public Duration validity() {
        return validity;
    }
}
