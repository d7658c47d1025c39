package com.datifyy.domain.preferences;

/// What somebody expects of a partner about moving.
public enum RelocationExpectation {
    MUST_RELOCATE,
    WILLING_TO_RELOCATE,
    BOTH_FLEXIBLE,
    NO_RELOCATION
}
