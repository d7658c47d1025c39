package com.datifyy.domain.profile.traits;

/// How often somebody exercises.
public enum WorkoutFrequency {
    NEVER,
    RARELY,
    SOMETIMES,
    OFTEN,
    DAILY,
    ATHLETE
}
