package com.datifyy.domain.curation;

/// Why somebody would rather not meet. Nobody but the staff learns of it.
public enum RejectionReason {
    NOT_INTERESTED,
    TOO_FAR,
    INCOMPATIBLE_INTERESTS,
    AGE_MISMATCH,
    LIFESTYLE_DIFFERENCE,
    TIMING_CONFLICT,
    OTHER
}
