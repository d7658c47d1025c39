package com.datifyy.domain.profile.traits;

/// How a person names their gender.
public enum Gender {
    MALE,
    FEMALE,
    NON_BINARY,
    TRANSGENDER_MALE,
    TRANSGENDER_FEMALE,
    GENDERQUEER,
    OTHER,
    PREFER_NOT_TO_SAY
}
