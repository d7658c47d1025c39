package com.datifyy.domain.preferences;

/// How somebody feels about piercings.
public enum PiercingPreference {
    LOVE_PIERCINGS,
    OKAY_WITH_PIERCINGS,
    NO_PREFERENCE,
    PREFER_WITHOUT,
    DEALBREAKER
}
