package com.datifyy.domain.profile.traits;

/// How well off a family is.
public enum FamilyAffluence {
    LOWER_MIDDLE_CLASS,
    MIDDLE_CLASS,
    UPPER_MIDDLE_CLASS,
    AFFLUENT,
    VERY_AFFLUENT,
    PREFER_NOT_TO_SAY
}
