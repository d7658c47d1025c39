package com.datifyy.domain.profile.traits;

/// How often somebody drinks alcohol.
public enum DrinkingHabit {
    NEVER,
    RARELY,
    SOCIALLY,
    REGULARLY,
    PREFER_NOT_TO_SAY
}
