package com.datifyy.domain.profile.traits;

/// How somebody stands to pets.
public enum PetPreference {
    DOG_LOVER,
    CAT_LOVER,
    BOTH,
    OTHER,
    ALLERGIC,
    NO_PETS,
    WANT_SOMEDAY
}
