package com.datifyy.domain.profile.traits;

/// How much something matters to somebody, from not at all to very much.
public enum Importance {
    NOT_IMPORTANT,
    SOMEWHAT_IMPORTANT,
    IMPORTANT,
    VERY_IMPORTANT
}
