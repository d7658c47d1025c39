package com.datifyy.domain.matching;

/// What comparing a wish with a person gives.
public enum Verdict {
    SATISFIED,
    VIOLATED,
    /// Something needed for the comparison is not known; that is neither good nor bad.
    UNKNOWN
}
