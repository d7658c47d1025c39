package com.datifyy.domain.profile.traits;

/// What somebody hopes a relationship will be.
public enum RelationshipGoal {
    LONG_TERM,
    MARRIAGE,
    SHORT_TERM,
    FRIENDSHIP,
    CASUAL,
    FIGURING_IT_OUT,
    OPEN_TO_EVERYTHING
}
