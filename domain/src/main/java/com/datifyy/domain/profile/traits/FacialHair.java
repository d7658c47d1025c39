package com.datifyy.domain.profile.traits;

/// A style of facial hair.
public enum FacialHair {
    CLEAN_SHAVEN,
    BEARD,
    GOATEE,
    MUSTACHE,
    STUBBLE,
    OTHER
}
