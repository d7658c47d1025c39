package com.datifyy.domain.profile.traits;

/// An ethnic background.
public enum Ethnicity {
    ASIAN,
    BLACK_AFRICAN,
    BLACK_CARIBBEAN,
    CAUCASIAN_WHITE,
    EAST_ASIAN,
    HISPANIC_LATINO,
    MIDDLE_EASTERN,
    NATIVE_AMERICAN,
    PACIFIC_ISLANDER,
    SOUTH_ASIAN,
    SOUTHEAST_ASIAN,
    MIXED_MULTIRACIAL,
    OTHER,
    PREFER_NOT_TO_SAY
}
