package com.datifyy.domain.profile.traits;

/// How traditional a family is.
public enum FamilyValues {
    TRADITIONAL,
    MODERATE,
    LIBERAL,
    ORTHODOX,
    OPEN_MINDED
}
