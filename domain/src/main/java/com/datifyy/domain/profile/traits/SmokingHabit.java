package com.datifyy.domain.profile.traits;

/// How often somebody smokes.
public enum SmokingHabit {
    NEVER,
    SOCIALLY,
    REGULARLY,
    TRYING_TO_QUIT,
    PREFER_NOT_TO_SAY
}
