package com.datifyy.domain.preferences;

/// Whether a partner should live in India or abroad (a non-resident Indian).
public enum NriPreference {
    NRI_ONLY,
    RESIDENT_ONLY,
    BOTH,
    NO_PREFERENCE
}
