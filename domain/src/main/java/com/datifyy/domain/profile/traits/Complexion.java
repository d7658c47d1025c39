package com.datifyy.domain.profile.traits;

/// How somebody describes their complexion.
public enum Complexion {
    VERY_FAIR,
    FAIR,
    WHEATISH,
    DUSKY,
    DARK,
    PREFER_NOT_TO_SAY
}
