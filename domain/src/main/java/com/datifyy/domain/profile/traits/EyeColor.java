package com.datifyy.domain.profile.traits;

/// An eye colour.
public enum EyeColor {
    BROWN,
    BLACK,
    BLUE,
    GREEN,
    HAZEL,
    GRAY,
    OTHER,
    PREFER_NOT_TO_SAY
}
