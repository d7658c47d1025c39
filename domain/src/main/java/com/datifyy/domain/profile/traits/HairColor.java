package com.datifyy.domain.profile.traits;

/// A hair colour.
public enum HairColor {
    BLACK,
    BROWN,
    BLONDE,
    RED,
    GRAY,
    WHITE,
    BALD,
    OTHER,
    PREFER_NOT_TO_SAY
}
