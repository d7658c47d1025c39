package com.datifyy.domain.profile.traits;

/// When somebody sleeps.
public enum SleepSchedule {
    EARLY_BIRD,
    NIGHT_OWL,
    VARIES
}
