package com.datifyy.domain.preferences;

/// How somebody feels about tattoos.
public enum TattooPreference {
    LOVE_TATTOOS,
    OKAY_WITH_TATTOOS,
    NO_PREFERENCE,
    PREFER_WITHOUT,
    DEALBREAKER
}
