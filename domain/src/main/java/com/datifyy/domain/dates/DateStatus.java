package com.datifyy.domain.dates;

import java.util.Set;

/// How far a date has come.
public enum DateStatus {
    SCHEDULED,
    CONFIRMED,
    IN_PROGRESS,
    COMPLETED,
    CANCELLED,
    NO_SHOW;

    /// Whether a date may go from this state to another one.
    public boolean mayBecome(DateStatus next) {
        return following().contains(next);
    }

    /// Whether the date still takes somebody's time: nobody may be on two such dates at once.
    public boolean isActive() {
        return !isFinal();
    }

    /// Whether a date cannot be in this state before it has begun.
    public boolean takesABeginning() {
        return switch (this) {
            case IN_PROGRESS, COMPLETED, NO_SHOW -> true;
            case SCHEDULED, CONFIRMED, CANCELLED -> false;
        };
    }

    /// Whether nothing follows.
    public boolean isFinal() {
        return following().isEmpty();
    }

    private Set<DateStatus> following() {
        return switch (this) {
            case SCHEDULED -> Set.of(CONFIRMED, CANCELLED, NO_SHOW);
            case CONFIRMED -> Set.of(IN_PROGRESS, CANCELLED, NO_SHOW);
            case IN_PROGRESS -> Set.of(COMPLETED, CANCELLED);
            case COMPLETED, CANCELLED, NO_SHOW -> Set.of();
        };
    }
}
