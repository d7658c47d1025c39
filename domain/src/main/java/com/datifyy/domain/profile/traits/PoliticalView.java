package com.datifyy.domain.profile.traits;

/// Where somebody stands politically.
public enum PoliticalView {
    LIBERAL,
    MODERATE,
    CONSERVATIVE,
    APOLITICAL,
    OTHER,
    PREFER_NOT_TO_SAY
}
