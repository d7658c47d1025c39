package com.datifyy.domain.profile.traits;

/// Whom and where somebody lives with.
public enum LivingSituation {
    WITH_PARENTS,
    WITH_FAMILY,
    INDEPENDENT,
    WITH_ROOMMATES,
    OWN_HOUSE,
    RENTED,
    OTHER
}
