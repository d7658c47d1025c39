package com.datifyy.domain.profile.traits;

/// A faith, or the absence of one.
public enum Religion {
    AGNOSTIC,
    ATHEIST,
    BUDDHIST,
    CHRISTIAN,
    CATHOLIC,
    HINDU,
    JEWISH,
    MUSLIM,
    SIKH,
    JAIN,
    SPIRITUAL,
    OTHER,
    PREFER_NOT_TO_SAY
}
