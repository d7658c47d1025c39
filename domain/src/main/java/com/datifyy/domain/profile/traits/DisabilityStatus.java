package com.datifyy.domain.profile.traits;

/// Whether somebody lives with a disability.
public enum DisabilityStatus {
    NONE,
    PHYSICAL,
    VISUAL,
    HEARING,
    OTHER,
    PREFER_NOT_TO_SAY
}
