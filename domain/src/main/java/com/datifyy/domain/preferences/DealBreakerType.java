package com.datifyy.domain.preferences;

/// A reason that rules a partner out.
public enum DealBreakerType {
    SMOKING,
    DRINKING,
    DRUGS,
    HAS_CHILDREN,
    DOESNT_WANT_CHILDREN,
    DIFFERENT_RELIGION,
    DIFFERENT_POLITICAL_VIEW,
    LONG_DISTANCE,
    NOT_EDUCATED,
    UNEMPLOYED,
    LIVING_WITH_PARENTS,
    DIVORCED,
    AGE_GAP,
    HEIGHT,
    VEGETARIAN_NON_VEG,
    OTHER
}
