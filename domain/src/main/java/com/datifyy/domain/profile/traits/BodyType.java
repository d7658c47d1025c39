package com.datifyy.domain.profile.traits;

/// How somebody describes their build.
public enum BodyType {
    SLIM,
    ATHLETIC,
    AVERAGE,
    MUSCULAR,
    CURVY,
    FEW_EXTRA_POUNDS,
    HEAVYSET,
    PREFER_NOT_TO_SAY
}
